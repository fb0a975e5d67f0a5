package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

var southEastAsia = []id{
	{
		name: "sg_nric_fin", country: "SG",
		about:   "Singaporean NRIC or FIN: weights 2 7 6 5 4 3 2, mod 11, a check letter for each series",
		example: "S1234567D",
		grouped: "A9999999A",
		valid:   validNRIC, pass: 1.0 / 134,
		words: "nric*, fin, fin no, fin number, singpass, ic no, ic number, identity card, identification no, identification number, 身份证, kad pengenalan",
	},
	{
		name: "my_nric", country: "MY",
		about:   "Malaysian identity card (MyKad): date of birth and place of birth, no check digit",
		example: "770305-02-1234",
		grouped: "999999-99-9999|999999 99 9999", plain: "999999999999",
		valid: validMyKad, pass: 1.0 / 34,
		words: "mykad*, my kad, mykid*, my kid, mypr, nric*, kad pengenalan, kad pengenalannya, pengenalan*, no kp, nokp, ic, ic no, ic number, 身份证",
	},
	{
		name: "th_tnin", country: "TH",
		about:   "Thai national identification number: weights 13 to 2, mod 11, first digit 1 to 8",
		example: "1-2345-45678-78-1",
		grouped: "9-9999-99999-99-9|9 9999 99999 99 9", plain: "9999999999999",
		valid: validThaiID, pass: 1.0 / 13,
		words: "บัตรประชาชน, บัตร ปชช, เลขประจำตัว, เลขบัตร, ประชาชน, thai id, thai national id, national id, citizen id, id card",
	},
	{
		name: "vn_cccd", country: "VN",
		about:   "Vietnamese citizen card (CCCD): province, century and sex, year of birth; no check digit",
		example: "001090012345",
		plain:   "999999999999|999 999 999 999|9999 9999 9999",
		valid:   validCCCD, pass: 1.0 / 40,
		words: "cccd, can cuoc*, can cuoc, căn cước, cmnd, chung minh nhan, chứng minh nhân, chung minh thu, dinh danh, " +
			"so dinh danh, citizen id, ma dinh danh",
	},
	{
		name: "id_nik", country: "ID",
		about:   "Indonesian identity number (NIK): province, date of birth (day plus 40 for women) and serial, no check digit",
		example: "3171011708450001",
		grouped: "99.9999.999999.9999|999999-999999-9999|999999 999999 9999|99 99 99 999999 9999",
		plain:   "9999999999999999|9999 9999 9999 9999|9999-9999-9999-9999",
		valid:   validNIK, pass: 1.0 / 63, dated: true,
		words: "nik, ktp*, e ktp, ektp, no ktp, induk kependudukan, kependudukan*, tanda penduduk",
	},
	{
		name: "id_npwp", country: "ID",
		about:   "Indonesian tax number (NPWP): Luhn over nine digits, office and branch; since 2024 with a 0 before it, or the NIK",
		example: "01.312.166.0-091.000",
		clear:   "99.999.999.9-999.999",
		plain:   "999999999999999|99.999.999.9.999.999|99 999 999 9 999 999|9999999999999999|9999 9999 9999 9999",
		valid:   validNPWP, pass: 1.0 / 10,
		words: "npwp*, wajib pajak, pokok wajib pajak, pajak, nomor npwp, tax id, tax number",
	},
}

// validNRIC is the rule of the Immigration and Checkpoints Authority, as it is known from many sources: T and G
// add 4 to the sum, M adds 3.
func validNRIC(v []byte) bool {
	if !hasShape(v, "A9999999A") {
		return false
	}
	sum, _ := checksum.WeightedSum(v[1:], 2, 7, 6, 5, 4, 3, 2)
	switch v[0] {
	case 'S':
		return v[8] == "JZIHGFEDCBA"[sum%11]
	case 'T':
		return v[8] == "JZIHGFEDCBA"[(sum+4)%11]
	case 'F':
		return v[8] == "XWUTRQPNMLK"[sum%11]
	case 'G':
		return v[8] == "XWUTRQPNMLK"[(sum+4)%11]
	}
	return v[0] == 'M' && v[8] == "XWUTRQPNJLK"[(sum+3)%11]
}

// validMyKad knows the places of the National Registration Department: states, countries and the rest.
func validMyKad(v []byte) bool {
	return hasShape(v, "999999999999") && checksum.YYMMDD(v) && string(v[8:]) != "0000" &&
		withinAny(checksum.Two(v[6:]), 1, 16, 21, 68, 71, 72, 74, 79, 82, 93, 98, 99)
}

// validThaiID is the rule of the Department of Provincial Administration.
func validThaiID(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 13 && v[0] >= '1' && v[0] <= '8' && int(v[12])-'0' == (11-sum%11)%10
}

// vietnameseProvinces are the codes of circular 59/2021 of the Ministry of Public Security, of 001 to 096.
const vietnameseProvinces = "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 " +
	"035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 " +
	"080 082 083 084 086 087 089 091 092 093 094 095 096"

// validCCCD takes 0 and 1 for men and women of the century from 1900 on, 2 and 3 from 2000 on.
func validCCCD(v []byte) bool {
	return hasShape(v, "999999999999") && v[3] <= '3' && listed(vietnameseProvinces, v[:3]) && string(v[6:]) != "000000"
}

// validNIK knows the provinces of the Ministry of Home Affairs.
func validNIK(v []byte) bool {
	if !hasShape(v, "9999999999999999") || string(v[12:]) == "0000" || string(v[2:4]) == "00" ||
		!withinAny(checksum.Two(v), 11, 19, 21, 21, 31, 36, 51, 54, 61, 65, 71, 76, 81, 82, 91, 97) {
		return false
	}
	day := checksum.Two(v[6:])
	if day > 40 {
		day -= 40
	}
	return checksum.Date(2000+checksum.Two(v[10:]), checksum.Two(v[8:]), day)
}

// validNPWP is regulation 112/PMK.03/2022 of the Ministry of Finance for the form of 16 digits.
func validNPWP(v []byte) bool {
	switch {
	case hasShape(v, "999999999999999"):
		return luhn.Valid(v[:9]) && !allSame(v[:9])
	case hasShape(v, "9999999999999999") && v[0] == '0':
		return luhn.Valid(v[1:10]) && !allSame(v[1:10])
	}
	return validNIK(v)
}
