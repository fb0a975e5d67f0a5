package formats

import (
	"bytes"
	"html"
	"unicode/utf8"
)

// How the texts of markup are written.

// entityMax is the longest reference that is read: the longest name that HTML has is of 31 letters.
const entityMax = 40

var (
	// markupText is the form of text between tags.
	markupText = &form{
		next:   nextEntity,
		unit:   func(dst, raw []byte, end bool) ([]byte, int) { return entityUnit(dst, raw, end, true) },
		encode: entityEncode,
	}
	// attributeText is that of an attribute's value, with quotes or without.
	attributeText = &form{
		next:   nextEntity,
		unit:   func(dst, raw []byte, end bool) ([]byte, int) { return entityUnit(dst, raw, end, false) },
		encode: attributeEncode,
	}
	// The forms of what has no references: comments, CDATA, scripts and instructions, document types, and names in tags.
	// What masking writes there cannot end them.
	commentText = &form{encode: commentEncode}
	rawText     = &form{encode: withoutAngles}
	doctypeText = &form{encode: withoutAngles}
	cdataText   = &form{quote: cdataQuote}
	tagText     = &form{encode: tagEncode}
)

func nextEntity(raw []byte) int { return bytes.IndexByte(raw, '&') }

// entityUnit appends what a reference stands for. In text some names need no semicolon.
// Source: https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
func entityUnit(dst, raw []byte, end, inText bool) (text []byte, n int) {
	n = 1
	for n < len(raw) && n < entityMax && (isAlnum(raw[n]) || raw[n] == '#' && n == 1) {
		n++
	}
	switch {
	case n == len(raw) && n < entityMax && !end:
		return dst, 0
	case n < len(raw) && raw[n] == ';':
		n++
	case len(raw) > 1 && raw[1] == '#':
		n = numberEnd(raw[:n])
	case inText:
		n = legacyEnd(raw[:n])
	default:
		n = 1
	}
	return append(dst, html.UnescapeString(string(raw[:n]))...), n
}

// numberEnd returns the length of &#1 or &#x1, or 1 if that has no digits.
func numberEnd(raw []byte) int {
	n, digit := 2, func(c byte) bool { return c-'0' < 10 }
	if n < len(raw) && raw[n]|0x20 == 'x' {
		n, digit = 3, isHex
	}
	start := n
	for n < len(raw) && digit(raw[n]) {
		n++
	}
	if n == start {
		return 1
	}
	return n
}

// legacyEnd returns the length of &nbsp and its like, or 1.
func legacyEnd(raw []byte) int {
	for n := min(len(raw), len("&middot")); n > 2; n-- {
		text := html.UnescapeString(string(raw[:n]))
		if utf8.RuneCountInString(text) == 1 {
			return n
		}
	}
	return 1
}

func isAlnum(c byte) bool { return c-'0' < 10 || c|0x20-'a' < 26 }

// entityEncode appends a text as it can stand between tags.
func entityEncode(dst, text []byte) []byte {
	for _, c := range text {
		switch c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// attributeEncode appends a text as it can stand in quotes of both kinds, and without any.
func attributeEncode(dst, text []byte) []byte {
	const digits = "0123456789"
	for _, c := range text {
		if c > '>' && c != '`' || bytes.IndexByte([]byte("!#$%()*+,-./0123456789:;"), c) >= 0 {
			dst = append(dst, c)
			continue
		}
		dst = append(dst, '&', '#')
		if c >= 10 {
			dst = append(dst, digits[c/10])
		}
		dst = append(dst, digits[c%10], ';')
	}
	return dst
}

// withoutAngles appends a text with '_' for all angle brackets.
func withoutAngles(dst, text []byte) []byte {
	for _, c := range text {
		if c == '<' || c == '>' {
			c = '_'
		}
		dst = append(dst, c)
	}
	return dst
}

// commentEncode appends a text without two hyphens in a row, and none at its ends.
func commentEncode(dst, text []byte) []byte {
	for i, c := range text {
		if c == '<' || c == '>' || c == '-' && (i == 0 || i+1 == len(text) || text[i-1] == '-') {
			c = '_'
		}
		dst = append(dst, c)
	}
	return dst
}

// cdataQuote appends a masked text in which a mark may stand before what makes it an end.
func cdataQuote(dst, text, _ []byte) []byte {
	return append(dst, bytes.ReplaceAll(text, []byte("]]>"), []byte("]]_"))...)
}

// tagEncode appends a text as it can stand between the values of a tag: it neither ends the tag nor begins a value.
func tagEncode(dst, text []byte) []byte {
	for _, c := range text {
		if bytes.IndexByte([]byte("<>=\"'/"), c) >= 0 {
			c = '_'
		}
		dst = append(dst, c)
	}
	return dst
}
