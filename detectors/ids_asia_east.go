package detectors

import (
	"strings"

	"github.com/redactd/redactd/internal/checksum"
)

var eastAsia = []id{
	{
		name: "cn_resident_id", country: "CN",
		about:   "Chinese resident identity number: region, date of birth and ISO 7064 MOD 11-2; 15 digits without check before 2000",
		example: "11010519491231002X",
		clear: "999999999999999999|99999999999999999A|999999 99999999 9999|999999 99999999 999A|" +
			"999999-99999999-9999|999999-99999999-999A",
		plain: "999999999999999",
		valid: validChineseID, pass: 1.0 / 25000, dated: true,
		words: "身份证, 身份證, 身份号码, 身分证, 证件号, 证件号码, 公民身份, 居民身份, sfz, sfzh, shenfenzheng, idcard, " +
			"resident id, resident identity, chinese id, id card, identity card",
	},
	{
		name: "hk_hkid", country: "HK",
		about:   "Hong Kong identity card: one or two letters, six digits and a check digit mod 11",
		example: "A123456(3)",
		clear:   "A999999(9)|A999999(A)|AA999999(9)|AA999999(A)|A999999 (9)|A999999 (A)",
		grouped: "A999999-9|AA999999-9", plain: "A9999999|A999999A|AA9999999|AA999999A",
		valid: validHKID, pass: 1.0 / 36,
		words: "hkid*, 身份證, 香港身份證, 身份證號碼, 身分證, 身份证, id card, identity card, hong kong id",
	},
	{
		name: "tw_national_id", country: "TW",
		about:   "Taiwanese national identity number or resident certificate: letters read as digits, weights mod 10",
		example: "A123456789",
		plain:   "A999999999|AA99999999",
		valid:   validTaiwaneseID, pass: 1.0 / 25,
		words: "身分證, 身份證, 身分證字號, 統一證號, 統號, 居留證, 國民身分證, 身分证, national id, id number, id no, " +
			"identity card, arc no, arc number, resident certificate",
	},
	{
		name: "jp_my_number", country: "JP",
		about:   "Japanese Individual Number (My Number): weights 6 5 4 3 2 7 6 5 4 3 2, mod 11",
		example: "6214 9832 0257",
		grouped: "9999 9999 9999|9999-9999-9999", plain: "999999999999",
		valid: validMyNumber, pass: 1.0 / 11,
		words: "マイナンバー, 個人番号, 通知カード, 個番, my number, mynumber*, individual number, kojin bango, kojinbango*",
	},
}

// validChineseID is GB 11643-1999, and for 15 digits that of 1989: the same without century and check.
func validChineseID(v []byte) bool {
	if !chineseRegion(v) {
		return false
	}
	switch len(v) {
	case 18:
		return checksum.YYYYMMDD(v[6:]) && checksum.PureMod11(v)
	case 15:
		return hasShape(v, "999999999999999") && checksum.YYMMDD(v[6:])
	}
	return false
}

// chineseRegion knows the provinces of GB/T 2260, 81 to 83 for residents from Hong Kong, Macao and Taiwan, and
// the 9 before a province of foreigners' permanent residence cards.
func chineseRegion(v []byte) bool {
	if len(v) < 6 {
		return false
	}
	if v[0] == '9' && v[1] != '1' {
		v = v[1:]
	}
	return withinAny(checksum.Two(v), 11, 15, 21, 23, 31, 37, 41, 46, 50, 54, 61, 65, 71, 71, 81, 83, 91, 91)
}

// validHKID reads letters as 10 to 35 and a missing first one as 36, weights 9 to 1, mod 11; A stands for ten.
func validHKID(v []byte) bool {
	sum, letters := 36*9, len(v)-7
	if letters != 1 && letters != 2 {
		return false
	}
	for i, c := range v {
		n := int(c) - '0'
		switch {
		case i < letters || c == 'A' && i == len(v)-1:
			n = int(c) - 'A' + 10
			if c < 'A' || c > 'Z' {
				return false
			}
		case !isDigit(c):
			return false
		}
		if i == 0 && letters == 2 {
			sum = 0
		}
		sum += n * (len(v) - i)
	}
	return sum%11 == 0
}

// taiwaneseLetters stand for 10 to 35.
const taiwaneseLetters = "ABCDEFGHJKLMNPQRSTUVXYWZIO"

// validTaiwaneseID is the rule of the household registration: the first letter is a number of two digits with
// the weights 1 and 9. Behind it is the sex, 8 or 9 for foreigners since 2021 and a letter before.
func validTaiwaneseID(v []byte) bool {
	if len(v) != 10 {
		return false
	}
	letter, second := strings.IndexByte(taiwaneseLetters, v[0])+10, strings.IndexByte("ABCD", v[1])
	if second < 0 && strings.IndexByte("1289", v[1]) >= 0 {
		second = int(v[1] - '0')
	}
	sum, ok := checksum.WeightedSum(v[2:], 7, 6, 5, 4, 3, 2, 1, 1)
	return letter >= 10 && second >= 0 && ok && (letter/10+letter%10*9+second*8+sum)%10 == 0
}

// validMyNumber is the ordinance of the Ministry of Internal Affairs and Communications No. 85 of 2014.
func validMyNumber(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	return ok && len(v) == 12 && v[11] == check11(sum) && !allSame(v)
}
