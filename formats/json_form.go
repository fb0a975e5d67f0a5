package formats

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// How texts are written in JSON.

// jsonText is the form of what stands in double quotes.
var jsonText = &form{
	next:   func(raw []byte) int { return bytes.IndexByte(raw, '\\') },
	unit:   jsonUnit,
	encode: jsonEncode,
}

// jsonEscapes are the bytes behind a backslash, 'u' aside, and jsonEscaped what they stand for.
var (
	jsonEscapes = []byte(`"\/bfnrt`)
	jsonEscaped = []byte("\"\\/\b\f\n\r\t")
)

// jsonUnit appends what an escape stands for. A surrogate alone stands for U+FFFD.
func jsonUnit(dst, raw []byte, end bool) (text []byte, n int) {
	if len(raw) < 2 || raw[1] == 'u' && len(raw) < 6 {
		return asItself(dst, raw, end)
	}
	if raw[1] != 'u' {
		return append(dst, jsonEscaped[max(0, bytes.IndexByte(jsonEscapes, raw[1]))]), 2
	}
	r := jsonRune(raw)
	if !utf16.IsSurrogate(r) {
		return utf8.AppendRune(dst, r), 6
	}
	if len(raw) < 12 && !end {
		return dst, 0
	}
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
		if pair := utf16.DecodeRune(r, jsonRune(raw[6:])); pair != utf8.RuneError {
			return utf8.AppendRune(dst, pair), 12
		}
	}
	return utf8.AppendRune(dst, utf8.RuneError), 6
}

// jsonRune reads the digits of \uXXXX.
func jsonRune(raw []byte) (r rune) {
	for _, c := range raw[2:6] {
		if r <<= 4; c <= '9' {
			r |= rune(c - '0')
		} else {
			r |= rune(c|0x20-'a') + 10
		}
	}
	return r
}

// jsonEncode appends a text as it can stand in double quotes.
func jsonEncode(dst, text []byte) []byte {
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', '0'+c>>4, "0123456789abcdef"[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
