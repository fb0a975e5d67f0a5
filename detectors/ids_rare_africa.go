package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var rareAfrica = []id{
	{
		name: "za_tax", country: "ZA",
		about:   "South African tax reference: a 0, 1, 2, 3 or 9 in front and Luhn",
		example: "0001339050",
		plain:   "9999999999|9999/999/99/9|999 999 999 9|9999 999 999|999/999/999/9",
		valid:   validSARS, pass: 1.0 / 20,
		words: "tax number, tax no, tax reference, tax ref, tax ref no, income tax, sars, sars number, efiling, belastingnommer*, belasting*, " +
			"paye reference",
	},
	{
		name: "gh_tin", country: "GH",
		about:   "Ghanaian tax number (TIN): P00 for persons and four other beginnings, weights 1 to 9 mod 11",
		example: "C0000803561",
		grouped: "A9999999999|A999999999A",
		valid:   validGhanaTIN, pass: 1.0 / 1200,
		words: "tin, tin no, tin number, gra, tax identification, tax id, taxpayer, ghana tax, ghana revenue",
	},
	{
		name: "bw_omang", country: "BW",
		about:   "Botswana identity number (Omang): nine digits, the fifth is 1 or 2 for the sex; no check digit",
		example: "349217605",
		plain:   "999999999|9999 9 9999|999 999 999",
		valid:   validOmang, pass: 1.0 / 5,
		words: "omang, omang no, omang number, national id, id number, id no, identity card, identity number, botswana id, motswana",
	},
	{
		name: "mz_nuit", country: "MZ",
		about:   "Mozambican tax number (NUIT): weights 8 9 4 5 6 7 8 9, mod 11",
		example: "400339910",
		plain:   "999999999|999 999 999|999.999.999",
		valid:   validNUIT, pass: 1.0 / 10,
		words: "nuit, nuit no, nuits, numero unico, identificacao tributaria, contribuinte*, financas, autoridade tributaria, tax number",
	},
	{
		name: "tn_cin", country: "TN",
		about:   "Tunisian identity card (CIN): eight digits, no check digit",
		example: "07153824",
		plain:   "99999999",
		valid:   notMadeUp,
		words: "cin, cin no, c.i.n, n cin, carte d'identite, carte identite, identite nationale, بطاقة التعريف, بطاقة تعريف, رقم التعريف, " +
			"رقم بطاقة التعريف, التعريف الوطنية, tunisian id",
	},
	{
		name: "sn_cni", country: "SN",
		about:   "Senegalese identity card: 1 or 2 for the sex and twelve to sixteen more digits; no published check digit",
		example: "1 765 1983 00427",
		plain: "9999999999999|99999999999999|999999999999999|9999999999999999|99999999999999999|9 999 9999 99999|9 999 9999 999999|" +
			"9 99 99999999 99999 9|9 99 9999 9999 99999",
		valid: validSenegalese, pass: 1.0 / 5, strong: true,
		words: "cni, cni no, nin, numero cni, nationale d'identite, carte d'identite, piece d'identite, carte cedeao, cedeao, " +
			"identite nationale, dundu",
	},
}

// validSARS is the rule of python-stdnum, stdnum/za/tin.py.
func validSARS(v []byte) bool { return byLuhn(v, 10) && strings.IndexByte("01239", v[0]) >= 0 }

// validGhanaTIN has the beginnings and the rule of python-stdnum, stdnum/gh/tin.py; X stands for ten.
func validGhanaTIN(v []byte) bool {
	if len(v) != 11 || strings.IndexByte("PCGQV", v[0]) < 0 || string(v[1:3]) != "00" {
		return false
	}
	sum, ok := checksum.WeightedSum(v[1:], 1, 2, 3, 4, 5, 6, 7, 8, 9)
	return ok && v[10] == "0123456789X"[sum%11] && !allSame(v[1:10])
}

func validOmang(v []byte) bool {
	return len(v) == 9 && allDigits(v) && (v[4] == '1' || v[4] == '2') && !allSame(v)
}

// validNUIT is the rule of python-stdnum, stdnum/mz/nuit.py: ten stands for 1.
func validNUIT(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 8, 9, 4, 5, 6, 7, 8, 9)
	return ok && len(v) == 9 && v[8] == "01234567891"[sum%11] && !allSame(v)
}

func validSenegalese(v []byte) bool {
	return len(v) >= 13 && len(v) <= 17 && allDigits(v) && (v[0] == '1' || v[0] == '2') && !allSame(v)
}
