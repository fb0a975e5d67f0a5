package detectors

import "github.com/redactd/redactd/internal/checksum"

var eastCentral = []id{
	{
		name: "cz_rodne_cislo", country: "CZ",
		about:   "Czech birth number: a date (month 50 more for women, 20 more where numbers ran out), mod 11 since 1954",
		example: "710319/2745",
		grouped: "999999/9999|999999/999", plain: "9999999999|999999999|999999 9999|999999 / 9999|999999-9999|999 999 9999",
		valid: validRodneCislo, pass: 1.0 / 49, dated: true,
		words: "rodne cislo, rodneho cisla, rodnym cislem, rodna cisla, rodnecislo, rc, r c, birth number, personal number, obcan*, pojistenec, pojistence, pojistenk*, pacient*, czech id",
	},
	{
		name: "sk_rodne_cislo", country: "SK",
		about:   "Slovak birth number: a date (month 50 more for women, 20 more where numbers ran out), mod 11 since 1954",
		example: "736028/5163",
		grouped: "999999/9999|999999/999", plain: "9999999999|999999999|999999 9999|999999 / 9999|999999-9999|999 999 9999",
		valid: validRodneCislo, pass: 1.0 / 50, dated: true,
		words: "rodne cislo, rodneho cisla, rodnym cislom, rodne cisla, rodnecislo, rc, r c, birth number, obciansk*, poistenec, poistenca, poistenk*, pacientk*, slovak id",
	},
	{
		name: "hu_taj", country: "HU",
		about:   "Hungarian social security number (TAJ): weights 3 and 7, mod 10",
		example: "111-111-110",
		grouped: "999-999-999", plain: "999999999|999 999 999",
		valid: validTAJ, pass: 1.0 / 10,
		words: "taj, tajom, tajszam*, tajkart*, taj kartya, tb szam, tb szama, tarsadalombiztositas*, egeszsegbiztositas*, biztosit*, oep, neak, social security, health insurance",
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

// sum731 is the sum of ICAO 9303 over the letters and digits of the parts, -1 if there is any other byte.
func sum731(parts ...[]byte) int {
	sum, place := 0, 0
	for _, part := range parts {
		for _, c := range part {
			switch {
			case isDigit(c):
				sum += int(c-'0') * weights731[place%3]
			case c >= 'A' && c <= 'Z':
				sum += int(c-'A'+10) * weights731[place%3]
			default:
				return -1
			}
			place++
		}
	}
	return sum
}

var weights731 = [3]int{7, 3, 1}
