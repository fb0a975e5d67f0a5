package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

// asianPapers are passports, licences and cards that are not the national number.
var asianPapers = []id{
	{
		name: "cn_passport", country: "CN",
		about:   "Chinese passport number: E, G, D, S or P and eight digits, or E, a letter and seven digits",
		example: "E12345678",
		plain:   "A99999999|AA9999999",
		valid:   validChinesePassport, pass: 0.19,
		words: "护照*, 护照号, 护照号码, 護照, passport*, chinese passport, huzhao",
	},
	{
		name: "jp_passport", country: "JP",
		about:   "Japanese passport number: two letters and seven digits, no check digit",
		example: "TK1234567",
		plain:   "AA9999999",
		words:   "パスポート, 旅券番号, 旅券, passport*, japanese passport",
	},
	{
		name: "jp_driver_license", country: "JP",
		about:   "Japanese driving licence: commission, year and serial, a check digit mod 11, times it was issued again",
		example: "301234567810",
		plain:   "999999999999",
		valid:   validJapaneseLicence, pass: 1.0 / 11,
		words: "運転免許証, 運転免許, 免許証番号, 免許番号, 免許証, driver license, drivers license, driver s license, driving licence, driving license",
	},
	{
		name: "jp_residence_card", country: "JP",
		about:   "Japanese residence card: two letters, eight digits and two letters, no published check",
		example: "AB12345678CD",
		plain:   "AA99999999AA", strong: true,
		words: "在留カード, 在留カード番号, 在留, 特別永住者証明書, 永住者, residence card, zairyu, zairyu card, 外国人登録",
	},
	{
		name: "ph_tin", country: "PH",
		about:   "Philippine tax number (TIN): nine digits and a branch; its check digit is not published",
		example: "123-456-789-000",
		plain:   "999-999-999-999|999-999-999-99999|999 999 999 999|999-999-999|999999999|999999999999|999 999 999",
		words:   "tin, tin no, tin number, bir, tax identification, taxpayer identification, taxpayer",
	},
	{
		name: "ph_sss", country: "PH",
		about:   "Philippine social security number (SSS): ten digits, no published check",
		example: "34-1234567-8",
		grouped: "99-9999999-9", plain: "9999999999|99 9999999 9", strong: true,
		words: "sss, sss no, sss number, gsis, social security system, philippine social security",
	},
	{
		name: "ph_philsys", country: "PH",
		about:   "Philippine PhilSys card number: sixteen digits in groups of four, no published check",
		example: "1234-5678-9012-3456",
		plain:   "9999-9999-9999-9999|9999 9999 9999 9999|9999999999999999",
		strong:  true,
		words:   "philsys*, phil sys, philid*, pcn, psn, pambansang id, pambansang pagkakakilanlan, ephilid*, phil id",
	},
	{
		name: "bd_nid", country: "BD",
		about:   "Bangladeshi national identity card: 10, 13 or 17 digits, no published check",
		example: "1234567890",
		plain:   "9999999999|9999999999999|99999999999999999|999 999 9999",
		words: "nid, nid no, nid number, nid card, smart card no, bangladesh id, জাতীয় পরিচয়পত্র*, পরিচয়পত্র*, " +
			"এনআইডি*, ভোটার আইডি",
		valid: func(v []byte) bool { return !allSame(v) }, strong: true,
	},
}

// validChinesePassport knows the kinds: ordinary, diplomatic, service and public affairs.
func validChinesePassport(v []byte) bool {
	return hasShape(v, "A99999999") && strings.IndexByte("EGDSP", v[0]) >= 0 ||
		hasShape(v, "AA9999999") && strings.IndexByte("EDSP", v[0]) >= 0
}

// validJapaneseLicence is the check of the National Police Agency: 11 minus the sum mod 11, or 0 if that is more
// than 9. Commissions of the prefectures are 10 to 97.
func validJapaneseLicence(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 12 && v[0] != '0' && isDigit(v[11]) && v[10] == check11(sum)
}
