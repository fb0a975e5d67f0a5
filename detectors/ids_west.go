package detectors

import (
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// westIDs returns the rows of Western Europe: Austria, Belgium, France, Germany, Italy, Luxembourg, Malta, the
// Netherlands, Portugal, Spain and Switzerland.
func westIDs() []redact.Detector {
	return rows(slices.Concat(german, alpine, french, lowlands, latin, westPapers, westMoney))
}

// alpine are the identifiers of Austria and Switzerland.
var alpine = []id{
	{
		name: "at_svnr", country: "AT",
		about:   "Austrian social insurance number: a serial, a check digit mod 11 and a date of birth",
		example: "1237 010180",
		grouped: "9999 999999|9999-999999|9999/999999", plain: "9999999999",
		valid: validSVNR, pass: 1.0 / 300, dated: true,
		words: "sozialversicherungsnummer*, svnr, sv-nummer, sv nummer, sv nr, versicherungsnummer*, sozialversicherung*, e-card, ecard",
	},
	{
		name: "ch_ahv", country: "CH",
		about:   "Swiss OASI number (AHV, AVS): 756 and the check digit of EAN-13",
		example: "756.9217.0769.85",
		clear:   "999.9999.9999.99|999 9999 9999 99|9999999999999",
		valid:   validAHV, pass: 1.0 / 10_000,
		words: "ahv*, avs, navs*, sozialversicherungsnummer*, numero avs, assicurazione, versichertennummer*, assurance sociale",
	},
}

// validSVNR is the rule of the Austrian social insurance: the fourth digit is the weighted sum of the others
// mod 11. Months 13 to 15 are used where the serials of a day have run out.
func validSVNR(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6)
	if !ok || len(v) != 10 || v[0] == '0' || sum%11 != int(v[3]-'0') {
		return false
	}
	month := checksum.Two(v[6:])
	return month >= 13 && month <= 15 || checksum.DDMMYY(v[4:])
}

// validAHV takes what begins with 756, the number of Switzerland in ISO 3166.
func validAHV(v []byte) bool { return len(v) == 13 && string(v[:3]) == "756" && ean13(v) }

var ean13 = checkedBy(10, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)
