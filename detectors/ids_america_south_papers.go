package detectors

import "github.com/redactd/redactd/internal/checksum"

// southPapers are cards and tax numbers of South America that most need their word.
var southPapers = []id{
	{
		name: "ec_ruc", country: "EC",
		about:   "Ecuadorian tax number (RUC): a card and its establishment, or the mod 11 rules of firms and offices",
		example: "1792060346-001",
		grouped: "9999999999-999|999999999-9-999", plain: "9999999999999|9999999999 999",
		valid: validEcuadorianRUC, pass: 1.0 / 40,
		words: "ruc, r u c, sri, contribuyente*, unico de contribuyentes, registro unico",
	},
	{
		name: "py_ruc", country: "PY",
		about:   "Paraguayan tax number (RUC): the card's number and a check digit, weights from 2 on, mod 11",
		example: "80028061-0",
		grouped: "99999999-9|9999999-9", plain: "999999-9|99999-9|9.999.999-9|99.999.999-9",
		valid: validParaguayanRUC, pass: 1.0 / 10,
		words: "ruc, r u c, dnit, contribuyente*, timbrado*, unico del contribuyente, unico de contribuyentes",
	},
	{
		name: "bo_ci", country: "BO",
		about:   "Bolivian identity card: five to eight digits and the letters of the department that issued it",
		example: "4851920 LP",
		plain: "9999999 AA|99999999 AA|999999 AA|9999999-AA|99999999-AA|999999-AA|9999999AA|99999999AA|999999AA|" +
			"99999 AA|9999999.AA|99999999.AA|9999999-9A AA|99999999-9A AA|9.999.999 AA|9.999.999-AA",
		valid: validBolivian, pass: 1.0 / 75,
		words: "ci, c i, carnet*, cedula*, segip, documento*, identidad, exp, bolivia*",
	},
	{
		name: "ve_ci", country: "VE",
		about:   "Venezuelan identity card: V for citizens or E for foreigners and six to eight digits; no check digit",
		example: "V-12.345.678",
		grouped: "A-99.999.999|A-9.999.999|A-99999999|A-9999999|A99.999.999|A 99.999.999|A 9.999.999|A.99.999.999",
		plain:   "A99999999|A9999999|A-999999|A-999.999|A 99999999|A 9999999",
		valid:   validVenezuelan, pass: 2.0 / 26,
		words: "cedula*, c i, ci, documento*, identidad, saime, cedulado*, titular*, venezolan*",
	},
}

// validEcuadorianRUC is the rule of python-stdnum (ec/ruc.py): the third digit is up to 6 for people, 6 for offices
// and 9 for firms, though some have another's rule.
func validEcuadorianRUC(v []byte) bool {
	if len(v) != 13 || !allDigits(v) || v[2] == '7' || v[2] == '8' || string(v[10:]) == "000" {
		return false
	}
	if v[2] <= '6' && validEcuadorian(v[:10]) {
		return true
	}
	province := checksum.Two(v)
	known := province >= 1 && province <= 24 || province == 30 || province == 50
	return known && v[2] >= '6' && (rucOffice(v) || v[2] == '9' && rucFirm(v)) && !allSame(v[3:10])
}

var (
	rucOffice = weighed(11, 3, 2, 7, 6, 5, 4, 3, 2, 1)
	rucFirm   = weighed(11, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
)

// validParaguayanRUC is the rule of python-stdnum (py/ruc.py).
func validParaguayanRUC(v []byte) bool {
	if len(v) < 5 || len(v) > 9 || v[0] == '0' || allSame(v) {
		return false
	}
	sum, ok := cyclic11(v[:len(v)-1], 11)
	return ok && v[len(v)-1] == check11(sum)
}

// bolivianDepartments are those of stdnum-js (src/bo/ci.ts).
const bolivianDepartments = "LP OR PT CB CH TJ SC BE PD"

// validBolivian takes digits, perhaps a digit and a letter that tell duplicates apart, and a department.
func validBolivian(v []byte) bool {
	if len(v) < 7 || len(v) > 12 || !listed(bolivianDepartments, v[len(v)-2:]) || v[0] == '0' {
		return false
	}
	number := v[:len(v)-2]
	if len(number) > 8 {
		number = number[:len(number)-2]
	}
	return allDigits(number)
}

// validVenezuelan takes citizens and foreigners.
func validVenezuelan(v []byte) bool {
	return len(v) >= 7 && len(v) <= 9 && (v[0] == 'V' || v[0] == 'E') && v[1] != '0' && allDigits(v[1:]) && !allSame(v[1:])
}
