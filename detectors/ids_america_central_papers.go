package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// centralPapers are cards and tax numbers of Central America and Cuba.
var centralPapers = []id{
	{
		name: "cr_cpf", country: "CR",
		about:   "Costa Rican identity card: province, volume and entry; nothing to check",
		example: "1-0613-0584",
		grouped: "9-9999-9999", plain: "99-9999-9999|999999999|9 9999 9999",
		valid: validCostaRican, strong: true,
		words: "cedula*, ced, cedula fisica, cedula de identidad, identificacion*, documento de identidad, tse, costarricense*, costa rica",
	},
	{
		name: "gt_nit", country: "GT",
		about:   "Guatemalan tax number (NIT): up to eight digits and a check digit or K, weights from 2 on, mod 11",
		example: "576937-K",
		plain: "9999999-9|9999999-A|99999999-9|99999999-A|999999-9|999999-A|99999-9|99999-A|" +
			"99999999|9999999A|999999999|99999999A|9999999|999999A",
		valid: validGuatemalanNIT, pass: 1.0 / 11,
		words: "nit, n i t, identificacion tributaria, contribuyente*, consumidor final",
	},
	{
		name: "hn_dni", country: "HN",
		about:   "Honduran identity number (DNI): department and municipality, year of registration and a serial",
		example: "0801-1995-04521",
		grouped: "9999-9999-99999", plain: "9999999999999|9999 9999 99999",
		valid: validHonduran, pass: 1.0 / 400,
		words: "dni, d n i, identidad, tarjeta de identidad, rnp, numero de identidad, cedula*",
	},
	{
		name: "ni_cedula", country: "NI",
		about:   "Nicaraguan identity card: municipality, date of birth, serial and a letter",
		example: "281-140891-0022V",
		clear:   "999-999999-9999A", plain: "9999999999999A|999 999999 9999A|999-999999-9999-A",
		valid: validNicaraguan, pass: 1.0 / 44, dated: true,
		words: "cedula*, cse, identificacion*, identidad, documento*, nicaragua*, nicaraguense*",
	},
	{
		name: "pa_cedula", country: "PA",
		about:   "Panamanian identity card: province or letters, book and entry; nothing to check",
		example: "8-123-4567",
		plain: "9-99-999|9-999-999|9-999-9999|9-999-99999|9-9999-999|9-9999-99999|99-999-999|99-999-9999|99-99-9999|" +
			"A-9-99999|A-99-9999|A-99-99999|A-999-9999|A-999-99999|A-9999-99999|AA-99-9999|AA-99-999|AA-9-9999|AA-999-999|" +
			"AA-999-9999|9AA-99-9999|9AA-999-999|9AA-999-9999|9AA-99-999",
		valid: validPanamanian, pass: 0.5, strong: true,
		words: "cedula*, ced, cip, c i p, identidad personal, identificacion personal, tribunal electoral, panamen*, ruc",
	},
	{
		name: "cu_ni", country: "CU",
		about:   "Cuban identity number: date of birth, century and serial",
		example: "91021027775",
		plain:   "99999999999|999999 99999",
		valid:   validCuban, pass: 1.0 / 27, dated: true,
		words: "carne de identidad, carnet de identidad, identidad, numero de identidad, carnet*, carne, ci, c i, cuban*",
	},
}

// validCostaRican takes nine digits, or ten of which the first is 0 (python-stdnum, cr/cpf.py). What is left of
// them without the zeros of volume and entry looks like a Panamanian card, and is found as one.
func validCostaRican(v []byte) bool {
	if len(v) == 10 && v[0] == '0' {
		v = v[1:]
	}
	return len(v) == 9 && allDigits(v) && v[0] != '0' && !allSame(v)
}

// validGuatemalanNIT is the rule of python-stdnum (gt/nit.py).
func validGuatemalanNIT(v []byte) bool {
	if len(v) < 5 || len(v) > 9 || v[0] == '0' || allSame(v) {
		return false
	}
	last := len(v) - 1
	sum, ok := cyclic11(v[:last], 12)
	return ok && v[last] == "0123456789K"[(11-sum%11)%11]
}

// validHonduran takes the departments 01 to 18 and a year.
func validHonduran(v []byte) bool {
	if len(v) != 13 || !allDigits(v) {
		return false
	}
	year := checksum.Two(v[4:])*100 + checksum.Two(v[6:])
	return withinAny(checksum.Two(v), 1, 18) && v[2] <= '3' && withinAny(year, 1890, 2040)
}

// validNicaraguan is the pattern of dnic (nerdify/dnic): municipalities up to 699, a day, a letter. That the letter
// were the number mod 23 is often said, but the numbers that dnic itself shows do not pass.
func validNicaraguan(v []byte) bool {
	return hasShape(v, "9999999999999A") && v[0] <= '6' && checksum.DDMMYY(v[3:]) && v[13] < 'Z'
}

// validPanamanian is the pattern of merlos/cedula-panama: the provinces 1 to 13, PE for births abroad, E for
// foreigners, N for naturalised people, AV and PI behind the province.
func validPanamanian(v []byte) bool {
	letters := 0
	for letters < len(v) && isLetter(v[letters]) {
		letters++
	}
	if letters > 0 {
		return strings.Contains(" E N PE ", " "+string(v[:letters])+" ")
	}
	if len(v) > 2 && isLetter(v[1]) {
		return v[0] != '0' && (string(v[1:3]) == "AV" || string(v[1:3]) == "PI")
	}
	return len(v) > 5 && v[0] != '0' && allDigits(v)
}

// validCuban is the rule of python-stdnum (cu/ni.py): 9 is the 19th century, 0 to 5 the 20th.
func validCuban(v []byte) bool {
	if len(v) != 11 || !allDigits(v) {
		return false
	}
	century := 1900
	switch {
	case v[6] == '9':
		century = 1800
	case v[6] > '5':
		century = 2000
	}
	return bornIn(century, v)
}
