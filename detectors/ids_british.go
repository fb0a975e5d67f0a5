package detectors

import "github.com/redactd/redactd/redact"

// britishIDs returns the rows of the United Kingdom.
func britishIDs() []redact.Detector { return rows(british) }

var british = []id{}
