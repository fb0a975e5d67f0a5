package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// vinChecked finds numbers without a word: those of North America and China have a check digit.
func vinChecked() redact.Detector {
	d := id{
		name:    "vin_checked",
		about:   "vehicle identification number with the check digit of 49 CFR 565.15: weights 8 to 2, mod 11",
		example: "1M8GDM9AXKP042788",
		clear:   "NNNNNNNNNNNN99999",
		valid:   checkedVIN, pass: 1.0 / 155,
		words: "vin, vins, chassis*",
	}.detector()
	d.Entity = "VIN"
	return d
}

const vinLen = 17

// validVIN wants a few letters, and what no hexadecimal number has: it is what codes near such a word are mostly.
func validVIN(v []byte) bool {
	letters := 0
	for _, c := range v {
		if vinValue(c) < 0 {
			return false
		}
		if isLetter(c) {
			letters++
		}
	}
	return len(v) == vinLen && letters >= 3 && digitsEnd(v, vinLen-4) == vinLen && !hexadecimal(v)
}

// checkedVIN wants the check digit at the ninth place, a maker with a letter and a year that there is a sign for.
func checkedVIN(v []byte) bool {
	if !validVIN(v) || isDigit(v[0]) && isDigit(v[1]) && isDigit(v[2]) || v[9] == '0' || v[9] == 'U' || v[9] == 'Z' {
		return false
	}
	sum := 0
	for i, c := range v {
		sum += vinValue(c) * vinWeights[i]
	}
	return v[8] == "0123456789X"[sum%11]
}

// hexadecimal says whether v has no letter behind F, or begins with 0, as 0x does: no maker's code does.
func hexadecimal(v []byte) bool {
	return v[0] == '0' || !bytes.ContainsFunc(v, func(r rune) bool { return r > 'F' })
}

// vinWeights and vinValue are tables III and IV of 49 CFR 565.15(c).
var vinWeights = [vinLen]int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}

// vinValue is the number that a letter or digit counts for, -1 for what is not in a VIN.
func vinValue(c byte) int {
	const letters = "12345678-12345-7-923456789" // A to Z
	switch {
	case isDigit(c):
		return int(c - '0')
	case isUpperByte(c) && letters[c-'A'] != '-':
		return int(letters[c-'A'] - '0')
	}
	return -1
}
