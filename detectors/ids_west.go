package detectors

import "github.com/redactd/redactd/redact"

// westIDs returns the rows of Western Europe: Austria, Belgium, France, Germany, Ireland, Italy, Luxembourg, the Netherlands, Portugal, Spain and Switzerland.
func westIDs() []redact.Detector { return rows(west) }

var west = []id{}
