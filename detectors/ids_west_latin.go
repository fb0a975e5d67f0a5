package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// latin are the identifiers of Italy, Portugal and Spain.
var latin = []id{
	{
		name: "it_fiscal_code", country: "IT",
		about:   "Italian fiscal code: consonants of the name, date of birth, place, check letter mod 26",
		example: "RSSMRA85T10A562S",
		clear:   "AAAAAANNANNANNNA",
		valid:   validFiscalCode, pass: 1.0 / 73, dated: true,
		words: "codice fiscale, cod fiscale, cod fisc, c f, cf, tessera sanitaria, fiscal code, tax code",
	},
	{
		name: "it_identity_card", country: "IT",
		about:   "number of an Italian identity card: electronic (two generations) or on paper; no check digit",
		example: "CA00000AA",
		plain:   "AA99999AA|9999999AA|AA9999999|AA 9999999",
		words:   "carta d'identita, carta di identita, carta identita, cie, documento d'identita, documento identita, c i, identity card, numero carta d'identita",
	},
	{
		name: "es_nif", country: "ES",
		about:   "Spanish NIF of people (DNI): eight digits and their letter mod 23, or K, L, M and seven digits",
		example: "54362315-K",
		grouped: "99.999.999-A|99.999.999 A|99.999.999A|99999999-A|99 999 999 A|99 999 999-A", plain: "99999999A|99999999 A|A9999999A|A-9999999-A",
		valid: validNIF, pass: 1.0 / 27,
		words: "dni, d n i, nif, n i f, documento nacional, documento de identidad, identificacion fiscal, carnet, cedula, tax id",
	},
	{
		name: "es_nie", country: "ES",
		about:   "Spanish number of foreigners (NIE): X, Y or Z, seven digits and their letter mod 23",
		example: "X-2482300-W",
		grouped: "A-9999999-A|A-9.999.999-A", plain: "A9999999A|A9999999-A|A 9999999 A",
		valid: validNIE, pass: 1.0 / 216,
		words: "nie, n i e, extranjer*, identidad de extranjero, residencia, residente*, tie, foreigner*",
	},
	{
		name: "es_nuss", country: "ES",
		about:   "Spanish social security number: province, number, and both mod 97",
		example: "28/12345678/40",
		grouped: "99/99999999/99|99-99999999-99|99 99999999 99|99/9999999999", plain: "999999999999",
		valid: validNUSS, pass: 1.0 / 204,
		words: "seguridad social, seg social, nuss, nss, n s s, afiliacion, naf, tarjeta sanitaria, numero de afiliacion",
	},
	{
		name: "pt_nif", country: "PT",
		about:   "Portuguese tax number of people (NIF): weights 9 to 2, mod 11",
		example: "123456789",
		plain:   "999999999|999 999 999|999.999.999|999-999-999",
		valid:   validContribuinte, pass: 1.0 / 11,
		words: "nif, contribuinte*, n contribuinte, nipc, financas, tax number, tax id",
	},
	{
		name: "pt_cc", country: "PT",
		about:   "number of a Portuguese citizen card: its check digit is a Luhn sum in base 36",
		example: "00000000 0 ZZ4",
		grouped: "99999999 9 NN9|99999999-9-NN9|99999999-9NN9", plain: "999999999NN9|999999999999",
		valid: validCC, pass: 1.0 / 10,
		words: "cartao de cidadao, cartao cidadao, bilhete de identidade, documento de identificacao, citizen card, identity card, n documento, documento",
	},
}

// validFiscalCode is the rule of the decree of 23 December 1976: values by odd and even places mod 26. Where two
// people would have the same code, digits are replaced by letters (LMNPQRSTUV).
func validFiscalCode(v []byte) bool {
	if len(v) != 16 {
		return false
	}
	const odd = "BAFHJNPRTVCESULDGIMOQKWZYX" // the letter of the place of each value, and of digits as A to J
	sum := 0
	for i, c := range v[:15] {
		n := int(c) - 'A'
		if isDigit(c) {
			n = digit(c)
		}
		if n < 0 || n > 25 {
			return false
		}
		if i%2 == 0 {
			n = int(odd[n] - 'A')
		}
		sum += n
	}
	month := strings.IndexByte("ABCDEHLMPRST", v[8]) + 1
	year, day := omocode(v[6:8]), omocode(v[9:11])
	if day > 40 {
		day -= 40
	}
	return int(v[15]-'A') == sum%26 && year >= 0 && omocode(v[12:14]) >= 0 && omocode(v[13:15]) >= 0 &&
		checksum.Date(2000+year, month, day)
}

// omocode is the number of two digits that letters may stand for, -1 if they don't.
func omocode(v []byte) int {
	n := 0
	for _, c := range v {
		d := strings.IndexByte("LMNPQRSTUV", c)
		if isDigit(c) {
			d = digit(c)
		}
		if d < 0 {
			return -1
		}
		n = n*10 + d
	}
	return n
}

// dniLetters are chosen by the number mod 23 (Royal Decree 1553/2005).
const dniLetters = "TRWAGMYFPDXBNJZSQVHLCKE"

// validNIF takes K, L and M for people without a DNI.
func validNIF(v []byte) bool {
	if len(v) != 9 {
		return false
	}
	from := 0
	if v[0] == 'K' || v[0] == 'L' || v[0] == 'M' {
		from = 1
	}
	n, ok := checksum.Number(v[from:8])
	return ok && n > 0 && v[8] == dniLetters[n%23]
}

// validNIE takes X, Y and Z, which stand for 0, 1 and 2.
func validNIE(v []byte) bool {
	if len(v) != 9 || v[0] < 'X' || v[0] > 'Z' {
		return false
	}
	n, ok := checksum.Number(v[1:8])
	return ok && v[8] == dniLetters[(n+int64(v[0]-'X')*10_000_000)%23]
}

// validNUSS is the rule of the Tesorería General: province and number mod 97. A number below ten million is
// added to the province times ten million.
func validNUSS(v []byte) bool {
	if len(v) != 12 {
		return false
	}
	province := checksum.Two(v)
	number, ok := checksum.Number(v[2:10])
	n := int64(province)*100_000_000 + number
	if number < 10_000_000 {
		n = int64(province)*10_000_000 + number
	}
	return ok && (province >= 1 && province <= 53 || province == 66) && n%97 == int64(checksum.Two(v[10:]))
}

// validContribuinte is the rule of the Portuguese tax authority. No number begins with 0, nor with 4 but for the
// 45 of people abroad.
func validContribuinte(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 9, 8, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) != 9 || v[0] == '0' || v[0] == '4' && v[1] != '5' {
		return false
	}
	return v[8] == check11(sum)
}

// validCC is the rule of the card's ministry: from the right, every second value is doubled, 9 taken off from 10
// on, and the sum is a multiple of 10.
func validCC(v []byte) bool {
	if len(v) != 12 {
		return false
	}
	sum := 0
	for i, c := range v {
		n := digit(c)
		if isLetter(c) {
			n = int(c-'A') + 10
		}
		if i%2 == 0 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
