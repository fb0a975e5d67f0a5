package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Forms: from bit streams to numbers in a written form, and to letters with digits behind them.

// longForm is a first group that is rare enough to look at the number byte by byte.
const longForm = 6

// formStarts fires the written forms that begin in word w, whose digits are d, dp being those of the
// word before: at the sixth digit of a run, and where the digits of a form with a shorter first group
// show as a whole.
func (s *scanner) formStarts(w int, d, dp uint64) {
	d2, p2 := d&(d<<1|dp>>63), dp&(dp<<1)
	d3, p3 := d2&(d<<2|dp>>62), p2&(dp<<2)
	d6, p6 := d3&(d3<<3|p3>>61), p3&(p3<<3)
	for m := d6 &^ (d6<<1 | p6>>63); m != 0; m &= m - 1 {
		s.forms(s.at(w, bits.TrailingZeros64(m)) - (longForm - 1))
	}
	if len(s.p.patterns) == 0 {
		return
	}
	d4, p4 := d3&(d<<3|dp>>61), p3&(dp<<3)
	if s.p.fourLast && d4&(d<<5|dp>>59)&^(d<<4|dp>>60) == 0 {
		return // no digit stands before the byte in front of four
	}
	exact := groupEnds{
		{d &^ (d<<1 | dp>>63), d2 &^ (d<<2 | dp>>62), d3 &^ (d<<3 | dp>>61), d4 &^ (d<<4 | dp>>60)},
		{dp &^ (dp << 1), p2 &^ (dp << 2), p3 &^ (dp << 3), p4 &^ (dp << 4)},
	}
	for _, p := range s.p.patterns {
		length, m := p.ends(&exact)
		for ; m != 0; m &= m - 1 {
			s.forms(s.at(w, bits.TrailingZeros64(m)) - (length - 1))
		}
	}
}

// groupEnds has the bits of the last digits of groups of one to four digits, as far as can be said
// without what follows: of a word and of the one before it.
type groupEnds [2][4]uint64

// A pattern is the lengths of the groups of a written form.
type pattern []int

// ends has the bits of the last digits of numbers with these groups and one byte between them, and
// says how long they are. Groups of more than four digits are left to whoever looks closer.
func (p pattern) ends(exact *groupEnds) (length int, m uint64) {
	m = ^uint64(0)
	for i := len(p) - 1; i >= 0 && m != 0; i-- {
		if n := p[i] - 1; n < 4 {
			m &= exact[0][n]<<(length&63) | exact[1][n]>>(-length&63)&(1<<(length&63)-1)
		}
		length += p[i] + 1
	}
	return length - 1, m
}

// forms fires the written forms that begin with the run of digits at position at.
func (s *scanner) forms(at int) {
	if at < s.lo || at >= s.hi {
		return
	}
	b := s.v.Bytes
	if at > 0 && (isDigit(b[at-1]) || isLetter(b[at-1])) {
		return
	}
	end := s.runEnd(bytescan.Digit, at)
	if end-at > maxGroup || s.p.lengths[end-at].forms == nil {
		return
	}
	after := byte('\n')
	if end < len(b) {
		after = b[end]
	}
	l := &s.p.lengths[end-at]
	if l.after[after>>6]>>(after&63)&1 == 0 {
		return
	}
	for i := range l.forms {
		s.form(&l.forms[i], at, end)
	}
}

// form fires a written form whose first group is b[start:end].
func (s *scanner) form(f *formRef, start, end int) {
	b := s.v.Bytes
	for k, sep := range f.seps {
		if end >= len(b) || b[end] != sep {
			return
		}
		next := digitsEnd(b, end+1)
		if next-(end+1) != f.groups[k+1] {
			return
		}
		end = next
	}
	if end < len(b) && isLetter(b[end]) || goesOn(b, start, end, f.seps) {
		return
	}
	s.fireForm(f, start, end)
}

// goesOn says whether the number is part of a longer one with the same separators.
func goesOn(b []byte, start, end int, seps []byte) bool {
	for _, sep := range seps {
		if sep == ' ' {
			continue
		}
		if start > 1 && b[start-1] == sep && isDigit(b[start-2]) {
			return true
		}
		if end+1 < len(b) && b[end] == sep && isDigit(b[end+1]) {
			return true
		}
	}
	return false
}

// tokens fires where as many ASCII letters as one of the shapes has stand between the digits d of word
// w and the beginning of a word.
func (s *scanner) tokens(w int, d uint64) {
	letter := s.streams[bytescan.Letter][w] & s.streams[bytescan.Word][w]
	before := s.streams[bytescan.Letter][w-1] & s.streams[bytescan.Word][w-1]
	alnum, beforeAlnum := letter|d, before|s.streams[bytescan.Digit][w-1]
	m := d
	for k := 1; k < len(s.p.tokens); k++ {
		if m &= letter<<(k&63) | before>>(-k&63); m == 0 {
			return
		}
		if s.p.tokens[k] == nil {
			continue
		}
		whole := m &^ (alnum<<((k+1)&63) | beforeAlnum>>(-(k+1)&63))
		for ; whole != 0; whole &= whole - 1 {
			at := s.at(w, bits.TrailingZeros64(whole))
			for i := range s.p.tokens[k] {
				s.token(&s.p.tokens[k][i], at)
			}
		}
	}
}

// token fires a row if enough digits stand at position at, behind its letters.
func (s *scanner) token(t *tokenRef, at int) {
	from := at - t.letters
	if t.heads != nil && !t.heads.has(tailOf(s.v.Bytes[from:from+2])) {
		return
	}
	if s.runEnd(bytescan.Digit, at)-at >= t.digits {
		s.fire(t.row, from, 0, 0)
	}
}
