package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// southIDs returns the rows of Central and South America.
func southIDs() []redact.Detector {
	return slices.Concat(tenDigits(), initialled(), rows(brazil), rows(southernCone), rows(andes), rows(centralAmerica), rows(southTaxes),
		rows(southPapers), rows(centralPapers), []redact.Detector{brPixKey(), brPixKeyProse()})
}

// cyclic11 sums the digits of b from the right with the weights 2 to last, over and over; false if one of them
// is no digit.
func cyclic11(b []byte, last int) (sum int, ok bool) {
	weight := 2
	for i := len(b) - 1; i >= 0; i-- {
		if !isDigit(b[i]) {
			return 0, false
		}
		sum += weight * int(b[i]-'0')
		if weight++; weight > last {
			weight = 2
		}
	}
	return sum, len(b) > 0
}
