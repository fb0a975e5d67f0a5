package detectors

import "github.com/redactd/redactd/redact"

// ukNHS shares its only separated form with North American phone numbers, and one number in eleven
// passes: the prior leaves it to a context word, also where the policy names the country.
func ukNHS() redact.Detector {
	return redact.Detector{
		Name:    "uk_nhs",
		Entity:  "UK_NHS",
		Region:  "GB",
		About:   "NHS number of England, Wales and the Isle of Man: weights 10 to 2, mod 11",
		Example: "943 476 5919",
		Trigger: redact.Forms(
			redact.Layout{Form: "999 999 9999", Bits: 1},
			redact.Layout{Form: "999-999-9999", Bits: 1},
			redact.Layout{Form: "9999999999"},
		),
		Before:   48,
		After:    32,
		Valid:    validNHS,
		Pass:     1.0 / 11,
		Prior:    -14,
		WordBits: 15,
		Words: []string{
			"nhs*", "nhs number", "patient*", "health service", "gp", "surgery", "hospital",
			"medical record", "clinic*",
		},
	}
}

// validNHS is the rule of the NHS data dictionary: the ten digits weighted 10 to 1 add up to a
// multiple of 11, which no check digit of "10" can. Ten equal digits pass it and are refused.
func validNHS(v []byte) bool { return nhsSum(v) && !allSame(v) }

var nhsSum = checkedBy(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
