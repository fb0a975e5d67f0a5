package redact

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// Folding shows a detector what a reader sees. A sequence folds, or does not, by looking at the
// bytes around it alone, so that any stretch of text can be folded by itself:
//
//   - what stands for a digit, a full-width letter or '@' always folds;
//   - what stands for a separator, for nothing, or for any other character, folds if a digit or an '@'
//     is near.
//
// The raw text is scanned in any case; a line that holds a sequence that folds is scanned once more
// as it folds. So a wrong guess here costs time, never a leak: in "5%3782 8224 ..." the raw line
// still has its card.

// foldNear is how far, in source bytes, a separator's digit may be.
const foldNear = 24

// foldMax bounds the length of a sequence in source bytes.
const foldMax = 160

type foldKind uint8

const (
	foldNone foldKind = iota
	foldValue
	foldSeparator
	foldDrop
)

// A folded is one sequence: n source bytes that stand for out.
type folded struct {
	kind foldKind
	out  byte
	n    int
}

// fold appends the folded form of src[lo:hi] to v. It reads up to foldMax bytes around it.
func fold(v *View, src []byte, lo, hi int) {
	for i := lo; i < hi; {
		if !mayFold[src[i]] {
			v.add(src[i], i, i+1)
			i++
			continue
		}
		if f := foldAt(src, i); f.kind != foldNone && i+f.n <= hi {
			if f.kind != foldDrop {
				v.add(f.out, i, i+f.n)
			}
			i += f.n
			continue
		}
		v.add(src[i], i, i+1)
		i++
	}
}

// foldAt says what the sequence that begins at src[i] folds to.
func foldAt(src []byte, i int) folded {
	f := sequenceAt(src, i)
	if f.kind > foldValue && !digitNear(src, i, i+f.n) {
		f.kind = foldNone
	}
	return f
}

// sequenceAt says what the sequence that begins at src[i] folds to if a digit is near.
func sequenceAt(src []byte, i int) (f folded) {
	switch c := src[i]; {
	case lone(src, i):
		f = foldedLone(c)
	case c >= utf8.RuneSelf:
		f = foldUTF8(src[i:])
	case c == '\\':
		f = foldBackslash(src, i)
	case c == '&':
		f = foldEntity(src[i:])
	case c == '%':
		f = foldPercent(src[i:], '%')
	case c == '<':
		f = foldTag(src, i, 1)
	case c == '\x1b':
		f = foldColour(src[i:])
	case c == '=':
		f = foldQuotedPrintable(src, i)
	}
	if f.out == '<' {
		if tag := foldTag(src, i, f.n); tag.kind != foldNone {
			return tag
		}
	}
	return f
}

// mayFold says which bytes a sequence that folds begins with.
var mayFold = func() (t [256]bool) {
	for c := 0xc2; c < 256; c++ {
		t[c] = true
	}
	for _, c := range []byte("\\&%<=\x1b" + loneBytes) {
		t[c] = true
	}
	return t
}()

// digitNear says whether a digit, a byte that may begin one of another script, or an '@' stands within
// foldNear bytes of src[start:end], on the same line: whether the first thing behind it that counts, or
// the last one before it, is a digit and no line break.
func digitNear(src []byte, start, end int) bool {
	for _, c := range src[end:min(len(src), end+foldNear)] {
		if x := counts[c]; x != 0 {
			if x == countsDigit {
				return true
			}
			break
		}
	}
	last := uint8(0)
	for _, c := range src[max(0, start-foldNear):start] {
		if x := counts[c]; x != 0 {
			last = x
		}
	}
	return last == countsDigit
}

const (
	countsDigit = 1
	countsBreak = 2
)

var counts = func() (t [256]uint8) {
	for c := range t {
		if digitLead[c] {
			t[c] = countsDigit
		}
	}
	t['@'] = countsDigit
	t['\n'] = countsBreak
	return t
}()

var digitLead = func() (t [256]bool) {
	for c := '0'; c <= '9'; c++ {
		t[c] = true
	}
	for _, c := range []byte{0xd9, 0xdb, 0xdf, 0xe0, 0xe1, 0xe2, 0xea, 0xef, 0xf0} {
		t[c] = true
	}
	return t
}()

func foldUTF8(src []byte) folded {
	r, n := utf8.DecodeRune(src[:min(len(src), utf8.UTFMax)])
	if r == utf8.RuneError {
		return folded{}
	}
	kind, out := foldRune(r)
	return folded{kind, out, n}
}

