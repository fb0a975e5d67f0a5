package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// nordicIDs returns the rows of Denmark, Finland, Iceland and Norway.
func nordicIDs() []redact.Detector { return rows(nordic) }

var nordic = []id{
	{
		name: "dk_cpr", country: "DK",
		about:   "Danish civil registration number (CPR): a date of birth; the mod 11 rule ended in 2007",
		example: "070761-4285",
		grouped: "999999-9999|999999 9999", plain: "9999999999",
		valid: validCPR, pass: 1.0 / 32, dated: true,
		words: "cpr, cprnr, cpr-nummer, cpr nummer, cprnummer, personnummer*, sundhedskort*, nemid, mitid, fodselsnummer*",
	},
	{
		name: "no_fodselsnummer", country: "NO",
		about:   "Norwegian birth number or D-number: two check digits mod 11 and a date",
		example: "140105 17991",
		grouped: "999999 99999|999999-99999", plain: "99999999999",
		valid: validFodselsnummer, pass: 1.0 / 943, dated: true,
		words: "fodselsnummer*, fodselsnr, fødselsnummer*, fødselsnr, personnummer*, fnr, d-nummer, d nummer, national id, bankid",
	},
	{
		name: "no_kontonr", country: "NO",
		about:   "Norwegian bank account number: weights 5 4 3 2 7 6 5 4 3 2, mod 11",
		example: "8601.11.17947",
		grouped: "9999.99.99999|9999 99 99999", plain: "99999999999",
		valid: validKontonr, pass: 1.0 / 11,
		words: "kontonummer*, kontonr, konto, bankkonto*, bank account",
	},
	{
		name: "fi_personal_identity_code", country: "FI",
		about:   "Finnish personal identity code (HETU): a date, a century sign and a check character mod 31",
		example: "131052-308T",
		clear:   "999999-999N|999999+999N|999999A999N",
		valid:   validHETU, pass: 1.0 / 1000, dated: true,
		words: "hetu, henkilotunnu*, sotu, personbeteckning*, personal identity code, syntymaaika*",
	},
	{
		name: "is_kennitala", country: "IS",
		about:   "Icelandic kennitala: a date; numbers issued since 2026 have no check digit",
		example: "120174-3399",
		grouped: "999999-9999|999999 9999", plain: "9999999999",
		valid: validKennitala, pass: 1.0 / 150, dated: true,
		words: "kennitala*, kennitolu*, kt, audkenni*, thjodskra*, þjodskra*, national id",
	},
}

// validCPR looks at the date alone. The seventh digit and the year make the century: every pair is in use.
func validCPR(v []byte) bool { return len(v) == 10 && allDigits(v) && checksum.DDMMYY(v) }

// validKontonr is the rule of Norwegian banks (Bits AS). The number of zeros alone is nobody's.
func validKontonr(v []byte) bool { return kontonrSum(v) && !allSame(v) }

var kontonrSum = checkedBy(11, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

// validFodselsnummer is the rule of the Norwegian Tax Administration: two check digits mod 11 over a date,
// of which the day is raised by 40 in D-numbers and the month by 40 in hospitals' help numbers, by 80 in
// test data.
func validFodselsnummer(v []byte) bool {
	if !fodselFirst(v) || !fodselSecond(v) {
		return false
	}
	day, month := checksum.Two(v), checksum.Two(v[2:])
	if day > 40 {
		day -= 40
	}
	if month > 40 {
		month = month % 40
	}
	return checksum.Date(2000+checksum.Two(v[4:]), month, day)
}

var (
	fodselFirst  = weighed(11, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
	fodselSecond = kontonrSum
)

// validHETU is the rule of the Finnish Digital and Population Data Services Agency: the nine digits mod 31
// choose the check character. Signs beside + and - that stand for a century: A to F and U to Y.
func validHETU(v []byte) bool {
	if len(v) < 10 || len(v) > 11 || len(v) == 11 && strings.IndexByte("ABCDEFUVWXY", v[6]) < 0 {
		return false
	}
	digits := append(append(make([]byte, 0, 9), v[:6]...), v[len(v)-4:len(v)-1]...)
	n, ok := checksum.Number(digits)
	if !ok || !checksum.DDMMYY(v) {
		return false
	}
	return v[len(v)-1] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[n%31]
}

// validKennitala takes a day, to which 40 is added for companies, and a century of 9 or 0 at the end.
func validKennitala(v []byte) bool {
	if len(v) != 10 || !allDigits(v) {
		return false
	}
	day := checksum.Two(v)
	if day > 40 {
		day -= 40
	}
	century := 1900
	if v[9] == '0' {
		century = 2000
	}
	return (v[9] == '9' || v[9] == '0') && checksum.Date(century+checksum.Two(v[4:]), checksum.Two(v[2:]), day)
}
