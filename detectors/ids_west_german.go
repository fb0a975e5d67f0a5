package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// german are the identifiers of Germany.
var german = []id{
	{
		name: "de_tax_id", country: "DE",
		about:   "German tax identification number: ISO 7064 mod 11,10, and one digit that occurs two or three times",
		example: "86 095 742 719",
		grouped: "99 999 999 999|99-999-999-999", plain: "99999999999",
		valid: validTaxID, pass: 1.0 / 266,
		words: "steuer-id*, steuer id*, steuerid*, steueridentifikationsnummer*, steuerliche identifikationsnummer, identifikationsnummer*, idnr, id nr, steuer-idnr, tin, finanzamt*, tax id, steuernummer*",
	},
	{
		name: "de_social_security", country: "DE",
		about:   "German pension insurance number: area, date of birth, initial, serial and a check digit",
		example: "15 070649 C 103",
		clear:   "99999999A999|99 999999 A 999|99 999999A999|99-999999-A-999",
		valid:   validRVNR, pass: 1.0 / 140, dated: true,
		words: "rentenversicherungsnummer*, sozialversicherungsnummer*, rvnr, svnr, rv-nummer, rv nummer, sv-nummer, versicherungsnummer*, sozialversicherungsausweis*",
	},
	{
		name: "de_health_insurance", country: "DE",
		about:   "German health insurance number (KVNR): a letter, eight digits and a check digit mod 10",
		example: "A123456780",
		plain:   "A999999999|A 999999999|A999 999 999",
		valid:   validKVNR, pass: 1.0 / 10,
		words: "krankenversichertennummer*, krankenversicherungsnummer*, kvnr, kv-nummer, kv nummer, versichertennummer*, versicherten-nr, krankenkasse*, gesundheitskarte*, egk, e gk, versichertenkarte*",
	},
	{
		name: "de_id_card", country: "DE",
		about:   "serial number of a German identity card, with or without its ICAO check digit",
		example: "L01X00T471",
		plain:   "ANNNNNNNN|ANNNNNNNN9",
		valid:   validIDCard, pass: 1.0 / 145,
		words: "personalausweis*, ausweisnummer*, ausweisnr, ausweis-nr, ausweis, id-karte, perso, identity card, aufenthaltstitel*",
	},
	{
		name: "de_passport", country: "DE",
		about:   "serial number of a German passport, with or without its ICAO check digit",
		example: "C01X0006H1",
		plain:   "ANNNNNNNN|ANNNNNNNN9",
		valid:   validGermanPassport, pass: 1.0 / 442,
		words: "reisepass*, passnummer*, passnr, pass-nr, pass nr, pass, passport, reisedokument*",
	},
}

// validTaxID is the rule of the Federal Central Tax Office: of the first ten digits exactly one occurs twice,
// or three times but not in a row.
func validTaxID(v []byte) bool {
	if len(v) != 11 || v[0] == '0' || !checksum.HybridMod11(v) {
		return false
	}
	var times [10]int
	for i, c := range v[:10] {
		times[c-'0']++
		if i > 1 && c == v[i-1] && c == v[i-2] {
			return false
		}
	}
	repeated := 0
	for _, n := range times {
		if n > 3 {
			return false
		}
		if n > 1 {
			repeated++
		}
	}
	return repeated == 1
}

// validRVNR is the rule of annex 1 to the German VKVV: the letter counts as two digits, digit sums of products
// with 2 1 2 5 7 1 2 1 2 1 2 1. Days are raised by 50 where serials have run out.
func validRVNR(v []byte) bool {
	if len(v) != 12 || v[8] < 'A' || v[8] > 'Z' {
		return false
	}
	letter := int(v[8]-'A') + 1
	digits := [12]int{8: letter / 10, 9: letter % 10, 10: digit(v[9]), 11: digit(v[10])}
	for i := range 8 {
		digits[i] = digit(v[i])
	}
	sum := 0
	for i, w := range [12]int{2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1} {
		sum += cross(digits[i] * w)
	}
	day := digits[2]*10 + digits[3]
	if day > 50 {
		day -= 50
	}
	year := 2000 + digits[6]*10 + digits[7]
	return sum%10 == digit(v[11]) && checksum.Date(year, digits[4]*10+digits[5], day)
}

// validKVNR is the rule of the GKV-Spitzenverband: the letter counts as two digits, weights 1 and 2 in turn,
// digit sums, mod 10.
func validKVNR(v []byte) bool {
	if len(v) != 10 || v[0] < 'A' || v[0] > 'Z' {
		return false
	}
	letter := int(v[0]-'A') + 1
	sum := letter/10 + cross(letter%10*2)
	for i, c := range v[1:9] {
		sum += cross(digit(c) * (1 + i%2))
	}
	return sum%10 == digit(v[9])
}

// cross is the sum of the two digits of n.
func cross(n int) int { return n/10 + n%10 }

// digit is the value of an ASCII digit.
func digit(c byte) int { return int(c - '0') }

// The signs of German documents leave out vowels and what looks like a digit (ICAO 9303 and the instructions
// for the card's number).
var documentSet = setOf("0123456789CFGHJKLMNPRTVWXYZ")

func validIDCard(v []byte) bool         { return serial(v, "LMNPRTVWXY") }
func validGermanPassport(v []byte) bool { return serial(v, "CFGHJK") }

// serial says whether v is nine signs, the first one of those given and a digit among the others, and if there
// is a tenth, their check digit: the printed number is often copied without it.
func serial(v []byte, first string) bool {
	if len(v) < 9 || len(v) > 10 || strings.IndexByte(first, v[0]) < 0 {
		return false
	}
	digits := 0
	for _, c := range v[:9] {
		if !documentSet[c] {
			return false
		}
		if isDigit(c) {
			digits++
		}
	}
	return digits > 1 && (len(v) == 9 || sum731(v[:9])%10 == digit(v[9]))
}
