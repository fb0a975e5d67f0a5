package strictjson

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// plainBytes returns how many bytes p begins with that are ASCII and stand for themselves in a string, which most do. It
// looks at eight at a time: where a byte is not ASCII, or is less than what is taken from it, its highest bit is set. A
// borrow may set that of bytes behind, but the lowest one is right.
func plainBytes(p []byte) (n int) {
	const each, high = 0x0101010101010101, 0x8080808080808080
	for ; n+8 <= len(p); n += 8 {
		x := binary.LittleEndian.Uint64(p[n:])
		quote, slash := x^each*'"', x^each*'\\'
		if found := (x | (x - each*' ') | (quote - each) | (slash - each)) & high; found != 0 {
			return n + bits.TrailingZeros64(found)/8
		}
	}
	for n < len(p) && isPlain(p[n]) {
		n++
	}
	return n
}

func isPlain(c byte) bool { return c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' }
