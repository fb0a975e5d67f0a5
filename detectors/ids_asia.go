package detectors

import "github.com/redactd/redactd/redact"

// asiaIDs returns the rows of East, South and South-East Asia.
func asiaIDs() []redact.Detector { return rows(asia) }

var asia = []id{}
