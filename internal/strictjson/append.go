package strictjson

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Signs that have an escape of two characters, and the second ones of these.
const (
	signs   = "\b\f\n\r\t\"\\"
	letters = "bfnrt\"\\"
)

// AppendString appends a text as a string, byte for byte as encoding/json writes it that escapes no HTML. What is no
// UTF-8 in it becomes U+FFFD.
func AppendString(b, text []byte) []byte {
	b = append(slices.Grow(b, len(text)+len(`""`)), '"')
	from := 0 // what is behind has not been appended
	for at := plainBytes(text); at < len(text); at += plainBytes(text[at:]) {
		c, n := utf8.DecodeRune(text[at:])
		if asItIs := n > 1 && c != '\u2028' && c != '\u2029'; !asItIs {
			b = appendEscape(append(b, text[from:at]...), c)
			from = at + n
		}
		at += n
	}
	b = append(b, text[from:]...)
	return append(b, '"')
}

// appendEscape appends an escape for a character of up to 16 bits.
func appendEscape(b []byte, c rune) []byte {
	if i := strings.IndexRune(signs, c); i >= 0 {
		return append(b, '\\', letters[i])
	}
	const digits = "0123456789abcdef"
	return append(b, '\\', 'u', digits[c>>12&15], digits[c>>8&15], digits[c>>4&15], digits[c&15])
}
