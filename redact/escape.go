package redact

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// foldBackslash reads \uXXXX, \xXX, \n, \t, \r and \/ behind up to four backslashes, as JSON inside
// JSON has them.
func foldBackslash(src []byte, i int) folded {
	if i > 0 && src[i-1] == '\\' {
		return folded{}
	}
	k := 1
	for k < 8 && i+k < len(src) && src[i+k] == '\\' {
		k++
	}
	s := src[i+k:]
	if len(s) == 0 {
		return folded{}
	}
	switch s[0] {
	case 'n':
		return foldCode('\n', k+1)
	case 't':
		return foldCode('\t', k+1)
	case 'r':
		return foldCode('\r', k+1)
	case '/':
		return foldCode('/', k+1)
	case 'x':
		if r, ok := hexRune(s[1:], 2); ok {
			return foldCode(r, k+3)
		}
	case 'u':
		return foldJSON(s, k)
	}
	return folded{}
}

// foldJSON reads uXXXX behind k backslashes, and a surrogate pair behind one.
func foldJSON(s []byte, k int) folded {
	r, ok := hexRune(s[1:], 4)
	if !ok {
		return folded{}
	}
	if utf16.IsSurrogate(r) && len(s) >= 11 && s[5] == '\\' && s[6] == 'u' {
		if low, ok := hexRune(s[7:], 4); ok {
			return foldCode(utf16.DecodeRune(r, low), k+11)
		}
	}
	return foldCode(r, k+5)
}

// foldEntity reads &#160; &#xA0; and a few names, also with their own ampersand escaped.
func foldEntity(s []byte) folded {
	k := 1
	for range 2 {
		if bytes.HasPrefix(s[k:], []byte("amp;")) {
			k += 4
		}
	}
	semi := bytes.IndexByte(s[k:min(len(s), k+10)], ';')
	if semi < 2 {
		return folded{}
	}
	name, n := s[k:k+semi], k+semi+1
	if name[0] == '#' {
		r, ok := entityNumber(name[1:])
		if !ok {
			return folded{}
		}
		return foldCode(r, n)
	}
	r, ok := entityNames[string(name)]
	if !ok {
		return folded{}
	}
	return foldCode(r, n)
}

func entityNumber(s []byte) (rune, bool) {
	if len(s) > 1 && s[0]|0x20 == 'x' {
		return hexRune(s[1:], len(s)-1)
	}
	r := rune(0)
	for _, c := range s {
		if !isDigit(c) || r > 0x10ffff {
			return 0, false
		}
		r = r*10 + rune(c-'0')
	}
	return r, len(s) > 0
}

var entityNames = map[string]rune{
	"nbsp": 0xa0, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "puncsp": 0x2008,
	"numsp": 0x2007, "hairsp": 0x200a, "shy": 0xad, "zwnj": 0x200c, "zwj": 0x200d, "lrm": 0x200e,
	"rlm": 0x200f, "ndash": 0x2013, "mdash": 0x2014, "hyphen": 0x2010, "dash": 0x2010,
	"minus": 0x2212, "middot": 0xb7, "bull": 0x2022, "period": '.', "plus": '+', "commat": '@',
	"lowbar": '_', "num": '#', "ast": '*', "sol": '/', "comma": ',', "colon": ':', "equals": '=',
	"Tab": '\t', "NewLine": '\n', "lpar": '(', "rpar": ')', "quot": '"', "apos": '\'', "verbar": '|',
	"tilde": '~', "semi": ';', "lt": '<', "gt": '>',
}

// foldPercent reads %XX and the same with quoted-printable's sign, one character of up to four
// bytes, and %25XX. Where that is no character, as in the %25B4111 of an encoded %B4111, %25 is a
// percent sign.
func foldPercent(s []byte, sign byte) folded {
	if r, k := percentRune(s, sign); r != utf8.RuneError {
		return foldCode(r, k)
	}
	if sign == '%' && bytes.HasPrefix(s, []byte("%25")) {
		return foldCode('%', 3)
	}
	return folded{}
}

// percentRune returns the character that s begins with, and its length as it is written.
func percentRune(s []byte, sign byte) (r rune, k int) {
	var raw [utf8.UTFMax]byte
	n := 0
	for n < len(raw) {
		c, w, ok := hexByte(s[k:], sign)
		if !ok {
			break
		}
		raw[n] = c
		n, k = n+1, k+w
		if c < utf8.RuneSelf || utf8.FullRune(raw[:n]) {
			break
		}
	}
	r, size := utf8.DecodeRune(raw[:n])
	if size != n {
		return utf8.RuneError, 0
	}
	return r, k
}

