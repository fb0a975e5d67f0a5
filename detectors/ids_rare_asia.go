package detectors

import (
	"bytes"
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// rareEastAsia are rows of Macao, Japan and Korea.
var rareEastAsia = []id{
	{
		name: "mo_bir", country: "MO",
		about:   "Macao identity card (BIR): a 1, 5 or 7, six digits and a check digit whose rule is not published",
		example: "1234567(8)",
		grouped: "9999999(9)|9999999 (9)|9/999999/9", plain: "99999999",
		valid: validMacao, pass: 1.0 / 3,
		words: "澳門居民身份證, 澳門身份證, 身份證, 身份證號碼, 身份证, bir, bilhete de identidade, bilhete de identidade de residente, macau id, " +
			"macao id, residente, id card",
	},
	{
		name: "jp_health_insurance", country: "JP",
		about:   "Japanese health insurer's number, as on its members' cards: the law, prefecture and insurer, and Luhn",
		example: "33120015",
		plain:   "99999999",
		valid:   validJapaneseInsurer, pass: 1.0 / 50,
		words: "保険者番号, 保険者, 保険証, 健康保険, 健康保険証, 被保険者証, 被保険者, 資格確認書, hokensha, hokensho, health insurance, insurer number",
	},
	{
		name: "kr_brn", country: "KR",
		about:   "Korean business number: tax office, kind, serial; weights 1 3 7 1 3 7 1 3 5 with a carry, mod 10",
		example: "116-82-00276",
		grouped: "999-99-99999", plain: "9999999999|999 99 99999",
		valid: validBRN, pass: 1.0 / 12,
		words: "사업자등록번호*, 사업자번호*, 사업자 등록번호, 사업자 번호, 사업자*, 등록번호*, brn, business registration, business number, 공급자",
	},
}

// validMacao knows the beginnings; the check digit is not public (idnumbers, nationalid/mac/national_id.py).
func validMacao(v []byte) bool {
	return len(v) == 8 && allDigits(v) && strings.IndexByte("157", v[0]) >= 0 && !allSame(v[1:7])
}

// japaneseLaws are the laws under which insurers of eight digits stand (https://www.mixtrivia.com/entry/hokensho and
// https://matome.naver.jp/odai/2145577593662661901).
const japaneseLaws = "01 02 03 04 06 07 31 32 33 34 39 63 72 73 74 75"

// validJapaneseInsurer is the rule that http://www5f.biglobe.ne.jp/~h-it/mlcont/mc0124.htm works out for 33120015:
// Luhn, behind a law and one of the 47 prefectures.
func validJapaneseInsurer(v []byte) bool {
	return byLuhn(v, 8) && listed(japaneseLaws, v[:2]) && withinAny(checksum.Two(v[2:]), 1, 47)
}

// jpInsured reads the symbol and the number of the member, which stand behind their words.
func jpInsured() redact.Detector {
	return redact.Detector{
		Name: "jp_health_insurance_member", Entity: "JP_HEALTH_INSURANCE", Region: "JP",
		About:   "symbol and number on a Japanese health insurance card, behind their words; no check",
		Example: "記号 1234 番号 567",
		Trigger: redact.Literals(false, "記号", "番号"), Before: idReach, After: 40, Match: matchInsured,
		Prior: bitsPlain, WordBits: bitsBareWord,
		Words: []string{
			"保険証", "健康保険*", "被保険者*", "保険者番号", "資格確認書", "国保", "社保", "協会けんぽ", "組合", "記号", "保険証記号", "被保険者証記号",
		},
	}
}

// insuredMax is how long symbol and number are at most, in bytes, where a dot in the middle joins them.
const insuredMax = 24

// matchInsured takes the digits that stand behind the word, a colon or a blank between.
func matchInsured(t redact.Text, found []redact.Match) []redact.Match {
	at := t.End
	for _, sign := range []string{"：", ":", "=", " ", "　", "・", "は", " "} {
		at = behind(t.B, at, sign)
	}
	end := insuredEnd(t.B, at)
	if end == at || end-at > insuredMax || isAlnum(t.Byte(end)) {
		return found
	}
	return append(found, redact.Match{Start: at, End: end})
}

// insuredEnd returns the index behind the digits at b[at:], which hyphens and dots in the middle may join.
func insuredEnd(b []byte, at int) int {
	end := digitsEnd(b, at)
	for end > at {
		next := digitsEnd(b, behind(b, end, "-", "・"))
		if next == end || !isDigit(b[next-1]) {
			break
		}
		end = next
	}
	return end
}

// behind returns the index behind the one of the signs that b[at:] begins with, at if it begins with none.
func behind(b []byte, at int, signs ...string) int {
	for _, sign := range signs {
		if bytes.HasPrefix(b[at:], []byte(sign)) {
			return at + len(sign)
		}
	}
	return at
}

// validBRN is the rule that presidio gives (kr_brn_recognizer.py), for offices from 101 on (python-stdnum,
// stdnum/kr/brn.py).
func validBRN(v []byte) bool {
	sum, ok := checksum.WeightedSum(v, 1, 3, 7, 1, 3, 7, 1, 3, 5)
	if !ok || len(v) != 10 || string(v[:3]) < "101" || string(v[3:5]) == "00" || string(v[5:9]) == "0000" {
		return false
	}
	sum += int(v[8]-'0') * 5 / 10
	return v[9] == byte('0'+(10-sum%10)%10)
}
