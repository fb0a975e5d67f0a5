package detectors

import (
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// pacificIDs returns the rows of Australia and New Zealand.
func pacificIDs() []redact.Detector {
	return slices.Concat(rows(australia), rows(newZealand), rows(pacificPapers))
}

var australia = []id{
	{
		name: "au_tfn", country: "AU",
		about:   "Australian tax file number: weights 1 4 3 7 5 8 6 9 10, mod 11",
		example: "123 456 782",
		grouped: "999 999 999|999-999-999", plain: "999999999|99999999|99 999 999|999 999 99|999.999.999",
		valid: validTFN, pass: 1.0 / 11,
		words: "tfn*, tax file, tax file number, ato, superannuation*, payg",
	},
	{
		name: "au_medicare", country: "AU",
		about:   "Australian Medicare card: begins with 2 to 6, weights 1 3 7 9 1 3 7 9, mod 10, an issue and a person",
		example: "2123 45670 1",
		grouped: "9999 99999 9|9999-99999-9|9999 99999 9-9|9999 99999 9/9|9999 99999 9 9|9999 99999 99|9999-99999-9-9",
		plain:   "9999999999|99999999999|9999999999-9|9999999999/9",
		valid:   validMedicare, pass: 1.0 / 22,
		words: "medicare*, irn, health card, bulk bill, bulk billed, bulk billing, concession card",
	},
	{
		name: "au_ihi", country: "AU",
		about:   "Australian Individual Healthcare Identifier: 800360 and Luhn",
		example: "8003 6081 6669 0503",
		clear:   "9999 9999 9999 9999|9999-9999-9999-9999|9999999999999999",
		valid:   validIHI, pass: 1.0 / 1e7,
		words: "ihi, healthcare identifier, individual healthcare, health record, medicare*",
	},
	{
		name: "au_bsb_account", country: "AU",
		about:   "Australian bank account: the branch (BSB) and the account behind it; nothing to check",
		example: "062-000 12345678",
		plain: "999-999 999999|999-999 9999999|999-999 99999999|999-999 999999999|999-999-999999|999-999-9999999|" +
			"999-999-99999999|999-999-999999999|999 999 999999|999 999 9999999|999 999 99999999|999 999 999999999|" +
			"999-999/99999999|999-999 9999 9999|999-999 999 999|999-999 999 999 999|999999 99999999|999999 999999999|999999-99999999",
		valid: validBSB,
		words: "bsb*, direct debit, direct credit, eft",
	},
}

var newZealand = []id{
	{
		name: "nz_ird", country: "NZ",
		about:   "New Zealand tax number (IRD): weights 3 2 7 6 5 4 3 2 or 7 4 3 2 5 2 7 6, mod 11",
		example: "49-091-850",
		grouped: "999-999-999|99-999-999", plain: "999 999 999|99 999 999|999999999|99999999",
		valid: validIRD, pass: 1.0 / 19,
		words: "ird, inland revenue, te tari taake, tax number, nz tax number, myir",
	},
	{
		name: "nz_nhi", country: "NZ",
		about:   "New Zealand National Health Index number: three letters, and mod 11, or mod 24 in the form of 2022",
		example: "ZAC5361",
		plain:   "AAA9999|AAA99AA",
		valid:   validNHI, pass: 1.0 / 14,
		words: "nhi, national health index, health index, patient*, hospital*, turoro",
	},
	{
		name: "nz_bank_account", country: "NZ",
		about:   "New Zealand bank account: a known bank and its weights",
		example: "01-0242-0100194-00",
		clear:   "99-9999-9999999-99|99-9999-9999999-999",
		grouped: "99 9999 9999999 99|99 9999 9999999 999", plain: "999999999999999|9999999999999999",
		valid: validNZBank, pass: 1.0 / 35,
		words: "account number, account no, bank account, acct, direct debit, direct credit, automatic payment, kiwibank, " +
			"asb, bnz, anz, westpac, peke putea",
	},
}

// validTFN is the rule of the Australian Taxation Office; old numbers have eight digits.
func validTFN(v []byte) bool { return (tfnNine(v) || tfnEight(v)) && !allSame(v) }

var (
	tfnNine  = checkedBy(11, 1, 4, 3, 7, 5, 8, 6, 9, 10)
	tfnEight = checkedBy(11, 1, 4, 3, 7, 5, 8, 6, 9)
)

// validMedicare takes eight digits and their check digit, the issue of the card, and the person's number on it.
func validMedicare(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 1, 3, 7, 9, 1, 3, 7, 9)
	if !ok || len(v) != 10 && len(v) != 11 || v[0] < '2' || v[0] > '6' {
		return false
	}
	return v[8] == '0'+byte(sum%10) && isDigit(v[9]) && isDigit(v[len(v)-1])
}

// validIHI is the rule of the Healthcare Identifiers Service: the Australian issuer of health cards and Luhn.
func validIHI(v []byte) bool {
	return len(v) == 16 && string(v[:6]) == "800360" && luhn.Valid(v)
}

// validBSB takes a branch that begins with a bank's digit and six to nine digits behind it.
func validBSB(v []byte) bool {
	return len(v) >= 12 && len(v) <= 15 && !allSame(v[:6]) && !allSame(v[6:])
}

// validIRD is the rule of Inland Revenue's specification for certificate filing: a number of 10,000,000 or more, of
// which the last digit is the check digit; the second weights are for a check digit of ten.
func validIRD(v []byte) bool {
	n, ok := checksum.Number(v)
	if !ok || len(v) != 8 && len(v) != 9 || n < 10_000_000 || n >= 200_000_000 {
		return false
	}
	padded := [9]byte{'0'}
	copy(padded[9-len(v):], v)
	sum, _ := checksum.WeightedSum(padded[:], 3, 2, 7, 6, 5, 4, 3, 2)
	if sum%11 == 1 {
		sum, _ = checksum.WeightedSum(padded[:], 7, 4, 3, 2, 5, 2, 7, 6)
	}
	return int(n%10) == (11-sum%11)%11
}

// validNHI is the rule of HISO 10046: letters without I and O count from 1, the weights are 7 to 2. Sources differ
// on whether the new form counts mod 23 or 24; both pass.
func validNHI(v []byte) bool {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	if len(v) != 7 {
		return false
	}
	sum := 0
	for i, c := range v {
		at := strings.IndexByte(letters, c) + 1
		if isDigit(c) != (i == 3 || i == 4 || i > 4 && isDigit(v[6])) || !isDigit(c) && at == 0 {
			return false
		}
		if isDigit(c) {
			at = int(c - '0')
		}
		if i < 6 {
			sum += at * (7 - i)
		}
	}
	if isDigit(v[6]) {
		return sum%11 != 0 && int(v[6]-'0') == (11-sum%11)%10
	}
	return v[6] == letters[23-sum%24] || v[6] == letters[22-sum%23]
}
