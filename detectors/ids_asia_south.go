package detectors

import "github.com/redactd/redactd/internal/checksum"

var southAsia = []id{
	{
		name: "pk_cnic", country: "PK",
		about:   "Pakistani identity card number (CNIC): a province and a sex digit, no check digit",
		example: "34201-0891231-8",
		grouped: "99999-9999999-9|99999 9999999 9", plain: "9999999999999",
		valid: validCNIC, pass: 0.63, strong: true,
		words: "cnic, snic, nicop, nadra, nic no, nic number, national identity card, شناختی*, " +
			"shanakhti*",
	},
	{
		name: "lk_nic", country: "LK",
		about:   "Sri Lankan national identity card: year and day of birth, old cards end in V or X; the check digit is not published",
		example: "853400937V",
		plain:   "999999999A|999999999 A|999999999999",
		valid:   validLankanNIC, pass: 1.0 / 18,
		words: "nic, nic no, nic number, national identity, identity card, හැඳුනුම්පත*, அடையாள அட்டை*, அடையாள*",
	},
}

// validCNIC is what NADRA documents: provinces 1 to 7, an odd last digit for men, an even one for women.
func validCNIC(v []byte) bool {
	return hasShape(v, "9999999999999") && v[0] >= '1' && v[0] <= '7' && v[12] != '0' && !allSame(v)
}

// validLankanNIC takes a year of two or four digits and the day of that year, plus 500 for women. The
// Department for Registration of Persons counts 366 days in every year.
func validLankanNIC(v []byte) bool {
	day := v
	switch {
	case hasShape(v, "999999999A") && (v[9] == 'V' || v[9] == 'X'):
		day = v[2:]
	case hasShape(v, "999999999999") && withinAny(checksum.Two(v), 19, 20):
		day = v[4:]
	default:
		return false
	}
	n, _ := checksum.Number(day[:3])
	return withinAny(int(n), 1, 366, 501, 866)
}
