package detectors

import "github.com/redactd/redactd/internal/checksum"

var centralAmerica = []id{
	{
		name: "do_cedula", country: "DO",
		about:   "Dominican identity card (cédula): Luhn, apart from some hundred that were issued against it",
		example: "001-1391820-5",
		grouped: "999-9999999-9|999 9999999 9", plain: "99999999999",
		valid: elevenByLuhn, pass: 1.0 / 10,
		words: "cedula*, identidad y electoral, documento de identidad, jce, national id",
	},
	{
		name: "gt_cui", country: "GT",
		about:   "Guatemalan personal number (CUI, DPI): weights 2 to 9, mod 11, department and municipality",
		example: "2634 58911 0101",
		grouped: "9999 99999 9999|9999-99999-9999", plain: "9999999999999",
		valid: validGuatemalan, pass: 1.0 / 143,
		words: "cui, dpi, documento personal, codigo unico, identificacion, renap",
	},
	{
		name: "sv_dui", country: "SV",
		about:   "Salvadoran identity document (DUI): nine digits, the last behind a hyphen; no rule is published",
		example: "04298176-3",
		plain:   "99999999-9|999999999",
		words:   "dui, d u i, documento unico, documento unico de identidad, rnpn",
	},
}

// validGuatemalan is the rule of RENAP: a check digit behind eight digits, a department of 01 to 22 and a
// municipality. Their number grows, so that only the order of the largest department's is asked.
func validGuatemalan(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 2, 3, 4, 5, 6, 7, 8, 9)
	if !ok || len(v) != 13 || !isDigit(v[8]) || sum%11 != int(v[8]-'0') {
		return false
	}
	department, municipality := checksum.Two(v[9:]), checksum.Two(v[11:])
	return department >= 1 && department <= 22 && municipality >= 1 && municipality <= 35
}
