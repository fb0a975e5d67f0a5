package detectors

import "github.com/redactd/redactd/luhn"

var canada = []id{
	{
		name: "ca_sin", country: "CA",
		about:   "Canadian Social Insurance Number: Luhn, does not begin with 0 or 8",
		example: "130-692-544",
		grouped: "999-999-999", plain: "999999999|999 999 999",
		valid: validSIN, pass: 1.0 / 13,
		words: "sin, social insurance, nas, assurance sociale, insurance number, tax id",
	},
}

// validSIN is the rule of Employment and Social Development Canada. 9 is for temporary residents; 0 and 8 have
// not been issued to people.
func validSIN(v []byte) bool {
	return len(v) == 9 && v[0] != '0' && v[0] != '8' && luhn.Valid(v)
}
