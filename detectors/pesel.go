package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// plPESEL is never written in groups; the prior leaves the bare digits to a context word, also
// where the policy names the country.
func plPESEL() redact.Detector {
	return redact.Detector{
		Name:     "pl_pesel",
		Entity:   "PL_PESEL",
		Region:   "PL",
		About:    "Polish national identification number: a date with its century, weights mod 10",
		Example:  "44051401359",
		Trigger:  redact.Forms(redact.Layout{Form: "99999999999"}),
		Before:   48,
		After:    32,
		Valid:    validPESEL,
		Pass:     1.0 / 56,
		Prior:    -16,
		WordBits: 15,
		Words: []string{
			"pesel*", "dowod*", "tozsamosc*", "ewidencyjn*", "national id", "identyfikac*", "pacjent*",
			"ubezpieczon*",
		},
	}
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
