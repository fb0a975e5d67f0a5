package redact

import "unicode/utf8"

// loneBytes are the separators of the code pages that Windows has for Latin, Greek and Cyrillic letters, the
// same in all of them: bullet, dashes, no-break space, soft hyphen, middle dot. In UTF-8 none of them begins a
// character, and so none stands behind an ASCII byte.
// Source: Lib/encodings/cp1252.py of CPython, and its like for the others, made from the vendor's tables.
const loneBytes = "\x95\x96\x97\xa0\xad\xb7"

// lone says whether a byte that is no UTF-8 stands at src[i]: behind ASCII, or behind others of its kind that do.
func lone(src []byte, i int) bool {
	if !isLone[src[i]] {
		return false
	}
	from := i
	for i > 0 && from-i < gapMax && isLone[src[i-1]] {
		i--
	}
	return i == 0 || src[i-1] < utf8.RuneSelf
}

var isLone = setOf(loneBytes)

// foldedLone says what a separator of an old code page folds to.
func foldedLone(c byte) folded {
	r := rune(c)
	switch c {
	case 0x95:
		r = '\u2022'
	case 0x96, 0x97:
		r = '\u2013'
	}
	kind, out := foldRune(r)
	return folded{kind, out, 1}
}
