package detectors

import "github.com/redactd/redactd/redact"

// eastIDs returns the rows of Central and Eastern Europe and the Balkans.
func eastIDs() []redact.Detector { return rows(east) }

var east = []id{}
