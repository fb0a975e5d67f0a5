package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

var middleEast = []id{
	{
		name: "il_id", country: "IL",
		about:   "Israeli identity number: nine digits with Luhn, a leading zero is often lost",
		example: "039337423",
		grouped: "99999999-9|9-9999999-9", plain: "999999999|99999999",
		valid: validIsraeliID, pass: 1.0 / 10,
		words: "תעודת זהות, בתעודת זהות, תעודת הזהות, ת ז, הת ז, תז, ת\"ז, מספר זהות, מס זהות, מספר תעודת, זהות, " +
			"teudat zehut, teudat zeut, israeli id, israel id, zehut",
	},
	{
		name: "sa_national_id", country: "SA",
		about:   "Saudi national number (begins with 1) or residence permit, iqama (begins with 2): Luhn",
		example: "1123456780",
		plain:   "9999999999",
		valid:   validSaudiID, pass: 1.0 / 50,
		words: "رقم الهوية, الهوية*, هوية*, بالهوية, هويتي, الاقامة*, اقامة*, اقامتي, رقم الإقامة, السجل المدني, ابشر, iqama*, " +
			"saudi id, national id, absher, muqeem",
	},
	{
		name: "ae_emirates_id", country: "AE",
		about:   "Emirates identity number: 784, a year of birth and Luhn",
		example: "784-1980-1234567-8",
		clear:   "999-9999-9999999-9|999 9999 9999999 9|999999999999999",
		valid:   validEmiratesID, pass: 1.0 / 100000,
		words: "الهوية*, هوية*, رقم الهوية, بطاقة الهوية, الهوية الإماراتية, emirates id, emiratesid, eid, uae id",
	},
	{
		name: "eg_national_id", country: "EG",
		about:   "Egyptian national number: century, date of birth and governorate; the check digit is not published",
		example: "29001011234567",
		grouped: "9 999999 99 99999|9-999999-99-99999|9 99 99 99 99 9999 9", plain: "99999999999999",
		valid: validEgyptianID, pass: 1.0 / 463,
		words: "الرقم القومي, رقم قومي, رقمي القومي, بالرقم القومي, للرقم القومي, والرقم القومي, القومي*, قومي, الهوية*, البطاقة, " +
			"بطاقة الرقم القومي, national id, national number, raqam qawmi, qawmi",
	},
	{
		name: "ir_national_code", country: "IR",
		about:   "Iranian national code: weights 10 to 2, mod 11",
		example: "0499370899",
		grouped: "999-999999-9", plain: "9999999999",
		valid: validIranianCode, pass: 1.0 / 10,
		words: "کد ملی, کدملی*, كد ملي, کد ملي, شماره ملی, کارت ملی, kod melli, kodemelli, code melli, codemelli, " +
			"melli code, national code, iranian national",
	},
}

// validIsraeliID is the rule of the Population Authority.
func validIsraeliID(v []byte) bool {
	return (len(v) == 9 || len(v) == 8 && v[0] != '0') && luhn.Valid(v) && !allSame(v)
}

// validSaudiID: Luhn, as Yakeen and the open libraries for the number have it.
func validSaudiID(v []byte) bool {
	return len(v) == 10 && (v[0] == '1' || v[0] == '2') && luhn.Valid(v) && !allSame(v[1:9])
}

// validEmiratesID: 784 is the country's code of ISO 3166-1.
func validEmiratesID(v []byte) bool {
	return len(v) == 15 && string(v[:3]) == "784" && luhn.Valid(v) &&
		withinAny(checksum.Two(v[3:])*100+checksum.Two(v[5:]), 1900, 2039)
}

// validEgyptianID takes 2 for the century from 1900 on and 3 from 2000 on, and the governorates of the Civil
// Status Organization; 88 is abroad.
func validEgyptianID(v []byte) bool {
	return hasShape(v, "99999999999999") && (v[0] == '2' || v[0] == '3') &&
		bornIn(1700+100*int(v[0]-'0'), v[1:]) &&
		withinAny(checksum.Two(v[7:]), 1, 4, 11, 19, 21, 29, 31, 35, 88, 88)
}

// validIranianCode is the rule of the National Organization for Civil Registration.
func validIranianCode(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 10, 9, 8, 7, 6, 5, 4, 3, 2)
	if !ok || len(v) != 10 || allSame(v) {
		return false
	}
	check := sum % 11
	if check > 1 {
		check = 11 - check
	}
	return int(v[9])-'0' == check
}
