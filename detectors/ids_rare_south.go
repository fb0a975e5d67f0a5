package detectors

import "github.com/redactd/redactd/internal/checksum"

// rareSouth are rows of Latin America and the Caribbean, and the number of a device.
var rareSouth = []id{
	{
		name: "uy_rut", country: "UY",
		about:   "Uruguayan tax number (RUT): office 01 to 22, serial, 001 and weights 4 3 2 9 8 7 6 5 4 3 2, mod 11",
		example: "211003420017",
		grouped: "99-999999-999-9|99 999999 999 9|999999999999", plain: "99.999.999.999-9",
		valid: validUruguayanRUT, pass: 1.0 / 25000,
		words: "rut, r.u.t, rut no, dgi, contribuyente*, registro unico tributario, registro tributario, razon social, tax number",
	},
	{
		name: "cr_dimex", country: "CR",
		about:   "Costa Rican card of foreigners (DIMEX): eleven or twelve digits, 1 in front, the country of origin; no check digit",
		example: "155812994816",
		plain:   "99999999999|999999999999|9-999-99999999|9-999-999999-99",
		valid:   validDIMEX, pass: 1.0 / 10,
		words: "dimex, didi, cedula de residencia, cedula residencia, residencia, extranjero*, extranjeria, migracion, foreigner id, residente*",
	},
	{
		name: "do_rnc", country: "DO",
		about:   "Dominican tax number (RNC): weights 7 9 8 6 5 4 3 2, mod 11",
		example: "1-01-85004-3",
		grouped: "9-99-99999-9", plain: "999999999|999-99999-9",
		valid: validRNC, pass: 1.0 / 10,
		words: "rnc, rnc no, r.n.c, dgii, contribuyente*, registro nacional del contribuyente, registro nacional, comprobante fiscal",
	},
	{
		name: "sv_nit", country: "SV",
		about:   "Salvadoran tax number (NIT): municipality, date of birth, serial and a check digit mod 11 by one of two rules",
		example: "0614-050707-104-8",
		grouped: "9999-999999-999-9", plain: "99999999999999|9999 999999 999 9",
		valid: validSalvadoranNIT, pass: 1.0 / 34, dated: true,
		words: "nit, nit no, n.i.t, identificacion tributaria, tributaria, tributario, contribuyente*, hacienda, ministerio de hacienda, dui/nit",
	},
	{
		name: "jm_trn", country: "JM",
		about:   "Jamaican taxpayer number (TRN): nine digits, no published check digit",
		example: "104-738-296",
		plain:   "999-999-999|999999999|999 999 999",
		valid:   notMadeUp, strong: true,
		words: "trn, trn no, trn number, trn card, taxpayer registration, taj, tax administration jamaica, jamaican",
	},
	{
		name:    "meid",
		about:   "number of a CDMA phone (MEID): fourteen hexadecimal digits, A to F in front, or eighteen decimal ones; Luhn where it is printed",
		example: "AF0123450ABCDE",
		grouped: "99999 99999 9999 9999|99999 99999 9999 9999 9",
		plain:   "ANNNNNNNNNNNNN|ANNNNNNNNNNNNNN|999999999999999999|9999999999999999999",
		valid:   validMEID, pass: 1.0 / 33000,
		words: "meid*, meid hex, meid dec, esn, pesn, cdma, handset, device id",
	},
}

// validUruguayanRUT is the rule of python-stdnum, stdnum/uy/rut.py.
func validUruguayanRUT(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) != 12 || !withinAny(checksum.Two(v), 1, 22) || string(v[2:8]) == "000000" || string(v[8:11]) != "001" {
		return false
	}
	return (sum+int(v[11]-'0'))%11 == 0
}

// validDIMEX: no more is known (python-stdnum, stdnum/cr/cr.py).
func validDIMEX(v []byte) bool {
	return (len(v) == 11 || len(v) == 12) && v[0] == '1' && allDigits(v) && !allSame(v)
}

// validRNC is the rule of python-stdnum, stdnum/do/rnc.py, which lists 26 numbers besides that fail it.
func validRNC(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 7, 9, 8, 6, 5, 4, 3, 2)
	return ok && len(v) == 9 && v[8] == byte('1'+(21-sum%11)%11%9) && !allSame(v)
}

// validSalvadoranNIT has the two rules of python-stdnum, stdnum/sv/nit.py: serials up to 100 are older.
func validSalvadoranNIT(v []byte) bool {
	if len(v) != 14 || !allDigits(v) || v[0] != '0' && v[0] != '1' && v[0] != '9' {
		return false
	}
	if string(v[10:13]) <= "100" {
		sum, _ := checksum.WeightedSum(v, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
		return v[13] == byte('0'+sum%11%10)
	}
	sum, _ := checksum.WeightedSum(v, 2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	return v[13] == byte('0'+(11-sum%11)%11%10)
}

// validMEID takes the numbers that are no IMEI, which is decimal (python-stdnum, stdnum/meid.py).
func validMEID(v []byte) bool {
	switch len(v) {
	case 14, 15:
		return v[0] >= 'A' && hexDigits(v) && digitCount(v) > 1 && !allSame(v[1:14]) && (len(v) == 14 || luhnHex(v))
	case 18, 19:
		maker, ok := checksum.Number(v[:10])
		serial, _ := checksum.Number(v[10:18])
		return ok && allDigits(v) && maker >= 0xA0000000 && maker <= 0xFFFFFFFF && serial <= 0xFFFFFF && (len(v) == 18 || byLuhn(v, 19))
	}
	return false
}

// hexDigits says whether v is hexadecimal, in capitals.
func hexDigits(v []byte) bool {
	for _, c := range v {
		if !isDigit(c) && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}

// luhnHex is Luhn to the base 16.
func luhnHex(v []byte) bool {
	sum := 0
	for i := range v {
		n := int(v[len(v)-1-i])
		if n -= '0'; n > 9 {
			n -= 'A' - '0' - 10
		}
		if i%2 == 1 {
			n = n*2/16 + n*2%16
		}
		sum += n
	}
	return sum%16 == 0
}
