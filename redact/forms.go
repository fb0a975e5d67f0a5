package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Forms: from groups of digits to numbers in a written form, and to letters with digits behind them.

// forms fires the written forms that begin with the digits b[at:end], a whole group of a number.
func (s *scanner) forms(at, end int) {
	if end-at > maxGroup || at < s.lo || at >= s.hi {
		return
	}
	b, l := s.v.Bytes, &s.p.lengths[end-at]
	if l.whole == nil && l.forms == nil || at > 0 && isLetter(b[at-1]) {
		return
	}
	if end == len(b) || !isLetter(b[end]) {
		for i := range l.whole {
			s.fireForm(&l.whole[i], at, end)
		}
	}
	if end < len(b) && l.second[s.p.separators[b[end]]] != 0 {
		s.grouped(l, at, end)
	}
}

// grouped fires the forms of l in more than one group, of which b[start:end] is the first.
func (s *scanner) grouped(l *byLength, start, end int) {
	b := s.v.Bytes
	sep := b[end]
	next := digitsEnd(b, end+1) - (end + 1)
	if l.second[s.p.separators[sep]]>>min(next, maxGroup)&1 == 0 {
		return
	}
	for i := range l.forms {
		if f := &l.forms[i]; f.seps[0] == sep && f.groups[1] == next {
			s.form(f, start, end)
		}
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
