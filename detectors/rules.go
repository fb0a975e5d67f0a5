package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// Rules that the numbers of more than one country follow.

// weighed returns a test for values whose first digits have a weighted sum that is a multiple of mod.
func weighed(mod int, weights ...int) func(v []byte) bool {
	return func(v []byte) bool {
		sum, ok := checksum.WeightedSum(v, weights...)
		return ok && sum%mod == 0
	}
}

// checkedBy is weighed for numbers of one length.
func checkedBy(mod int, weights ...int) func(v []byte) bool {
	passes := weighed(mod, weights...)
	return func(v []byte) bool { return len(v) == len(weights) && passes(v) }
}

// checkedTwice returns a test for numbers whose last digit is their weighted sum mod 11, or if that is 10 the
// sum with the second weights mod 11, 0 for another 10.
func checkedTwice(first, second []int) func(v []byte) bool {
	return func(v []byte) bool {
		sum, ok := checksum.WeightedSum(v, first...)
		if !ok || len(v) != len(first)+1 {
			return false
		}
		if sum%11 == 10 {
			sum, _ = checksum.WeightedSum(v, second...)
		}
		return byte('0'+sum%11%10) == v[len(v)-1]
	}
}

// check11 is the check digit of many offices: 11 less the sum's remainder, where 11 and 10
// stand for 0.
func check11(sum int) byte {
	if d := 11 - sum%11; d < 10 {
		return '0' + byte(d)
	}
	return '0'
}

// sum731 is the sum of ICAO 9303 over the letters and digits of the parts, -1 if there is any other byte.
func sum731(parts ...[]byte) int {
	sum, place := 0, 0
	for _, part := range parts {
		for _, c := range part {
			switch {
			case isDigit(c):
				sum += int(c-'0') * weights731[place%3]
			case c >= 'A' && c <= 'Z':
				sum += int(c-'A'+10) * weights731[place%3]
			default:
				return -1
			}
			place++
		}
	}
	return sum
}

var weights731 = [3]int{7, 3, 1}

// elevenByLuhn is the rule of Luhn for eleven digits, not all the same.
func elevenByLuhn(v []byte) bool { return byLuhn(v, 11) }

// byLuhn is the rule of Luhn for n digits, not all the same.
func byLuhn(v []byte, n int) bool { return len(v) == n && luhn.Valid(v) && !allSame(v) }

// bornIn says whether v begins with YYMMDD of a day of the century.
func bornIn(century int, v []byte) bool {
	return len(v) >= 6 && checksum.Date(century+checksum.Two(v), checksum.Two(v[2:]), checksum.Two(v[4:]))
}

// listed says whether code is one of the codes of its length that list has, a blank between them.
func listed(list string, code []byte) bool {
	for i := 0; i+len(code) <= len(list); i += len(code) + 1 {
		if list[i:i+len(code)] == string(code) {
			return true
		}
	}
	return false
}

// hasShape says whether v is as long as the picture, with digits where it has 9 and letters where it has A.
func hasShape(v []byte, picture string) bool {
	if len(v) != len(picture) {
		return false
	}
	for i, c := range v {
		if isDigit(c) != (picture[i] == '9') || isLetter(c) != (picture[i] == 'A') {
			return false
		}
	}
	return true
}

// withinAny says whether n lies between the bounds of a pair, both included.
func withinAny(n int, bounds ...int) bool {
	for i := 1; i < len(bounds); i += 2 {
		if n >= bounds[i-1] && n <= bounds[i] {
			return true
		}
	}
	return false
}
