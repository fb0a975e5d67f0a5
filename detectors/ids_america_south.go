package detectors

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// southIDs returns the rows of Central and South America.
func southIDs() []redact.Detector {
	return slices.Concat(tenDigits(), initialled(), rows(brazil), rows(southernCone), rows(andes), rows(centralAmerica), rows(southTaxes))
}

// check11 is the check digit of many offices of Latin America: 11 less the sum's remainder, where 11 and 10
// stand for 0.
func check11(sum int) byte {
	if d := 11 - sum%11; d < 10 {
		return '0' + byte(d)
	}
	return '0'
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
