package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var korea = []id{
	{
		name: "kr_rrn", country: "KR",
		about:   "Korean resident registration number: date, century and sex; numbers issued since October 2020 have no check digit",
		example: "971013-9019902",
		grouped: "999999-9999999|999999 - 9999999|999999 9999999", plain: "9999999999999",
		valid: validKoreanCitizen, pass: 1.0 / 46, dated: true,
		words: "주민등록*, 주민번호*, 주민 번호, 주민 등록, 주민*, rrn, jumin*, resident registration, resident number",
	},
	{
		name: "kr_frn", country: "KR",
		about:   "Korean number of foreign residents: like the resident registration number, with 5 to 8 for the century",
		example: "850101-5123456",
		grouped: "999999-9999999|999999 - 9999999|999999 9999999", plain: "9999999999999",
		valid: validKoreanForeigner, pass: 1.0 / 68, dated: true,
		words: "외국인*, 외국인 등록, frn, alien registration, foreigner registration, foreign registration, arc no, arc number",
	},
	{
		name: "kr_driver_license", country: "KR",
		about:   "Korean driving licence: region 11 to 26 or 28, year, serial and two more digits",
		example: "11-12-123456-78",
		grouped: "99-99-999999-99|99 99 999999 99", plain: "999999999999",
		valid: validKoreanLicence, pass: 0.17,
		words: "운전면허*, 운전 면허, 면허번호*, 면허*, driver license, drivers license, driver s license, driving licence, " +
			"driving license",
	},
	{
		name: "kr_passport", country: "KR",
		about:   "Korean passport number: a letter for its kind and eight digits, or a letter inside since 2021",
		example: "M123A4567",
		plain:   "A99999999|A999A9999",
		valid:   validKoreanPassport, pass: 5.0 / 26,
		words: "여권*, 관용여권*, 외교관여권*, 외교여권*, 일반여권*, passport*, korean passport",
	},
}

// validKoreanCitizen takes 9, 1 and 3 for men of the three centuries from 1800 on and 0, 2 and 4 for women.
// Source: the enforcement rules of the Resident Registration Act.
func validKoreanCitizen(v []byte) bool { return bornInKorea(v, "901234") }

// validKoreanForeigner takes 5 to 8.
func validKoreanForeigner(v []byte) bool { return bornInKorea(v, "..5678") }

// bornInKorea says whether 13 digits begin with a day of the century that the seventh stands for: two of the
// signs stand for each from 1800 on.
func bornInKorea(v []byte, signs string) bool {
	if !hasShape(v, "9999999999999") {
		return false
	}
	at := strings.IndexByte(signs, v[6])
	return at >= 0 && bornIn(1800+at/2*100, v)
}

// validKoreanLicence knows the regions of the National Police Agency.
func validKoreanLicence(v []byte) bool {
	return hasShape(v, "999999999999") && withinAny(checksum.Two(v), 11, 26, 28, 28) && string(v[4:10]) != "000000"
}

// validKoreanPassport knows the kinds: several journeys, one, residence, official and diplomatic.
func validKoreanPassport(v []byte) bool {
	return (hasShape(v, "A99999999") || hasShape(v, "A999A9999")) && strings.IndexByte("MSRGD", v[0]) >= 0
}
