package detectors

import "github.com/redactd/redactd/redact"

// southIDs returns the rows of Central and South America and the Caribbean.
func southIDs() []redact.Detector { return rows(south) }

var south = []id{}
