package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// westMoney are the numbers of tax offices, banks and insurances of Western Europe that people share with firms.
var westMoney = []id{
	{
		name: "es_ccc", country: "ES",
		about:   "Spanish bank account (CCC): bank, branch, two check digits mod 11, account",
		example: "2100-0418-45-0200051332",
		grouped: "9999-9999-99-9999999999|9999 9999 99 9999999999|9999/9999/99/9999999999|9999.9999.99.9999999999",
		plain:   "99999999999999999999|9999 9999 9999 9999 9999|9999 9999 99 99999 99999",
		valid:   validCCC, pass: 1.0 / 103,
		words: "ccc, cuenta*, cuenta corriente, domiciliacion*, domiciliar*, datos bancarios, cta, cta cte, bank account",
	},
	{
		name: "pt_niss", country: "PT",
		about:   "Portuguese social security number (NISS): the primes from 29 down to 2 as weights, mod 10",
		example: "12345678902",
		plain:   "99999999999|999 999 999 99|99999 999 999|9 9999 9999 99",
		valid:   validNISS, pass: 1.0 / 50,
		words: "niss, seguranca social, seg social, seguranca-social, beneficiario*, social security",
	},
	{
		name: "de_tax_number", country: "DE",
		about:   "German tax number (Steuernummer): the forms of the states, or thirteen digits; check digits differ by state",
		example: "181/815/08155",
		plain: "99/999/99999|999/999/99999|999/9999/9999|99999/99999|99 999 99999|999 999 99999|999 9999 9999|99-999-99999|" +
			"999-999-99999|99 / 999 / 99999|999 / 999 / 99999|999 / 9999 / 9999|9999999999|99999999999|9999999999999",
		valid: validSteuernummer,
		words: "steuernummer*, steuernr, steuer-nr, steuer nr, st-nr, st nr, stnr, umsatzsteuernummer*, german tax number",
	},
	{
		name: "de_vat_id", country: "DE",
		about:   "German VAT identification number, which sole traders have too: DE and ISO 7064 mod 11,10",
		example: "DE136695976",
		grouped: "AA999999999|AA 999999999|AA 999 999 999|AA-999999999|AA 99 99 99 999",
		valid:   validUStID, pass: 1.0 / 6700,
		words: "ust-idnr, ust-id-nr, ust idnr, ust id, ust-id, ustid*, umsatzsteuer*, mehrwertsteuer*, mwst-nr, vat id, vatid, vat no, vat nr, vat number, vat registration",
	},
	{
		name: "it_vat_code", country: "IT",
		about:   "Italian VAT number (partita IVA) and the fiscal code of firms: the office's province and Luhn",
		example: "00743110157",
		grouped: "AA99999999999|AA 99999999999", plain: "99999999999",
		valid: validPartitaIVA, pass: 1.0 / 96,
		words: "partita iva, p iva, piva, part iva, iva, codice fiscale, cod fiscale, vat, vat number",
	},
}

// validCCC is the rule of python-stdnum (es/ccc.py): the weights are the powers of two mod 11, the first check
// digit is that of bank and branch behind two zeros, the second that of the account; 10 is written 1 and 11 is
// written 0.
func validCCC(v []byte) bool {
	if len(v) != 20 || !allDigits(v) || allSame(v) || string(v[10:]) == "0000000000" {
		return false
	}
	branch, _ := checksum.WeightedSum(v, 4, 8, 5, 10, 9, 7, 3, 6)
	account, _ := checksum.WeightedSum(v[10:], 1, 2, 4, 8, 5, 10, 9, 7, 3, 6)
	return cccDigit(branch) == digit(v[8]) && cccDigit(account) == digit(v[9])
}

func cccDigit(sum int) int {
	if n := 11 - sum%11; n < 10 {
		return n
	}
	return sum % 11
}

// validNISS is the rule of gabtec-utils (lib/validators/isValidNISS.js), which names Portaria 1483/2004: people's
// numbers begin with 1, firms' with 2. The social security itself was not found to publish it.
func validNISS(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
	return ok && len(v) == 11 && (v[0] == '1' || v[0] == '2') && 9-sum%10 == digit(v[10])
}

// validSteuernummer takes the ten or eleven digits that the states print, and the thirteen of electronic returns:
// one or two digits for the state in front and a 0 in the fifth place (python-stdnum, de/stnr.py).
func validSteuernummer(v []byte) bool {
	if !allDigits(v) || allSame(v) {
		return false
	}
	if len(v) != 13 {
		return len(v) == 10 || len(v) == 11
	}
	switch v[0] {
	case '1':
		return v[4] == '0' && v[1] <= '1'
	case '2':
		return v[4] == '0' && v[1] != '0' && v[1] != '5' && v[1] != '9'
	}
	return v[4] == '0' && (v[0] == '3' || v[0] == '4' || v[0] == '5' || v[0] == '9')
}

// validUStID is the rule that python-stdnum (de/vat.py) and presidio (de_vat_id_recognizer.py) have; the Federal
// Central Tax Office publishes none.
func validUStID(v []byte) bool {
	return len(v) == 11 && v[0] == 'D' && v[1] == 'E' && v[2] != '0' && checksum.HybridMod11(v[2:])
}

// validPartitaIVA is the rule of python-stdnum (it/iva.py): digits eight to ten are the province, or 120, 121,
// 888 and 999.
func validPartitaIVA(v []byte) bool {
	if len(v) == 13 && v[0] == 'I' && v[1] == 'T' {
		v = v[2:]
	}
	if len(v) != 11 || !luhn.Valid(v) || string(v[:7]) == "0000000" {
		return false
	}
	office, _ := checksum.Number(v[7:10])
	return office >= 1 && office <= 100 || office == 120 || office == 121 || office == 888 || office == 999
}
