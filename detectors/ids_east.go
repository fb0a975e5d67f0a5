package detectors

import (
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// eastIDs returns the rows of Central and Eastern Europe, the Balkans, Turkey and Central Asia.
func eastIDs() []redact.Detector {
	return slices.Concat(
		rows(eastBaltic), rows(eastCentral), rows(eastAdriatic), rows(eastBalkan), rows(eastRussian), rows(eastAsian),
		[]redact.Detector{
			czBankAccount(), ruPassport(), ruPassportParts(), uaPassportBooklet(), azeri.detector(), azFINField(),
		},
	)
}

var eastBaltic = []id{
	{
		name: "ee_isikukood", country: "EE",
		about:   "Estonian personal code: sex and century, date of birth, two rounds of weights mod 11",
		example: "36805280109",
		plain:   "99999999999",
		valid:   validIsikukood, pass: 1.0 / 328, dated: true,
		words: "isikukood*, isiku kood, ik, id-kood, id kood, personal code, personal id code, national id, eesti id, estonian id, smart-id, mobiil-id, patsien*",
	},
	{
		name: "lv_personas_kods", country: "LV",
		about:   "Latvian personal code: a date of birth with its century, or 32 and more since 2017; weights mod 11",
		example: "161175-19997",
		grouped: "999999-99999", plain: "99999999999|999999 99999",
		valid: validPersonasKods, pass: 1.0 / 213, dated: true,
		words: "personas kods, personas koda, personas kodu, personas kodam, personaskod*, personas id, p k, pk, personal code, personas numurs, latvian id, latvija, latvijas, smart-id, pacient*, dzimsanas",
	},
	{
		name: "lt_asmens_kodas", country: "LT",
		about:   "Lithuanian personal code: sex and century, date of birth, two rounds of weights mod 11",
		example: "33309240064",
		plain:   "99999999999",
		valid:   validAsmensKodas, pass: 1.0 / 77, dated: true,
		words: "asmens kodas, asmens kodo, asmens koda, asmens kodu, asmens kodai, a k, ak, asmkodas, asmenskod*, personal code, lithuanian id, lietuva, lietuvos, pacient*, gyventoj*, apdraust*",
	},
}

// validIsikukood is the rule of the Estonian population register, standard EVS 585.
func validIsikukood(v []byte) bool {
	return balticSum(v) && v[0] >= '1' && v[0] <= '8' && bornIn(1800+100*(int(v[0]-'1')/2), v[1:])
}

// validAsmensKodas is the same rule, but a 9 in front says that nothing behind it is a date.
func validAsmensKodas(v []byte) bool {
	return balticSum(v) && (v[0] == '9' || v[0] >= '1' && v[0] <= '6' && bornIn(1800+100*(int(v[0]-'1')/2), v[1:]))
}

// validPersonasKods takes the codes without a date, which begin with 32 and higher, as they are: sources differ
// on whether they have a check digit.
func validPersonasKods(v []byte) bool {
	if _, ok := checksum.Number(v); !ok || len(v) != 11 {
		return false
	}
	if v[0] == '3' && v[1] >= '2' {
		return true
	}
	sum, _ := checksum.WeightedSum(v, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
	return (1+sum)%11%10 == int(v[10]-'0') && v[6] <= '2' &&
		checksum.Date(1800+100*int(v[6]-'0')+checksum.Two(v[4:]), checksum.Two(v[2:]), checksum.Two(v))
}

var balticSum = checkedTwice(
	[]int{1, 2, 3, 4, 5, 6, 7, 8, 9, 1}, []int{3, 4, 5, 6, 7, 8, 9, 1, 2, 3},
)
