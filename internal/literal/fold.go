package literal

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// appendFolded appends src in lower case. Every byte keeps its place: a letter whose small form has another
// length stays as it is. From the first character that begins in src on, what it makes of a byte does not
// depend on where src begins.
func appendFolded(dst, src []byte) []byte {
	from := len(dst)
	dst = append(dst, src...)
	for b := dst[from:]; len(b) > 0; {
		switch {
		case len(b) >= 8 && binary.LittleEndian.Uint64(b)&everyHigh == 0:
			binary.LittleEndian.PutUint64(b, lower8(binary.LittleEndian.Uint64(b)))
			b = b[8:]
		case b[0] < utf8.RuneSelf:
			if b[0]-'A' < 26 {
				b[0] |= 0x20
			}
			b = b[1:]
		default:
			r, n := utf8.DecodeRune(b)
			if small := unicode.ToLower(r); small != r && n > 1 && utf8.RuneLen(small) == n {
				utf8.EncodeRune(b, small)
			}
			b = b[n:]
		}
	}
	return dst
}

const (
	everyByte = 0x0101010101010101
	everyHigh = 0x80 * everyByte
)

// lower8 has eight bytes of ASCII in lower case: the high bit of a sum says that a byte is at least 'A', and
// of the other that it is beyond 'Z'.
func lower8(x uint64) uint64 {
	capital := ((x + (0x80-'A')*everyByte) ^ (x + (0x7f-'Z')*everyByte)) & everyHigh
	return x | capital>>2
}
