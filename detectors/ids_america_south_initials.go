package detectors

import "github.com/redactd/redactd/redact"

// initialled returns the rows of cards behind their initials, C.C. and C.I., of three countries. A dump of bytes is full of such
// letters and of eight digits in one piece, so that these rows take only what has separators, or ten digits.
func initialled() []redact.Detector {
	card := id{
		name: "co_cc_initials", country: "CO",
		about:   "Colombian citizenship card behind CC or C.C.: with separators, or ten digits from 1 on",
		example: "1.020.304.050",
		plain:   "9.999.999.999|99.999.999|9.999.999|9999999999|9 999 999 999|99 999 999|9,999,999,999|99,999,999",
		valid:   validCiudadania,
		words:   "cc, c c",
	}.detector()
	card.Entity = "CO_CC"
	card.Ignores = []string{"epoch time", "dotted version or address"}
	identity := id{
		name: "uy_ci_initials", country: "UY",
		about:   "Uruguayan identity card behind CI or C.I., with separators: weights 2 9 8 7 6 3 4, mod 10",
		example: "1.234.567-2",
		grouped: "9.999.999-9|9999999-9|999.999-9|9.999.999/9|9 999 999-9",
		valid:   validUruguayan, pass: 1.0 / 10,
		words: "ci, c i",
	}.detector()
	identity.Entity = "UY_CI"
	citizen := id{
		name: "ve_ci_initials", country: "VE",
		about:   "Venezuelan identity card behind C.I. without its letter, with dots: seven or eight digits, nothing to check",
		example: "12.345.678",
		plain:   "99.999.999|9.999.999",
		valid:   validCiudadania,
		words:   "ci, c i",
	}.detector()
	citizen.Entity = "VE_CI"
	return []redact.Detector{card, identity, citizen}
}
