package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
)

// polishPESEL is never written in groups.
var polishPESEL = id{
	name: "pl_pesel", country: "PL",
	about:   "Polish national identification number: a date with its century, weights mod 10",
	example: "44051401359",
	plain:   "99999999999",
	valid:   validPESEL, pass: 1.0 / 56, dated: true,
	words: "pesel*, dowod*, tozsamosc*, ewidencyjn*, national id, identyfikac*, pacjent*, ubezpieczon*",
}

// validPESEL is the rule of the Polish act on population registration of 2010, article 15 and
// following: month plus 80, 0, 20, 40 or 60 for the centuries from 1800 on, and eleven digits whose
// sum with the weights 1 3 7 9 and, for the check digit, 1 is a multiple of 10.
func validPESEL(v []byte) bool {
	if !peselSum(v) {
		return false
	}
	month := checksum.Two(v[2:])
	century := 19 + month/20
	if month > 80 {
		century = 18
	}
	return checksum.Date(century*100+checksum.Two(v), month%20, checksum.Two(v[4:]))
}

var peselSum = checkedBy(10, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
