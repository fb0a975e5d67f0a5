package detectors

import "github.com/redactd/redactd/internal/checksum"

// french are the identifiers of France.
var french = []id{
	{
		name: "fr_nir", country: "FR",
		about:   "French social security number (NIR): sex, year, month, place, and a key of 97 less the number mod 97",
		example: "2 55 08 14 168 025 38",
		clear:   "9 99 99 99 999 999 99|9 99 99 9A 999 999 99|9.99.99.99.999.999.99|9-99-99-99-999-999-99|999999A99999999",
		grouped: "9999999999999 99|9 999999999999 99", plain: "999999999999999",
		valid: validNIR, pass: 1.0 / 1300, dated: true,
		words: "nir, securite sociale, secu, numero de secu, insee, carte vitale, vitale, assure*, cpam, social security, num secu, nss",
	},
	{
		name: "fr_nif", country: "FR",
		about:   "French tax number (SPI): thirteen digits, the first ten mod 511 are the last three",
		example: "30 23 217 600 053",
		clear:   "99 99 999 999 999", plain: "9999999999999",
		valid: validSPI, pass: 1.0 / 2500,
		words: "numero fiscal, spi, reference fiscale, impot*, nif, avis d'imposition, fiscal*, tax number, dgfip",
	},
}

// validNIR is the rule of INSEE: 1 or 2 for the sex (7 and 8 for provisional numbers, 3 and 4 abroad), a month
// or what stands for one that is not known, and the key. 2A and 2B are Corsica. A number without its key
// is not told from others.
func validNIR(v []byte) bool {
	if len(v) != 15 || v[0] < '1' || v[0] > '8' || v[0] == '5' || v[0] == '6' {
		return false
	}
	month := checksum.Two(v[3:])
	if month < 1 || month > 12 && month < 20 || month > 42 && month < 50 {
		return false
	}
	n, ok := nirNumber(v)
	return ok && int64(checksum.Two(v[13:])) == 97-n%97
}

// nirNumber is the first thirteen digits, with 19 for 2A and 18 for 2B.
func nirNumber(v []byte) (int64, bool) {
	var b [13]byte
	copy(b[:], v)
	if v[5] == '2' && (v[6] == 'A' || v[6] == 'B') {
		b[5], b[6] = '1', '9'-(v[6]-'A')
	}
	return checksum.Number(b[:])
}

// validSPI is the rule of the DGFiP: the first digit is 0 to 3.
func validSPI(v []byte) bool {
	if len(v) != 13 || v[0] > '3' {
		return false
	}
	n, ok := checksum.Number(v[:10])
	key, _ := checksum.Number(v[10:])
	return ok && n > 0 && n%511 == key
}