// hexByte reads one %XX or %25XX and returns its value and length.
func hexByte(s []byte, sign byte) (c byte, n int, ok bool) {
	if len(s) < 3 || s[0] != sign {
		return 0, 0, false
	}
	r, ok := hexRune(s[1:], 2)
	if ok && r == '%' && sign == '%' && len(s) >= 5 {
		if inner, ok := hexRune(s[3:], 2); ok {
			return byte(inner), 5, true
		}
	}
	return byte(r), 3, ok
}

// tagDigits is how many digits a tag may hold: in more there may be a card, which a tag that folds to
// a space would hide from the folded look.
const tagDigits = 11

// foldTag reads one HTML or XML tag as a space. Its '<' takes the n bytes at src[i]; that and what is in it
// may be escaped, as in \u003c\/td\u003e and &lt;/td&gt;. What is escaped with an '@' in it is an address.
func foldTag(src []byte, i, n int) folded {
	stop, digits := min(len(src), i+foldMax), 0
	c, k := decoded(src, i+n)
	if !isLetter(c) && c != '/' && c != '!' {
		return folded{}
	}
	for at := i + n + k; at < stop; at += k {
		c, k = decoded(src, at)
		switch {
		case c == '>':
			return folded{foldSeparator, ' ', at + k - i}
		case c == '<', c == '\n' && k == 1, c == '@' && n > 1:
			return folded{}
		case digitLead[c]:
			if digits++; digits > tagDigits {
				return folded{}
			}
		}
	}
	return folded{}
}

// decoded returns the byte that src[i:] begins with, decoded if an escape of ASCII stands there, and its length
// as it is written; a line break at the end of src.
func decoded(src []byte, i int) (c byte, n int) {
	if i >= len(src) {
		return '\n', 1
	}
	var f folded
	switch c = src[i]; c {
	case '\\':
		f = foldBackslash(src, i)
	case '&':
		f = foldEntity(src[i:])
	case '%':
		f = foldPercent(src[i:], '%')
	}
	if f.kind == foldNone || f.out >= utf8.RuneSelf {
		return c, 1
	}
	return f.out, f.n
}

// foldColour reads an escape sequence of a terminal, ESC [ numbers letter, as nothing.
// Source: ECMA-48, section 5.4.
func foldColour(s []byte) folded {
	if len(s) < 3 || s[1] != '[' {
		return folded{}
	}
	for i, c := range s[2:min(len(s), 24)] {
		if isLetter(c) {
			return folded{foldDrop, 0, i + 3}
		}
		if !isDigit(c) && c != ';' {
			return folded{}
		}
	}
	return folded{}
}

// foldQuotedPrintable reads a soft line break and the encoded bytes of characters outside ASCII.
// Source: RFC 2045, section 6.7.
func foldQuotedPrintable(src []byte, i int) folded {
	s := src[i:]
	switch {
	case len(s) >= 2 && s[1] == '\n':
		return softBreak(src, i, 2)
	case len(s) >= 3 && s[1] == '\r' && s[2] == '\n':
		return softBreak(src, i, 3)
	case len(s) >= 3 && (s[1] == 'C' || s[1] == 'E' || s[1] == 'D'):
		return foldPercent(s, '=')
	case len(s) >= 3 && (string(s[1:3]) == "20" || string(s[1:3]) == "2D" || string(s[1:3]) == "3D" || string(s[1:3]) == "25"):
		return foldPercent(s, '=')
	}
	return folded{}
}

// softBreak is a break behind a digit, or behind a digit and a blank or a hyphen. What stands behind
// it does not matter: a line that has arrived whole must not have to wait to know what its end is.
func softBreak(src []byte, i, n int) folded {
	if i > 1 && (src[i-1] == ' ' || src[i-1] == '-') {
		i--
	}
	if i == 0 || !isDigit(src[i-1]) {
		return folded{}
	}
	return folded{foldDrop, 0, n}
}

// hexRune reads the first n hexadecimal digits of s.
func hexRune(s []byte, n int) (rune, bool) {
	if len(s) < n || n < 1 || n > 6 {
		return 0, false
	}
	r := rune(0)
	for _, c := range s[:n] {
		d := hexValue[c]
		if d < 0 {
			return 0, false
		}
		r = r<<4 | rune(d)
	}
	return r, true
}

var hexValue = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, c := range "0123456789abcdef" {
		t[c] = int8(i)
		if i > 9 {
			t[c-'a'+'A'] = int8(i)
		}
	}
	return t
}()