// foldRune says what a character outside ASCII folds to.
func foldRune(r rune) (foldKind, byte) {
	switch {
	case r < foldTableSize:
		f := &foldTable()[r]
		return f.kind, f.out
	case r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3: // Han, Hangul and their like
		return foldNone, 0
	}
	return lookUp(r)
}

// foldTable has what lookUp finds for the scripts in which asking Unicode's tables costs the most. Filling it
// takes longer than all the rest of a start, so that waits until somebody asks.
var foldTable = sync.OnceValue(func() *[foldTableSize]foldEntry {
	var t [foldTableSize]foldEntry
	for r := range t {
		t[r].kind, t[r].out = lookUp(rune(r))
	}
	return &t
})

const foldTableSize = 0x3100

type foldEntry struct {
	kind foldKind
	out  byte
}

func lookUp(r rune) (foldKind, byte) {
	switch {
	case r == 0x85 || r == 0x2028 || r == 0x2029: // ends of lines that editors show as such
		return foldSeparator, ' '
	case r < 0xa0:
		return foldNone, 0
	case r >= 0xff01 && r <= 0xff5e: // full-width forms
		c := byte(r - 0xff01 + '!')
		if isAlnum(c) || c == '@' {
			return foldValue, c
		}
		return foldSeparator, c
	case r == 0xb7 || r == 0x2024 || r == 0x30fb || r == 0x2022 || r == 0x22c5:
		return foldSeparator, '.'
	case r == 0x2212 || r >= 0x2010 && r <= 0x2015 || r == 0x2043 || r == 0xfe58 || r == 0xfe63:
		return foldSeparator, '-'
	case r == 0xad || unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f || r == 0x20e3 || r == 0x034f:
		return foldDrop, 0
	case r == 0xa0 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f || r == 0x3000:
		return foldSeparator, ' '
	case unicode.Is(unicode.Mn, r):
		return foldDrop, 0
	}
	if d, ok := digitOf(r); ok {
		return foldValue, '0' + d
	}
	switch {
	case r == 0x66b: // a decimal point
		return foldSeparator, '.'
	case r == 0x66c:
		return foldSeparator, ','
	case r == 0xa7: // the sign of a section, which is part of its number
		return foldNone, 0
	case unicode.Is(unicode.P, r) || r >= 0x2190 && r <= 0x21ff: // and arrows
		return foldSeparator, '*'
	}
	return foldNone, 0
}

// digitOf returns the value of a decimal digit of any script, superscript, subscript or circled.
// Unicode keeps the digits of a script together in order, so a range of Nd starts with a zero.
func digitOf(r rune) (byte, bool) {
	switch {
	case r == 0xb2 || r == 0xb3:
		return byte(r - 0xb0), true
	case r == 0xb9:
		return 1, true
	case r == 0x2070 || r >= 0x2074 && r <= 0x2079:
		return byte(r - 0x2070), true
	case r >= 0x2080 && r <= 0x2089:
		return byte(r - 0x2080), true
	case r >= 0x2460 && r <= 0x2468:
		return byte(r - 0x2460 + 1), true
	case r == 0x24ea:
		return 0, true
	}
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10), true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return byte((r - rune(t.Lo)) % 10), true
		}
	}
	return 0, false
}

// foldCode says what a decoded escape of n source bytes stands for.
func foldCode(r rune, n int) folded {
	switch {
	case r >= '0' && r <= '9' || r == '@':
		return folded{foldValue, byte(r), n}
	case r == '\n' || r == '\t' || r == '\r' || r >= ' ' && r < 0x7f && !isAlnum(byte(r)):
		return folded{foldSeparator, byte(r), n}
	case r < 0x80:
		return folded{}
	}
	kind, out := foldRune(r)
	if kind == foldNone {
		kind, out = foldSeparator, Escaped
	}
	return folded{kind, out, n}
}

// Escaped is the unit of a view that stands for an escape, such as \u5361 or %C3%A9, of a character
// beyond ASCII that is no digit and no separator: the digits of the escape are none of the text's.
const Escaped = 0xfe

func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }
func isDigit(c byte) bool  { return c-'0' < 10 }
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// upper returns an ASCII letter in upper case, and every other byte as it is.
func upper(c byte) byte {
	if c-'a' < 26 {
		return c &^ 0x20
	}
	return c
}
