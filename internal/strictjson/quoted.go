package strictjson

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unquoted is what a string says that was checked.
func unquoted(raw []byte) string {
	r := reader{data: raw[1 : len(raw)-1]}
	if bytes.IndexByte(r.data, '\\') < 0 {
		return string(r.data)
	}
	b := make([]byte, 0, len(r.data))
	for r.at < len(r.data) {
		from := r.at
		if r.skipPlain(); r.at > from {
			b = append(b, r.data[from:r.at]...)
			continue
		}
		if r.character() != nil {
			panic("strictjson: internal error: a string was not checked")
		}
		b = appendCharacter(b, r.data[from:r.at])
	}
	return string(b)
}

// appendCharacter appends what a character says that is written as raw.
func appendCharacter(b, raw []byte) []byte {
	switch {
	case raw[0] != '\\':
		return append(b, raw...)
	case raw[1] != 'u':
		return append(b, named(raw[1]))
	}
	r := reader{data: raw}
	c, _ := r.unit(0)
	if low, ok := r.unit(6); ok {
		c = utf16.DecodeRune(c, low)
	}
	return utf8.AppendRune(b, c)
}

// named is the character that a letter stands for behind a backslash. Signs stand for themselves.
func named(c byte) byte {
	if i := strings.IndexByte("bfnrt", c); i >= 0 {
		return "\b\f\n\r\t"[i]
	}
	return c
}
