package detectors

import "github.com/redactd/redactd/internal/checksum"

var gulf = []id{
	{
		name: "kw_civil_id", country: "KW",
		about:   "Kuwaiti civil number: century, date of birth, weights 2 1 6 3 7 9 10 5 8 4 2 and mod 11",
		example: "280010101234",
		plain:   "999999999999|9 999999 99999|9-999999-99999",
		valid:   validKuwaitiID, pass: 1.0 / 1600,
		words: "الرقم المدني, رقم مدني, المدني*, البطاقة المدنية, civil id, civil no, civil number, kuwait id, kuwaiti id, madani",
	},
	{
		name: "qa_qid", country: "QA",
		about:   "Qatari identity number: century 2 or 3, year of birth, nationality and serial, no check digit",
		example: "28463412345",
		plain:   "99999999999|999 9999 9999",
		valid:   validQatariID, pass: 0.2,
		words: "qid, qid no, qatar id, qatari id, الرقم الشخصي, رقم شخصي, البطاقة الشخصية, إقامة قطر, هوية قطر",
	},
	{
		name: "bh_cpr", country: "BH",
		about:   "Bahraini personal number (CPR): year and month of birth; the check digit is not published",
		example: "850412345",
		plain:   "999999999|9999 9999 9|999 999 999",
		valid:   validBahrainiCPR, pass: 0.12,
		words: "cpr, cpr no, cpr number, bahrain id, bahraini id, الرقم السكاني, رقم سكاني, السكاني, الرقم الشخصي, البطاقة السكانية",
	},
}

// validKuwaitiID is the rule of the Public Authority for Civil Information: 1, 2 and 3 for the centuries from
// 1800 on.
func validKuwaitiID(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
	return ok && len(v) == 12 && int(v[11])-'0' == 11-sum%11 && withinAny(int(v[0]-'0'), 1, 3) &&
		bornIn(1700+100*int(v[0]-'0'), v[1:])
}

// validQatariID: 2 for births before 2000, 3 from then on; the nationality is a number of ISO 3166-1.
func validQatariID(v []byte) bool {
	return hasShape(v, "99999999999") && (v[0] == '2' || v[0] == '3') && string(v[3:6]) != "000" && v[3] <= '8'
}

// validBahrainiCPR asks for a month.
func validBahrainiCPR(v []byte) bool {
	return hasShape(v, "999999999") && withinAny(checksum.Two(v[2:]), 1, 12) && string(v[4:8]) != "0000"
}
