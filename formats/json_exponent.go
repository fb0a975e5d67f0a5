package formats

import (
	"bytes"
	"strconv"
)

// Numbers with an exponent: programs that know no other numbers than floating-point ones write 4111111111111111 as
// 4.111111111111111e15.

// wholeMax is how many digits a whole number has at most that is read without its exponent.
const wholeMax = 24

// jsonWhole is the form of such a number: all of it is one unit.
var jsonWhole = &form{
	next:  func([]byte) int { return 0 },
	unit:  func(dst, raw []byte, _ bool) ([]byte, int) { return appendWhole(dst, raw), len(raw) },
	quote: jsonNumber.quote,
}

// isWhole says whether a number has an exponent and is a whole one.
func isWhole(raw []byte) bool {
	mantissa, zeros := splitExponent(raw)
	return zeros >= 0 && len(mantissa)+zeros <= wholeMax
}

// appendWhole appends a whole number without its exponent.
func appendWhole(dst, raw []byte) []byte {
	mantissa, zeros := splitExponent(raw)
	for _, c := range mantissa {
		if c != '.' {
			dst = append(dst, c)
		}
	}
	for range zeros {
		dst = append(dst, '0')
	}
	return dst
}

// splitExponent returns what stands before an exponent, and how many zeros a whole number has behind that: less than none
// if it is no whole one, or none that is read.
func splitExponent(raw []byte) (mantissa []byte, zeros int) {
	i := 0
	for i < len(raw) && raw[i]|0x20 != 'e' {
		i++
	}
	if i == len(raw) {
		return raw, -1
	}
	exponent, err := strconv.Atoi(string(raw[i+1:]))
	if err != nil {
		return raw, -1
	}
	mantissa = raw[:i]
	_, fraction, _ := bytes.Cut(mantissa, []byte("."))
	return mantissa, exponent - len(fraction)
}
