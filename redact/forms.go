package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Forms: from groups of digits to numbers in a written form, and to letters with digits behind them.

// forms fires the written forms whose first digits are b[at:end], a whole group of a number.
func (s *scanner) forms(at, end int) {
	if end-at > maxGroup {
		return
	}
	b, l := s.v.Bytes, &s.p.lengths[end-at]
	if len(l.whole) > 0 && (end == len(b) || !isLetter(b[end])) {
		for i := range l.whole {
			s.picture(&l.whole[i], at)
		}
	}
	if end == len(b) || l.second[s.p.separators[b[end]]] == 0 {
		return
	}
	next := digitsEnd(b, end+1) - (end + 1)
	if l.second[s.p.separators[b[end]]]>>min(next, maxGroup)&1 == 1 {
		for i := range l.forms {
			s.picture(&l.forms[i], at)
		}
	}
}

// picture fires a written form if it stands around its anchor at position at.
func (s *scanner) picture(p *picture, at int) {
	start := at - p.anchor
	if start < s.lo || start >= s.hi {
		return
	}
	if end, ok := p.fits(s.v.Bytes, start); ok {
		s.fireForm(p, start, end)
	}
}

// mixed looks for words of letters and digits that have the shape of a form: turns are the places in word w
// of the streams where a letter stands beside a digit before it or the other way round.
func (s *scanner) mixed(w int, turns uint64) {
	for ; turns != 0; turns &= turns - 1 {
		at := s.at(w, bits.TrailingZeros64(turns))
		if at < s.wordEnd {
			continue
		}
		start, end := wordAround(s.v.Bytes, at)
		s.wordEnd = end
		if end-start <= maxGroup {
			s.shaped(start, end)
		}
	}
}

// shaped fires the forms that begin with a word of the shape of b[start:end].
func (s *scanner) shaped(start, end int) {
	h := shapeHash(s.v.Bytes[start:end])
	if s.p.shapeBits[h>>6]>>(h&63)&1 == 0 {
		return
	}
	for i := range s.p.shapes[h] {
		s.picture(&s.p.shapes[h][i], start)
	}
}

// wordAround returns the word of ASCII letters and digits around b[at], or a part of one that is longer than
// any form's.
func wordAround(b []byte, at int) (start, end int) {
	start, end = at, at+1
	for start > 0 && at-start <= maxGroup && isAlnum(b[start-1]) {
		start--
	}
	for end < len(b) && end-at <= maxGroup && isAlnum(b[end]) {
		end++
	}
	return start, end
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
