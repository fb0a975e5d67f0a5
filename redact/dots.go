package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Dots: from '@', '+' and '.' to the triggers of addresses and numbers.

// mark fires at the '@' and '+' of word w.
func (s *scanner) mark(w int, m uint64) {
	for ; m != 0; m &= m - 1 {
		at := s.at(w, bits.TrailingZeros64(m))
		for _, r := range s.marked(at) {
			s.fire(r, at, 0, 0)
		}
		if len(s.p.bareAt) > 0 && s.v.Bytes[at] == '@' {
			for _, r := range s.p.bareAt {
				s.fire(r, at, 0, 0)
			}
		}
	}
}

// marked returns the rows for the sign at position at: a '@' wants something behind it, a '+' a number.
func (s *scanner) marked(at int) []int {
	b, i := s.v.Bytes, at+1
	if b[at] == '+' {
		if plusDigits(b[i:]) >= plusMin {
			return s.p.plus
		}
		return nil
	}
	if i < len(b) && beginsHost[b[i]] && (i+1 == len(b) || b[i+1] != '@') {
		return s.p.at
	}
	return nil
}

// beginsHost has what may stand behind the '@' of an address or a login: letters, digits, the bracket
// of a literal, the sign of a variable or an escape, and everything outside ASCII.
var beginsHost = func() (t [256]bool) {
	for c := range t {
		t[c] = isAlnum(byte(c)) || c >= 0x80
	}
	for _, c := range []byte("[_${%") {
		t[c] = true
	}
	return t
}()

// plusMin is the fewest digits behind a '+'.
const plusMin = 7

// plusDigits counts the digits that b begins with, plusMin at most, with what may stand between them:
// blanks, hyphens, dots, slashes, brackets and bytes beyond ASCII.
func plusDigits(b []byte) (n int) {
	for _, c := range b[:min(len(b), 4*plusMin)] {
		switch {
		case isDigit(c):
			if n++; n == plusMin {
				return n
			}
		case c < 0x80 && c != ' ' && (c < '(' || c > '/' || c == '+'):
			return n
		}
	}
	return n
}

// dots fires at dots with four characters between them, and at four short numbers joined by dots:
// the third dot with a digit before it that is two to four bytes behind the second, and so on.
func (s *scanner) dots(w int, m uint64) {
	for quads := m & s.behind(bytescan.Dot, w, 5); quads != 0; quads &= quads - 1 {
		s.quad(s.at(w, bits.TrailingZeros64(quads)) - 5)
	}
	prev := s.streams[bytescan.Dot][w-1]
	x, p := m&s.behind(bytescan.Digit, w, 1), prev&(s.streams[bytescan.Digit][w-1]<<1)
	second, before := x&within4(x, p), p&within4(p, 0)
	for third := x & within4(second, before); third != 0; third &= third - 1 {
		s.dottedQuad(s.at(w, bits.TrailingZeros64(third)))
	}
}

// quad fires at the first of two dots if four hexadecimal digits stand before, between and behind them.
func (s *scanner) quad(at int) {
	b := s.v.Bytes
	if at < 4 || at+10 > len(b) {
		return
	}
	for i, c := range b[at-4 : at+10] {
		if hexValue[c] < 0 && i != 4 && i != 9 {
			return
		}
	}
	for _, r := range s.p.quads {
		s.fire(r, at, 0, 0)
	}
}

// within4 has the bits two to four places behind those of x, of which p is the word before.
func within4(x, p uint64) uint64 { return x<<2 | p>>62 | x<<3 | p>>61 | x<<4 | p>>60 }

// dottedQuad fires at the first digit of exactly four groups of one to three digits, whose third dot
// is at position at.
func (s *scanner) dottedQuad(at int) {
	b, start := s.v.Bytes, at
	for k := range 3 {
		n := 0
		for start > 0 && n < 4 && isDigit(b[start-1]) {
			start, n = start-1, n+1
		}
		if n == 0 || n > 3 {
			return
		}
		if k < 2 {
			if start == 0 || b[start-1] != '.' {
				return
			}
			start--
		}
	}
	last := digitsEnd(b, at+1) - (at + 1)
	if last < 1 || last > 3 || start > 1 && b[start-1] == '.' && isDigit(b[start-2]) {
		return
	}
	for _, r := range s.p.dotted {
		s.fire(r, start, 0, 0)
	}
}
