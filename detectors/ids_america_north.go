package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// northIDs returns the rows of the United States, Canada and Mexico.
func northIDs() []redact.Detector {
	return slices.Concat([]redact.Detector{usBankNumber()}, rows(unitedStates), rows(northOffices), rows(canada), rows(mexico),
		rows(canadaPapers))
}
