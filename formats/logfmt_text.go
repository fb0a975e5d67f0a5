package formats

import "bytes"

// How values of logfmt are written.

// quotedText is the form of a value in quotes: with the escapes of JSON, and backslashes that are none.
var quotedText = &form{
	next: func(raw []byte) int { return bytes.IndexByte(raw, '\\') },
	unit: func(dst, raw []byte, end bool) ([]byte, int) {
		if len(raw) > 1 && raw[1] != 'u' && bytes.IndexByte(jsonEscapes, raw[1]) < 0 || brokenDigits(raw) {
			return append(dst, raw[0]), 1
		}
		return jsonUnit(dst, raw, end)
	},
	encode: jsonEncode,
}

// brokenDigits says whether \u stands before something else than four hexadecimal digits, here or in the second half of a
// surrogate pair.
func brokenDigits(raw []byte) bool {
	for _, at := range []int{0, 6} {
		if len(raw) < at+2 || raw[at] != '\\' || raw[at+1] != 'u' {
			return false
		}
		for _, c := range raw[at+2 : min(len(raw), at+6)] {
			if !isHex(c) {
				return at == 0
			}
		}
	}
	return false
}

// bareText is the form of a value without quotes. It gets some if it has blanks now, and had none.
var bareText = &form{
	quote: func(dst, text, raw []byte) []byte {
		const blanks = " \t\r\n"
		opens := len(text) > 0 && text[0] == '"'
		if !opens && !bytes.ContainsAny(text, blanks) || bytes.ContainsAny(raw, blanks) {
			return append(dst, text...)
		}
		return append(jsonEncode(append(dst, '"'), text), '"')
	},
}
