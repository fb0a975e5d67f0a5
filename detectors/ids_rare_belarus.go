package detectors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

var rareBelarus = []id{
	{
		name: "by_unp", country: "BY",
		about:   "Belarusian taxpayer number (UNP): a region, a serial and weights 29 23 19 17 13 7 5 3, mod 11; two letters for persons",
		example: "MA1953684",
		grouped: "AA9999999", plain: "999999999|AA 9999999",
		valid: validUNP, pass: 1.0 / 15,
		words: unpWords,
	},
}

const unpWords = "унп*, улп, учетный номер плательщика, учётный номер плательщика, номер плательщика, уліковы нумар, unp, налоговая"

// belarusLetters stand for 0 to 9 in second place, and for themselves in the first.
const belarusLetters = "ABCEHKMOPT"

// validUNP is the rule of python-stdnum, stdnum/by/unp.py.
func validUNP(v []byte) bool {
	if len(v) != 9 || strings.IndexByte("1234567ABCEHKM", v[0]) < 0 || !allDigits(v[2:]) || isDigit(v[0]) != isDigit(v[1]) {
		return false
	}
	first, second := int(v[0]-'0'), int(v[1]-'0')
	if isLetter(v[0]) {
		first, second = int(v[0]-'A')+10, strings.IndexByte(belarusLetters, v[1])
	}
	sum, ok := checksum.WeightedSum(v[2:], 19, 17, 13, 7, 5, 3)
	sum = (sum + 29*first + 23*second) % 11
	return ok && second >= 0 && sum < 10 && v[8] == byte('0'+sum) && !allSame(v)
}

// unpCyrillic are the letters that look like those of belarusLetters, in their order.
var unpCyrillic = []string{"А", "В", "С", "Е", "Н", "К", "М", "О", "Р", "Т"}

// unpFirst is how many of the letters may stand in front.
const unpFirst = 7

// byUNPCyrillic finds the numbers of persons whose letters were typed on a Cyrillic keyboard.
func byUNPCyrillic() redact.Detector {
	pairs := make([]string, 0, unpFirst*len(unpCyrillic))
	for _, first := range unpCyrillic[:unpFirst] {
		for _, second := range unpCyrillic {
			pairs = append(pairs, first+second)
		}
	}
	return redact.Detector{
		Name: "by_unp_cyrillic", Entity: "BY_UNP", Region: "BY",
		About:   "Belarusian taxpayer number of persons, with Cyrillic letters: the same check",
		Example: "МА1953684",
		Trigger: redact.Literals(true, pairs...), Before: idReach, After: idReach, Match: matchUNP,
		Pass: 1.0 / 15, Prior: bitsPlain + bitsGrouped, WordBits: bitsIDWord,
		Words: strings.Split(unpWords, ", "),
	}
}

// matchUNP wants seven digits behind the letters, and reads those as Latin ones.
func matchUNP(t redact.Text, found []redact.Match) []redact.Match {
	end := t.End + 7
	before, _ := utf8.DecodeLastRune(t.B[:t.At])
	if digitsEnd(t.B, t.End) != end || isAlnum(t.Byte(end)) || unicode.IsLetter(before) || unicode.IsDigit(before) {
		return found
	}
	latin := append([]byte{latinOf(t.B[t.At:]), latinOf(t.B[t.At+2:])}, t.B[t.End:end]...)
	if !validUNP(latin) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end})
}

// latinOf returns the letter that looks like the Cyrillic one that b begins with, capital or not.
func latinOf(b []byte) byte {
	for i, letter := range unpCyrillic {
		if strings.EqualFold(string(b[:2]), letter) {
			return belarusLetters[i]
		}
	}
	return 0
}
