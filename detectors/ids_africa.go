package detectors

import "github.com/redactd/redactd/redact"

// africaIDs returns the rows of Africa and the Middle East.
func africaIDs() []redact.Detector { return rows(africa) }

var africa = []id{}
