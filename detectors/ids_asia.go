package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// asiaIDs returns the rows of East, South and South-East Asia.
func asiaIDs() []redact.Detector {
	return slices.Concat(rows(india), rows(southAsia), rows(eastAsia), rows(korea), rows(southEastAsia), rows(asianPapers),
		rows(asianBanks), []redact.Detector{inBankAccount(), inUPI()})
}
