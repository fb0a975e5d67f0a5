package strictjson

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// unquoted is what a string says that was checked.
func unquoted(raw []byte) string {
	raw = raw[1 : len(raw)-1]
	n := bytes.IndexByte(raw, '\\')
	if n < 0 {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for ; n >= 0; n = bytes.IndexByte(raw, '\\') {
		b.Write(raw[:n])
		c, size := escaped(raw[n:])
		b.WriteRune(c)
		raw = raw[n+size:]
	}
	b.Write(raw)
	return b.String()
}

// escaped returns the character that the escape stands for with which raw begins, and how long the escape is.
func escaped(raw []byte) (c rune, size int) {
	if raw[1] != 'u' {
		return rune(named(raw[1])), 2
	}
	r := reader{data: raw}
	c, _ = r.unit(0)
	if !utf16.IsSurrogate(c) {
		return c, 6
	}
	low, _ := r.unit(6)
	return utf16.DecodeRune(c, low), 12
}

// named is the character that a letter stands for behind a backslash. A slash stands for itself.
func named(c byte) byte {
	if i := strings.IndexByte(letters, c); i >= 0 {
		return signs[i]
	}
	return c
}
