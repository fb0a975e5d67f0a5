package detectors

import (
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// africaIDs returns the rows of Africa and the Middle East.
func africaIDs() []redact.Detector {
	return slices.Concat(rows(middleEast), rows(gulf), rows(africa), rows(eastAfrica), rows(africanPapers))
}

var africa = []id{
	{
		name: "za_id_number", country: "ZA",
		about:   "South African identity number: date of birth, citizenship 0 to 2, Luhn",
		example: "8001015009087",
		grouped: "999999 9999 999|999999 9999 99 9|999999-9999-99-9|999999 9999999|999999-9999-999",
		plain:   "9999999999999",
		valid:   validSouthAfricanID, pass: 1.0 / 910, dated: true,
		words: "id number, id no, identity number, identity no, identity document, sa id, rsa id, said number, id nommer, " +
			"identiteitsnommer*, identiteit*, inombolo*, kamazisi, umazisi, smart id",
	},
	{
		name: "gh_card", country: "GH",
		about:   "Ghana card: GHA, nine digits and a check digit whose rule is not published",
		example: "GHA-123456789-0",
		clear:   "AAA-999999999-9|AAA9999999999|AAA 999999999 9",
		valid:   validGhanaCard, pass: 1.0 / 17576,
		words: "ghana card, ghanacard, ghana, nia, national id, pin, ghanapostgps",
	},
	{
		name: "ng_nin", country: "NG",
		about:   "Nigerian national identification number (NIN): eleven digits, no published check",
		example: "23456789012",
		grouped: "9999-9999-999", plain: "99999999999|9999 9999 999|999 9999 9999",
		words: "nin, nin slip, nimc, national identification",
	},
	{
		name: "ng_bvn", country: "NG",
		about:   "Nigerian bank verification number (BVN): eleven digits that begin with 22",
		example: "22123456789",
		plain:   "99999999999",
		valid:   validBVN, pass: 1.0 / 100,
		words: "bvn, bank verification, bank verification number, verification number",
	},
}

// validSouthAfricanID is the rule of the Department of Home Affairs: 0 for citizens, 1 for permanent residents,
// 2 for refugees, and Luhn's check digit. The digit before the last one meant the race until 1986.
func validSouthAfricanID(v []byte) bool {
	return len(v) == 13 && luhn.Valid(v) && checksum.YYMMDD(v) && strings.IndexByte("012", v[10]) >= 0
}

// validGhanaCard takes citizens' cards of the National Identification Authority.
func validGhanaCard(v []byte) bool {
	return hasShape(v, "AAA9999999999") && string(v[:3]) == "GHA" && !allSame(v[3:12])
}

// validBVN: the Nigeria Inter-Bank Settlement System begins every number with 22.
func validBVN(v []byte) bool {
	return hasShape(v, "99999999999") && string(v[:2]) == "22" && !allSame(v)
}
