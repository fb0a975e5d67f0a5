package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

var unitedStates = []id{
	{
		name: "us_itin", country: "US",
		about:   "Individual Taxpayer Identification Number: begins with 9, the middle pair in the ranges that the IRS uses",
		example: "912-70-1234",
		clear:   "999-99-9999", grouped: "999 99 9999|999.99.9999", plain: "999999999",
		valid: validITIN, pass: 1.0 / 35,
		words: "itin, taxpayer*, tax id, tax identification, irs, individual taxpayer, contribuyente*",
	},
	{
		name: "us_mbi", country: "US",
		about:   "Medicare Beneficiary Identifier: eleven places, each of a kind, without S L O I B Z",
		example: "1EG4-TE5-MK73",
		clear:   "9AN9-AN9-AA99", grouped: "9AN9AN9AA99|9AN9 AN9 AA99",
		valid: validMBI, pass: 1.0 / 5,
		words: "mbi, medicare*, beneficiary*, beneficiaries, cms, health insurance claim, hicn",
	},
	{
		name: "aba_routing_number", country: "US",
		about:   "routing number of a US bank: a prefix of the Federal Reserve, weights 3 7 1 mod 10",
		example: "021000021",
		grouped: "9999-9999-9", plain: "999999999",
		valid: validABA, pass: 1.0 / 26,
		words: "routing*, aba, rtn, micr, transit number, transit no, bank transit, ach, direct deposit, wire transfer, " +
			"wire instructions, numero de ruta, numero de transito",
	},
	{
		name: "us_passport", country: "US",
		about:   "US passport or passport card: nine digits, or a letter and eight; nothing to check",
		example: "A01234567",
		plain:   "999999999|A99999999",
		words:   "passport*, pasaporte*, travel document",
	},
	{
		name: "us_driver_license", country: "US",
		about:   "US driver license: the written forms of the states; nothing to check",
		example: "D1234567",
		plain: "A999999|A9999999|A99999999|A999999999|A9999999999|A99999999999|A999999999999|A9999999999999|" +
			"A99999999999999|AA999999|AA9999999|AA999999A|AAA999999|999AA9999|99AAA99999|9999999A|" +
			"9999999|99999999|999999999|9999999999|999999999999|" +
			"A999-9999-9999|A999-999-99-999-9|A-999-999-999-999|A 999 999 999 999|A999-9999-9999-99|A9999-99999-99999|" +
			"A9999 99999 99999|999 999 999|99 999 999|99-999-9999|99-999-999",
		words: "driver license, drivers license, driver s license, drivers lic, driver lic, driving license, dl no, " +
			"dl number, dl num, dln, dmv, state id, operator license, operators license, " +
			"operator s license, licencia de conducir, licencia de manejar, licencia de manejo",
	},
}

// usBankNumber finds an account number only right behind its label: it has neither a check digit nor a length
// of its own, and amounts stand near the same words.
func usBankNumber() redact.Detector {
	return redact.Detector{
		Name: "us_bank_number", Entity: "US_BANK_NUMBER", Region: "US",
		About:   "US bank account number: 5 to 17 digits right behind a label such as account number; nothing to check",
		Example: "000123456789",
		Trigger: redact.Labelled(5, 17), Before: idReach, After: idReach,
		Match: matchUSBank, Prior: bitsPlain, WordBits: bitsBareWord,
		Ignores: []string{"epoch time", "compact timestamp"}, // the label is no name of a time
		Words: []string{
			"account number", "account no", "account num", "acct", "acct no", "acct num", "acct number",
			"bank account", "checking account", "savings account", "bank acct", "checking acct", "savings acct",
			"deposit account", "checking", "savings", "numero de cuenta", "cuenta bancaria", "cuenta de cheques",
			"cuenta de ahorros",
		},
	}
}

// matchUSBank takes the digits at t.At if nothing is glued to them.
func matchUSBank(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	before, after := t.Byte(t.At-1), t.Byte(end)
	if isAlnum(before) || before == '.' || before == '$' || isAlnum(after) || after == '%' ||
		strings.IndexByte(".,-/:", after) >= 0 && isAlnum(t.Byte(end+1)) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
}

// validITIN knows the middle pairs of the Internal Revenue Manual, 3.21.263: 50 to 65, 70 to 88, 90 to 92 and
// 94 to 99. 987-65-4320 to 987-65-4329 are kept for advertisements.
func validITIN(v []byte) bool {
	if len(v) != 9 || v[0] != '9' || string(v[:8]) == "98765432" {
		return false
	}
	pair := checksum.Two(v[3:])
	return pair >= 50 && pair <= 65 || pair >= 70 && pair != 89 && pair != 93
}

// validMBI is the format of the Centers for Medicare & Medicaid Services: C digits from 1, A letters, N digits,
// X either, of which the letters S L O I B Z are left out.
func validMBI(v []byte) bool {
	const places = "CAXNAXNAANN"
	if len(v) != len(places) || v[0] == '0' {
		return false
	}
	for i, c := range v {
		letter := isLetter(c) && strings.IndexByte("SLOIBZ", c) < 0
		switch places[i] {
		case 'A':
			if !letter {
				return false
			}
		case 'X':
			if !letter && !isDigit(c) {
				return false
			}
		default:
			if !isDigit(c) {
				return false
			}
		}
	}
	return true
}

// validABA is the rule of the American Bankers Association: the first two digits are 00 to 12 (banks), 21 to 32
// (thrifts), 61 to 72 (electronic) or 80 (traveller's cheques).
func validABA(v []byte) bool {
	head := checksum.Two(v)
	known := head >= 0 && head <= 12 || head >= 21 && head <= 32 || head >= 61 && head <= 72 || head == 80
	return known && abaSum(v) && !allSame(v)
}

var abaSum = checkedBy(10, 3, 7, 1, 3, 7, 1, 3, 7, 1)
