package detectors

import "github.com/redactd/redactd/internal/checksum"

var southernCone = []id{
	{
		name: "ar_dni", country: "AR",
		about:   "Argentine national identity number (DNI): seven or eight digits, nothing to check",
		example: "20.123.456",
		plain:   "99.999.999|9.999.999|99999999|9999999|99 999 999",
		words: "dni, d n i, documento nacional, documento de identidad, nro de documento, numero de documento, n de documento, " +
			"nro documento, libreta civica, libreta de enrolamiento",
	},
	{
		name: "ar_cuit", country: "AR",
		about:   "Argentine tax and labour number (CUIT, CUIL): a known prefix, weights 5 4 3 2 7 6 5 4 3 2, mod 11",
		example: "20-05536168-2",
		clear:   "99-99999999-9", grouped: "99 99999999 9|99.99999999.9|99/99999999/9|99-99.999.999-9", plain: "99999999999",
		valid: validCUIT, pass: 1.0 / 106,
		words: "cuit*, cuil*, clave unica, afip, arca, tributari*, monotribut*, constancia de inscripcion",
	},
	{
		name: "ar_cbu", country: "AR",
		about:   "Argentine account (CBU, CVU): two check digits, weights 3 1 7 9 from the right, mod 10",
		example: "2850590940090418135201",
		grouped: "99999999 99999999999999|99999999-99999999999999", plain: "9999999999999999999999",
		valid: validCBU, pass: 1.0 / 105,
		words: "cbu, cvu, clave bancaria, clave virtual, cuenta bancaria, transferencia*, transferi*, alias, banco",
	},
	{
		name: "cl_rut", country: "CL",
		about:   "Chilean identity and tax number (RUN, RUT): weights 2 to 7, mod 11, a K for ten",
		example: "12.531.909-2",
		clear:   "99.999.999-9|99.999.999-A",
		grouped: "9.999.999-9|9.999.999-A|99999999-9|99999999-A|9999999-9|9999999-A|99 999 999-9|99 999 999-A",
		plain:   "999999999|99999999A|99999999|9999999A",
		valid:   validRUT, pass: 1.0 / 11,
		words: "rut, r u t, r u n, rol unico, rol unico tributario, rol unico nacional, run nacional, run nro, run no, mi run, su run, " +
			"run es, run del, run paciente, rut run, run rut, cedula de identidad, carnet de identidad, rutificador",
	},
	{
		name: "uy_ci", country: "UY",
		about:   "Uruguayan identity card: weights 2 9 8 7 6 3 4, mod 10",
		example: "1.234.567-2",
		grouped: "9.999.999-9|9999999-9|999.999-9|9.999.999/9|9 999 999-9", plain: "99999999|9999999|999999-9",
		valid: validUruguayan, pass: 1.0 / 10,
		words: "cedula*, ci nro, ci no, ci numero, nro ci, mi ci, su ci, tu ci, ci es, documento de identidad, dnic",
	},
}

// validCUIT is the rule of ARCA, formerly AFIP: 20, 23 to 27 are people, 30, 33 and 34 firms, 50, 51 and 55 the
// first two abroad. Where the check digit would be ten, the prefix changes or it is written 9.
func validCUIT(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) != 11 || sum%11 != 1 && v[10] != check11(sum) || sum%11 == 1 && v[10] != '9' {
		return false
	}
	switch string(v[:2]) {
	case "20", "23", "24", "25", "26", "27", "30", "33", "34", "50", "51", "55":
		return true
	}
	return false
}

// validCBU is the rule of the Banco Central de la República Argentina: the eighth and the last digit bring the
// weighted sums of the two blocks to a multiple of ten.
func validCBU(v []byte) bool {
	return len(v) == 22 && cbuBank(v) && cbuAccount(v[8:]) && !allSame(v)
}

var (
	cbuBank    = weighed(10, 7, 1, 3, 9, 7, 1, 3, 1)
	cbuAccount = checkedBy(10, 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1)
)

// validRUT takes seven or eight digits and the check character of the Servicio de Registro Civil.
func validRUT(v []byte) bool {
	if len(v) != 8 && len(v) != 9 || allSame(v) {
		return false
	}
	last := len(v) - 1
	sum, ok := cyclic11(v[:last], 7)
	if ok && sum%11 == 1 {
		return v[last] == 'K'
	}
	return ok && v[last] == check11(sum)
}

// validUruguayan takes six digits, of old cards, or seven, and the check digit of the Dirección Nacional de
// Identificación Civil.
func validUruguayan(v []byte) bool {
	if allSame(v) {
		return false
	}
	return cedulaOld(v) || cedulaNew(v)
}

var (
	cedulaNew = checkedBy(10, 2, 9, 8, 7, 6, 3, 4, 1)
	cedulaOld = checkedBy(10, 9, 8, 7, 6, 3, 4, 1)
)
