package detectors

import "github.com/redactd/redactd/internal/checksum"

var rareEast = []id{
	{
		name: "pl_regon", country: "PL",
		about:   "Polish statistical number of firms and sole traders (REGON): weights mod 11, twice in the long one",
		example: "192598184",
		plain:   "999999999|99999999999999|999-999-999|999 999 999|999999999-99999",
		valid:   validREGON, pass: 1.0 / 11,
		words: "regon*, nr regon, numer regon, rejestr gospodarki",
	},
	{
		name: "bg_lnc", country: "BG",
		about:   "Bulgarian personal number of foreigners (LNCH): weights 21 19 17 13 11 9 7 3 1, mod 10",
		example: "7111042925",
		plain:   "9999999999|9999 999 999",
		valid:   validLNC, pass: 1.0 / 10,
		words: "лнч, личен номер на чужденец, личен номер, чужденец*, чужденци, lnch, lnc, lncz, foreigner number",
	},
	{
		name: "ru_ogrnip", country: "RU",
		about:   "Russian register number of sole traders (OGRNIP): a 3 in front, the others mod 13 mod 10 make the last digit",
		example: "304500116000157",
		plain:   "999999999999999|9 99 99 9999999999|9-99-99-9999999999",
		valid:   validOGRNIP, pass: 1.0 / 98,
		words: "огрнип*, огрн ип, огрн, ип, индивидуальный предприниматель, индивидуального предпринимателя, егрип, ogrnip, ogrn",
	},
	{
		name: "ua_unzr", country: "UA",
		about:   "number in the Ukrainian demographic register: a date of birth and five digits; no public rule was found for the last",
		example: "19900314-05712",
		grouped: "99999999-99999", plain: "9999999999999|99999999 99999",
		valid: validUNZR, pass: 1.0 / 730, dated: true,
		words: "унзр, унзр*, номер запису, запис у реєстрі, запис №, запис, демографічний реєстр, демографічного реєстру, record no, unzr",
	},
	{
		name: "kg_pin", country: "KG",
		about:   "Kyrgyz personal number (PIN): sex, date of birth and five digits, no published check digit",
		example: "21403199000571",
		grouped: "99999999999999",
		valid:   validKyrgyzPIN, pass: 1.0 / 2000, dated: true,
		words: "пин, пин-код гражданина, инн, персональный номер, персонального номера, идентификационн*, жеке номер, жеке номерим, " +
			"жеке номери, жсн, ипн",
	},
}

// validREGON is the rule of python-stdnum, stdnum/pl/regon.py. The first nine digits of a local unit's number
// are its firm's.
func validREGON(v []byte) bool {
	if len(v) == 14 {
		sum, ok := checksum.WeightedSum(v, 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)
		return ok && v[13] == byte('0'+sum%11%10) && validREGON(v[:9])
	}
	sum, ok := checksum.WeightedSum(v, 8, 9, 2, 3, 4, 5, 6, 7)
	return ok && len(v) == 9 && v[8] == byte('0'+sum%11%10) && !allSame(v)
}

// validLNC is the rule of python-stdnum, stdnum/bg/pnf.py.
func validLNC(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 21, 19, 17, 13, 11, 9, 7, 3, 1)
	return ok && len(v) == 10 && v[9] == byte('0'+sum%10) && !allSame(v)
}

// validOGRNIP: python-stdnum (stdnum/ru/ogrn.py) does not take the second remainder, so that no number of which the
// first is 10 or more would ever pass.
func validOGRNIP(v []byte) bool {
	if len(v) != 15 || v[0] != '3' {
		return false
	}
	n, ok := checksum.Number(v[:14])
	return ok && v[14] == byte('0'+n%13%10)
}

func validUNZR(v []byte) bool {
	return len(v) == 13 && allDigits(v) && withinAny(checksum.Two(v), 19, 20) && checksum.YYYYMMDD(v)
}

// validKyrgyzPIN takes 1 or 2 for the sex, and a day of birth.
func validKyrgyzPIN(v []byte) bool {
	if len(v) != 14 || !allDigits(v) || v[0] != '1' && v[0] != '2' {
		return false
	}
	year := checksum.Two(v[5:])*100 + checksum.Two(v[7:])
	return withinAny(year, 1900, 2039) && checksum.Date(year, checksum.Two(v[3:]), checksum.Two(v[1:]))
}
