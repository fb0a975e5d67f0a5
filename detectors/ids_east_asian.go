package detectors

import "github.com/redactd/redactd/internal/checksum"

var eastAsian = []id{
	{
		name: "kz_iin", country: "KZ",
		about:   "Kazakh individual identification number: a date, a century, two rounds of weights mod 11",
		example: "880412300011",
		plain:   "999999999999|999999 999999",
		valid:   validIIN, pass: 1.0 / 495, dated: true,
		words: "иин, жсн, ж с н, и и н, индивидуальный идентификационный, идентификационный номер, идентификационн*, жеке сәйкестендіру, удостоверени*, жеке куәлік, iin*, jsn, individual identification, kazakh id",
	},
	{
		name: "uz_pinfl", country: "UZ",
		about:   "Uzbek personal number (JSHSHIR, PINFL): sex and century, date of birth, weights 7 3 1 mod 10",
		example: "40306953500014",
		plain:   "99999999999999",
		valid:   validPINFL, pass: 1.0 / 472, dated: true,
		words: "пинфл, жшшир, ж ш ш и р, jshshir*, jshshr, pinfl*, shaxsiy raqam*, shaxsiy identifikatsiya, шахсий рақам*, персональный номер, персональный идентификационный, паспорт*, pasport*",
	},
	{
		name: "ge_pn", country: "GE",
		about:   "Georgian personal number: eleven digits; no check digit",
		example: "01008012345",
		plain:   "99999999999",
		valid:   validGeorgian,
		words:   "პირადი ნომერი, პირადი ნომრით, პირადი ნომრის, პირადობის, პირადი, პ ნ, piradi nomeri, piradi nomris, personal number, georgian id, личный номер",
	},
}

// validIIN is the rule of the Kazakh act 223 of 2007. The seventh digit is the century and the sex, 0 for
// foreigners.
func validIIN(v []byte) bool {
	if !iinSum(v) || v[6] > '6' {
		return false
	}
	century := 2000
	if v[6] != '0' {
		century = 1800 + 100*(int(v[6]-'1')/2)
	}
	return bornIn(century, v)
}

var iinSum = checkedTwice(
	[]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2},
)

// validPINFL is the rule of the Uzbek resolution on the personal number: 1 and 2 are the 19th century, and so on.
func validPINFL(v []byte) bool {
	if len(v) != 14 || v[0] < '1' || v[0] > '6' || sum731(v[:13])%10 != int(v[13]-'0') {
		return false
	}
	_, ok := checksum.Number(v)
	century := 1800 + 100*(int(v[0]-'1')/2)
	return ok && checksum.Date(century+checksum.Two(v[5:]), checksum.Two(v[3:]), checksum.Two(v[1:]))
}

// validGeorgian refuses numbers that are plainly made up.
func validGeorgian(v []byte) bool {
	_, ok := checksum.Number(v)
	return ok && len(v) == 11 && !allSame(v)
}
