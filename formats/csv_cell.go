package formats

import "bytes"

// How cells are written.

// quotedCell is the form of what stands in quotes: two quotes are one.
var quotedCell = &form{
	next: func(raw []byte) int { return bytes.IndexByte(raw, '"') },
	unit: func(dst, raw []byte, end bool) ([]byte, int) {
		if len(raw) < 2 || raw[1] != '"' {
			return asItself(dst, raw, end)
		}
		return append(dst, '"'), 2
	},
	encode: doubled,
}

// bareCell is the form of a cell without quotes. It gets some if it has to hold what ends a cell now; a long one, of which
// the beginning is written already, has a '_' for that.
func bareCell(delim byte) *form {
	ends := []byte{delim, '\r', '\n'}
	return &form{
		encode: func(dst, text []byte) []byte {
			for _, c := range text {
				if c == '"' || bytes.IndexByte(ends, c) >= 0 {
					c = '_'
				}
				dst = append(dst, c)
			}
			return dst
		},
		quote: func(dst, text, raw []byte) []byte {
			quote := len(text) > 0 && text[0] == '"' && raw[0] != '"'
			for _, c := range ends {
				quote = quote || bytes.IndexByte(text, c) >= 0 && bytes.IndexByte(raw, c) < 0
			}
			if !quote {
				return append(dst, text...)
			}
			return append(doubled(append(dst, '"'), text), '"')
		},
	}
}

// doubled appends a text with two quotes for each.
func doubled(dst, text []byte) []byte {
	for _, c := range text {
		if dst = append(dst, c); c == '"' {
			dst = append(dst, '"')
		}
	}
	return dst
}
