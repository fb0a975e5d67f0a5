package formats

import "bytes"

// sseForm is the form of data: a line break with what begins the next line of data is a line break.
var sseForm = &form{
	next: func(raw []byte) int { return bytes.IndexAny(raw, "\r\n") },
	unit: func(dst, raw []byte, end bool) ([]byte, int) {
		size := anyLineBreak(raw, end)
		if size < 0 {
			return dst, 0
		}
		next, known := dataAt(raw[size:], end)
		switch {
		case !known:
			return dst, 0
		case next == 0:
			return append(dst, raw[0]), 1
		}
		return append(dst, '\n'), size + next
	},
	encode: func(dst, text []byte) []byte {
		for _, c := range text {
			switch c {
			case '\r':
			case '\n':
				dst = append(dst, "\ndata: "...)
			default:
				dst = append(dst, c)
			}
		}
		return dst
	},
}
