package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
)

var eastCentral = []id{
	{
		name: "cz_rodne_cislo", country: "CZ",
		about:   "Czech birth number: a date (month 50 more for women, 20 more where numbers ran out), mod 11 since 1954",
		example: "710319/2745",
		grouped: "999999/9999", plain: "9999999999|999999999|999999/999|999999 9999|999999 / 9999|999999-9999|999 999 9999",
		valid: validRodneCislo, pass: 1.0 / 49, dated: true,
		words: "rodne cislo, rodneho cisla, rodnym cislem, rodna cisla, rodnecislo, rc, r c, birth number, personal number, obcan*, pojistenec, pojistence, pojistenk*, pacient*, czech id",
	},
	{
		name: "sk_rodne_cislo", country: "SK",
		about:   "Slovak birth number: a date (month 50 more for women, 20 more where numbers ran out), mod 11 since 1954",
		example: "736028/5163",
		grouped: "999999/9999", plain: "9999999999|999999999|999999/999|999999 9999|999999 / 9999|999999-9999|999 999 9999",
		valid: validRodneCislo, pass: 1.0 / 50, dated: true,
		words: "rodne cislo, rodneho cisla, rodnym cislom, rodne cisla, rodnecislo, rc, r c, birth number, obciansk*, poistenec, poistenca, poistenk*, pacientk*, slovak id",
	},
	{
		name: "hu_taj", country: "HU",
		about:   "Hungarian social security number (TAJ): weights 3 and 7, mod 10",
		example: "111-111-110",
		grouped: "999-999-999", plain: "999999999|999 999 999",
		valid: validTAJ, pass: 1.0 / 10,
		words: "taj, tajom, tajszam*, tajkart*, taj kartya, tb szam, tb szama, tarsadalombiztositas*, egeszsegbiztositas*, biztositott*, oep, neak, social security, health insurance",
	},
	{
		name: "hu_tax_id", country: "HU",
		about:   "Hungarian tax identification number of a person: begins with 8, weights 1 to 9, mod 11",
		example: "8366460371",
		plain:   "9999999999",
		valid:   validAdoazonosito, pass: 1.0 / 105,
		words: "adoazonosito*, ado azonosito, adoszam*, adojel*, adokartya*, adobevallas*, nav, tax id, tax number, tax identification",
	},
	{
		name: "pl_id_card", country: "PL",
		about:   "Polish identity card: three letters and six digits, of which the first is the check digit, weights 7 3 1 mod 10",
		example: "ABA300000",
		plain:   "AAA999999|AAA 999999|AAA-999999|AAA 9 99999",
		valid:   validDowod, pass: 1.0 / 10,
		words: "dowod*, dow osobisty, tozsamosc*, seria i numer, serii i numerze, seria i nr, identity card, id card, do nr",
	},
	{
		name: "pl_nip", country: "PL",
		about:   "Polish tax number of persons and firms (NIP): weights 6 5 7 2 3 4 5 6 7, mod 11",
		example: "856-734-62-15",
		plain:   "9999999999|999-999-99-99|999-99-99-999|999 999 99 99|999 99 99 999|AA9999999999|AA 9999999999",
		valid:   validNIP, pass: 1.0 / 11,
		words: "nip, numer nip, podatnik*, identyfikacji podatkowej, podatkow*, vat ue, tax number, tax id",
	},
	{
		name: "pl_passport", country: "PL",
		about:   "Polish passport: two letters and seven digits, of which the first is the check digit, weights 7 3 1 mod 10",
		example: "NQ9203531",
		plain:   "AA9999999|AA 9999999",
		valid:   validPolishPassport, pass: 1.0 / 10,
		words: "paszport*, polish passport, passport, passport number, passport no, dokument podrozy, dokumentu podrozy",
	},
	{
		name: "hu_personal_id", country: "HU",
		about:   "Hungarian personal number: sex and century, date of birth, weights mod 11 in either order",
		example: "5-730424-3497",
		grouped: "9-999999-9999|9 999999 9999", plain: "99999999999",
		valid: validSzemelyi, pass: 1.0 / 157, dated: true,
		words: "szemelyi szam*, szemelyi azonosito, szemelyi azonosito jel, szemelyi*, szig, szigszam, azonosito jel, personal id, hungarian id",
	},
}

// validRodneCislo is the rule of the Czech act 133/2000, which Slovakia's act 301/1995 shares. Numbers of nine
// digits end with 1953 and have no check; until 1985 a remainder of 10 was written as 0.
func validRodneCislo(v []byte) bool {
	n, ok := checksum.Number(v)
	if !ok || len(v) != 9 && len(v) != 10 {
		return false
	}
	year, month := 1900+checksum.Two(v), checksum.Two(v[2:])%50
	if month > 20 {
		month -= 20
	}
	switch {
	case len(v) == 9 && year > 1953:
		year -= 100
	case len(v) == 10 && year < 1954:
		year += 100
	}
	if !checksum.Date(year, month, checksum.Two(v[4:])) || year < 1880 {
		return false
	}
	if len(v) == 9 {
		return string(v[6:]) != "000"
	}
	return n%11 == 0 || n/10%11 == 10 && v[9] == '0'
}

// validTAJ is the rule of the Hungarian act XX of 1996.
func validTAJ(v []byte) bool { return tajSum(v) && string(v) != "000000000" }

var tajSum = checkedBy(10, 3, 7, 3, 7, 3, 7, 3, 7, 9)

// validAdoazonosito is the rule of the same act; a remainder of 10 is not issued.
func validAdoazonosito(v []byte) bool { return adoSum(v) && v[0] == '8' }

var adoSum = checkedBy(11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)

// validDowod is the rule of ICAO 9303 for the number's own check digit, which stands behind the letters. Series
// that name a currency are left to amounts.
func validDowod(v []byte) bool {
	if len(v) != 9 || isWord(v[:3], "pln", "eur", "usd", "gbp") {
		return false
	}
	for i, c := range v {
		if (i < 3) != isLetter(c) {
			return false
		}
	}
	return sum731(v[:3], v[4:])%10 == int(v[3]-'0')
}

// validNIP is the rule of the Polish act on registration of taxpayers.
func validNIP(v []byte) bool {
	v = bytes.TrimPrefix(v, []byte("PL"))
	return nipSum(v) && v[0] != '0'
}

var nipSum = checkedBy(11, 6, 5, 7, 2, 3, 4, 5, 6, 7, 10)

// validPolishPassport is the rule of ICAO 9303 for the number's own check digit.
func validPolishPassport(v []byte) bool {
	if len(v) != 9 || !isLetter(v[0]) || !isLetter(v[1]) {
		return false
	}
	n, ok := checksum.Number(v[2:])
	return ok && n > 0 && sum731(v[:2], v[3:])%10 == int(v[2]-'0')
}

// validSzemelyi takes the weights in either order: sources differ on those of births after 1996.
func validSzemelyi(v []byte) bool {
	if !szemelyiUp(v) && !szemelyiDown(v) || v[0] == '0' || v[0] == '9' {
		return false
	}
	century := [...]int{1900, 2000, 1800, 2000}[(v[0]-'1')/2]
	return bornIn(century, v[1:]) || bornIn(1900, v[1:])
}

var (
	szemelyiUp   = checkedBy(11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10)
	szemelyiDown = checkedBy(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 10)
)
