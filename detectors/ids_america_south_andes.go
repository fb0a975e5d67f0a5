package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

var andes = []id{
	{
		name: "pe_dni", country: "PE",
		about:   "Peruvian national identity number (DNI): eight digits, and rarely a check character mod 11",
		example: "10117410-2",
		plain:   "99999999-9|99999999-A|99999999|999999999|99999999A",
		valid:   validPeruvian,
		words:   "dni, d n i, cui, reniec, documento nacional, documento de identidad, nro de documento, numero de documento",
	},
	{
		name: "ve_rif", country: "VE",
		about:   "Venezuelan tax number (RIF) with its letter: weights 3 2 7 6 5 4 3 2, mod 11",
		example: "V-11470283-4",
		grouped: "A-99999999-9|A99999999-9|A-999999999|A999999999|A 99999999 9|A-99.999.999-9",
		valid:   validRIF, pass: 1.0 / 57,
		words: "rif, r i f, cedula*, seniat, informacion fiscal, razon social, contribuyente*, c i",
	},
}

// tenDigits returns the rows of ten digits that are the seconds of an epoch as well. Four groups with dots are
// how cards are written, not an address.
func tenDigits() []redact.Detector {
	list := rows([]id{
		{
			name: "co_cc", country: "CO",
			about:   "Colombian citizenship card (cédula de ciudadanía): seven, eight or ten digits, nothing to check",
			example: "1.020.304.050",
			plain:   "9.999.999.999|99.999.999|9.999.999|9999999999|99999999|9999999|9 999 999 999|99 999 999|9,999,999,999|99,999,999",
			valid:   validCiudadania,
			words:   "cedula*, ciudadania, cc no, cc nro, cc numero, mi cc, su cc, con cc, cc es, documento de identidad, tarjeta de identidad, cedula no",
		},
		{
			name: "ec_ci", country: "EC",
			about:   "Ecuadorian identity card: the province and Luhn",
			example: "171430710-3",
			grouped: "999999999-9", plain: "9999999999",
			valid: validEcuadorian, pass: 1.0 / 55,
			words: "cedula*, c i, ci nro, ci no, nro ci, identificacion, documento de identidad, ciudadania, registro civil",
		},
	})
	for i := range list {
		list[i].Ignores = []string{"epoch time", "dotted version or address"}
	}
	return list
}

// validCiudadania: cards of ten digits begin with 1, the others are older; none begins with a zero.
func validCiudadania(v []byte) bool {
	_, ok := checksum.Number(v)
	return ok && v[0] != '0' && (len(v) != 10 || v[0] == '1') && len(v) != 9 && len(v) > 6 && len(v) <= 10 && !allSame(v)
}

// validPeruvian is the rule of RENIEC: the remainder chooses a digit or a letter; numbers without either are in
// use as well.
func validPeruvian(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 3, 2, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) > 9 || allSame(v) {
		return false
	}
	rest := sum % 11
	return len(v) == 8 || v[8] == "65432110987"[rest] || v[8] == "KJIHGFEDCBA"[rest]
}

// validEcuadorian is the rule of the Registro Civil: the provinces 01 to 24, 30 and 50 for those who
// live abroad, a third digit up to 6, and Luhn.
func validEcuadorian(v []byte) bool {
	if len(v) != 10 || !luhn.Valid(v) {
		return false
	}
	province := checksum.Two(v)
	return (province >= 1 && province <= 24 || province == 30 || province == 50) && v[2] <= '6' && !allSame(v[2:])
}

// validRIF is the rule of the SENIAT: the letter counts four times its place in V E J P G; a C counts as a J.
func validRIF(v []byte) bool {
	if len(v) != 10 {
		return false
	}
	letter := 0
	switch v[0] {
	case 'V':
		letter = 1
	case 'E':
		letter = 2
	case 'J', 'C':
		letter = 3
	case 'P':
		letter = 4
	case 'G':
		letter = 5
	default:
		return false
	}
	sum, ok := checksum.WeightedSum(v[1:], 3, 2, 7, 6, 5, 4, 3, 2)
	return ok && v[9] == check11(sum+4*letter)
}
