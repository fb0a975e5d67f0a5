package detectors

import "github.com/redactd/redactd/redact"

// pacificIDs returns the rows of Australia and New Zealand.
func pacificIDs() []redact.Detector { return rows(pacific) }

var pacific = []id{}
