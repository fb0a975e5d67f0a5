package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words: a word is a run of letters, of any script; it also ends where camelCase begins a new one. Words are
// compared in lower case and without diacritics.

// inWord says whether a byte is part of a word. Bytes outside ASCII are; wordEnd knows better.
func inWord(c byte) bool { return isLetter(c) || c >= utf8.RuneSelf }

// hump says whether camelCase begins a new word at c.
func hump(before, c byte) bool { return c-'A' < 26 && before-'a' < 26 }

// wordEnd returns the end of the word that begins at b[i]: at the first byte that is no letter, or
// at the hump of camelCase.
func wordEnd(b []byte, i, hi int) int {
	j := i + 1
	for j < hi && (b[j]-'a' < 26 || gap(b[j:hi]) == 0 && !hump(b[j-1], b[j])) {
		j++
	}
	return j
}

// gap returns how many bytes what stands between words takes at the beginning of b, 0 if a word does. Beyond
// ASCII these are the signs of Latin-1 that are no letters and the general punctuation of Unicode, such as the
// no-break space and the curly apostrophe; what else is no letter is left in its word.
func gap(b []byte) int {
	switch c := b[0]; {
	case isLetter(c):
		return 0
	case c < utf8.RuneSelf:
		return 1
	case c == 0xc2 && len(b) > 1 && trails(b[1]) && b[1] != 0xaa && b[1] != 0xb5 && b[1] != 0xba:
		return 2
	case c == 0xe2 && len(b) > 2 && b[1]|1 == 0x81 && trails(b[2]):
		return 3
	}
	return 0
}

// trails says whether a byte is a further one of a character in UTF-8.
func trails(c byte) bool { return c&0xc0 == 0x80 }

// inGap says whether b[i] is part of a gap.
func inGap(b []byte, i int) bool {
	return gap(b[i:]) > 0 || i > 0 && gap(b[i-1:]) > 1 || i > 1 && gap(b[i-2:]) > 2
}

// begins says whether a word begins at b[i], which is part of one.
func begins(b []byte, i int) bool {
	return i == 0 || !inWord(b[i-1]) || hump(b[i-1], b[i]) || afterGap(b, i)
}

// gapBytes is the longest gap.
const gapBytes = 3

// afterGap says whether a gap beyond ASCII ends before b[i].
func afterGap(b []byte, i int) bool {
	return i > 1 && b[i-1] >= utf8.RuneSelf && (gap(b[i-2:i]) == 2 || i > 2 && gap(b[i-3:i]) == 3)
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldedWord returns a word in lower case and without diacritics.
func foldedWord(w string) string {
	if plain := strings.ToLower(w) == w && ascii([]byte(w)); plain {
		return w
	}
	return string(foldWord(nil, []byte(w)))
}

// foldWord appends w in lower case and without diacritics.
func foldWord(dst, w []byte) []byte {
	if ascii(w) {
		dst = append(dst, w...)
		lower(dst[len(dst)-len(w):])
		return dst
	}
	for i := 0; i < len(w); {
		_, n := utf8.DecodeRune(w[i:])
		parts := norm.NFD.Properties(w[i : i+n]).Decomposition()
		if parts == nil {
			parts = w[i : i+n]
		}
		for i += n; len(parts) > 0; {
			r, size := utf8.DecodeRune(parts)
			dst, parts = appendFolded(dst, r), parts[size:]
		}
	}
	return dst
}

// appendFolded appends a character in lower case, unless it is a mark on another one.
func appendFolded(dst []byte, r rune) []byte {
	if r == utf8.RuneError || unicode.Is(unicode.Mn, r) {
		return dst
	}
	return appendLetter(dst, unicode.ToLower(r))
}

// appendLetter appends a small letter. Those with a stroke and those that are two in one, which Unicode does
// not take apart, are written as people do who have no such key.
func appendLetter(dst []byte, r rune) []byte {
	switch {
	case r >= 0xac00 && r <= 0xd7a3:
		return appendJamo(dst, r-0xac00)
	case r < utf8.RuneSelf || strokes[r] == "":
		return utf8.AppendRune(dst, r)
	}
	return append(dst, strokes[r]...)
}

// appendJamo appends the letters of a Hangul syllable, counted from the first one: section 3.12 of the Unicode
// standard has the arithmetic.
func appendJamo(dst []byte, syllable rune) []byte {
	dst = utf8.AppendRune(dst, 0x1100+syllable/588)
	dst = utf8.AppendRune(dst, 0x1161+syllable%588/28)
	if last := syllable % 28; last > 0 {
		dst = utf8.AppendRune(dst, 0x11a7+last)
	}
	return dst
}

var strokes = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th",
}

// firstUnspaced is the first character of those scripts: the first of Thai.
const firstUnspaced = 0xe00

// unspaced says whether a letter is of a script that puts no spaces between words.
func unspaced(r rune) bool {
	return r >= firstUnspaced &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// setOf returns a set of bytes.
func setOf(signs string) (set [256]bool) {
	for i := range len(signs) {
		set[signs[i]] = true
	}
	return set
}
