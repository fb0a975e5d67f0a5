package formats

import "bytes"

// percentText is the form of names and values of forms: %XX stands for a byte, and '+' for a blank.
var percentText = &form{
	next: func(raw []byte) int { return bytes.IndexAny(raw, "%+") },
	unit: percentUnit,
	encode: func(dst, text []byte) []byte {
		for _, c := range text {
			dst = percentEncode(dst, c)
		}
		return dst
	},
}

func percentUnit(dst, raw []byte, end bool) (text []byte, n int) {
	switch {
	case raw[0] == '+':
		return append(dst, ' '), 1
	case len(raw) < 3:
		return asItself(dst, raw, end || len(raw) > 1 && !isHex(raw[1]))
	case !isHex(raw[1]) || !isHex(raw[2]):
		return append(dst, raw[0]), 1
	}
	return append(dst, hexDigit(raw[1])<<4|hexDigit(raw[2])), 3
}

// hexDigit returns the value of a hexadecimal digit.
func hexDigit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

// percentEncode appends a byte as a browser writes it.
func percentEncode(dst []byte, c byte) []byte {
	const digits = "0123456789ABCDEF"
	switch {
	case c == ' ':
		return append(dst, '+')
	case c-'0' < 10, c|0x20-'a' < 26, c == '*', c == '-', c == '.', c == '_':
		return append(dst, c)
	}
	return append(dst, '%', digits[c>>4], digits[c&15])
}
