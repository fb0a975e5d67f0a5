package detectors

import (
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// byteSet is a set of bytes.
type byteSet [256]bool

func setOf(sets ...string) *byteSet {
	var s byteSet
	for _, set := range sets {
		for i := range len(set) {
			s[set[i]] = true
		}
	}
	return &s
}

const (
	asciiDigits = "0123456789"
	asciiLower  = "abcdefghijklmnopqrstuvwxyz"
	asciiUpper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	alnumASCII  = asciiDigits + asciiLower + asciiUpper
)

// The sets are read only.
var (
	digitSet  = setOf(asciiDigits)
	alnumSet  = setOf(alnumASCII)
	wordSet   = setOf(alnumASCII, "_-")
	hexSet    = setOf(asciiDigits, "abcdefABCDEF")
	base64Set = setOf(alnumASCII, "+/")
)

// glued says whether the byte beside a value makes it part of a longer word.
func glued(c byte) bool { return alnumSet[c] || c == '_' }

// isUpperByte and isLowerByte look at ASCII letters only.
func isUpperByte(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLowerByte(c byte) bool { return 'a' <= c && c <= 'z' }

// isWordRune says whether a character beyond ASCII can be part of a name in an address.
func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

// spaceless says whether r is of a script that is written without spaces, or glues its particles to
// foreign words: Thai and everything from Hangul on. There a change from or to ASCII ends a word.
func spaceless(r rune) bool { return r >= 0x0e00 }

// hasFold says whether b begins with the lower-case ASCII string s, in any case.
func hasFold(b []byte, s string) bool {
	return len(b) >= len(s) && equalFold(b[:len(s)], s)
}

// endsFold says whether b ends with the lower-case ASCII string s, in any case.
func endsFold(b []byte, s string) bool {
	return len(b) >= len(s) && equalFold(b[len(b)-len(s):], s)
}

// equalFold says whether b is the lower-case ASCII string s, in any case.
func equalFold(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i := range b {
		c := b[i]
		if isUpperByte(c) {
			c += 'a' - 'A'
		}
		if c != s[i] {
			return false
		}
	}
	return true
}

// anyFold says whether b is one of the lower-case strings, in any case.
func anyFold(b []byte, list []string) bool {
	for _, s := range list {
		if equalFold(b, s) {
			return true
		}
	}
	return false
}

// wordBefore returns the letters that end in front of position i of t.
func wordBefore(t redact.Text, i int) []byte {
	i = max(i, 0)
	start := i
	for start > 0 && isLetter(t.B[start-1]) {
		start--
	}
	return t.B[start:i]
}
