package detectors

import "github.com/redactd/redactd/redact"

// northIDs returns the rows of the United States, Canada and Mexico.
func northIDs() []redact.Detector { return rows(north) }

var north = []id{}
