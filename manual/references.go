package manual

import (
	"bytes"
	"html"
)

// referenceMax is longer than any character reference.
const referenceMax = 40

// references adds a part of the source in which there may be character references such as &amp; and &#52;.
func (v *view) references(src []byte, lo, hi int) {
	for lo < hi {
		i := bytes.IndexByte(src[lo:hi], '&')
		if i < 0 {
			break
		}
		v.copied(src, lo, lo+i)
		lo += i
		n := referenceLen(src[lo:hi])
		as := html.UnescapeString(string(src[lo : lo+n]))
		if as == string(src[lo:lo+n]) {
			v.copied(src, lo, lo+n)
		} else {
			v.decoded(as, lo, lo+n)
		}
		lo += n
	}
	v.copied(src, lo, hi)
}

// referenceLen returns how long the character reference is that b begins with, 1 if it begins with none.
func referenceLen(b []byte) int {
	b = b[:min(len(b), referenceMax)]
	n := 1
	if n < len(b) && b[n] == '#' {
		n++
	}
	for n < len(b) && (isLetter(b[n]) || isDigit(b[n])) && (b[1] != '#' || ofNumber(b[2:n+1])) {
		n++
	}
	if n < len(b) && b[n] == ';' {
		n++
	}
	if b[n-1] == ';' && decodes(b[:n]) || n > 1 && b[1] == '#' {
		return n
	}
	for short := 2; short <= n; short++ { // one without a semicolon, such as &lt5: no other one begins with it
		if decodes(b[:short]) {
			return short
		}
	}
	return 1
}

// decodes says whether all of b is one character reference.
func decodes(b []byte) bool {
	as := html.UnescapeString(string(b))
	return as != string(b) && (b[len(b)-1] != ';' || as[len(as)-1] != ';')
}

// ofNumber says whether b is a number of a character reference: digits, or x and hexadecimal digits.
func ofNumber(b []byte) bool {
	c := b[len(b)-1]
	if b[0]|0x20 == 'x' {
		return len(b) == 1 || isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f'
	}
	return isDigit(c)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
