package redact

import "unicode/utf8"

// Context: which words of the rows stand near a value. The words of a line are read once, whatever the number
// of rows that want to know, and of numbers among them.

// wordNear is how far, in bytes, a word counts in full; up to wordFar it counts farShare of that.
const (
	wordNear = 24
	wordFar  = 96
	farShare = 0.83
	// bracketNear is how far behind a number a word may be that counts as if it stood before it.
	bracketNear = 2
)

// near returns the share of its words' weight, in [0, 1], that the words around t.B[start:end] give a row, and
// how long the best is, the longest of those that are as good. t.B begins at position lo of the view.
func (s *scanner) near(row *row, t Text, lo, start, end int) (share float64, said int) {
	b := s.v.Bytes
	first, last := lo+max(0, start-wordFar), lo+min(len(t.B), end+wordFar)
	start, end = lo+start, lo+end
	for _, w := range s.terms.near(&s.p.words, b, first, last) {
		if w.end > last {
			break
		}
		if w.at < first || w.end > start && w.at < end || !s.p.words.has(w.word, row.nth) {
			continue
		}
		if cutBefore(b, w.at, first) || w.at == lo && t.Left == ']' || w.at >= end && cutBehind(b, w.end, last) {
			continue
		}
		if d := weight(b, w, start, end); d > share || d == share && w.end-w.at > said {
			share, said = d, w.end-w.at
		}
	}
	return share, said
}

// weight returns the share that a word near the value at b[start:end] gives. A name in brackets behind it is
// as good as one before.
func weight(b []byte, w term, start, end int) float64 {
	before := w.end <= start && start-w.end <= wordNear
	if before || w.at >= end && w.at-end <= bracketNear && b[w.at-1] == '(' {
		return 1
	}
	return farShare
}

// cutBefore says whether a word that begins at b[at] may go on before first, the edge of what may be looked at:
// of a character that is not whole there nobody knows.
func cutBefore(b []byte, at, first int) bool {
	return at > 0 && at < first+gapBytes && b[at-1] >= utf8.RuneSelf && !afterGap(b[first:], at-first)
}

// cutBehind says whether a word that ends before b[end] may go on behind last.
func cutBehind(b []byte, end, last int) bool {
	return end < len(b) && (end == last && inWord(b[end]) || end+gapBytes > last && b[end] >= utf8.RuneSelf)
}

// A rowSet is a set of rows.
type rowSet []uint64

func (s rowSet) add(row uint16)   { s[row>>6] |= 1 << (row & 63) }
func (s rowSet) has(row int) bool { return s[row>>6]>>(row&63)&1 == 1 }

// announced are the rows that have a word around the number that begins at a position, close to it or far, and
// maybe some more.
type announced struct {
	at, end    int
	none       bool
	close, far rowSet
}

// has says whether a row with a written form may have a word where it counts for enough.
func (a *announced) has(f *formRow) bool {
	if f.far {
		return a.far.has(f.row)
	}
	return a.close.has(f.row)
}

// announce notes the rows that have a word near the number at [start, end) of the view, on its line.
func (s *scanner) announce(start, end int) {
	a := &s.announced
	if a.at == start && a.end >= end {
		return
	}
	s.toLine(start)
	if a.at, a.end = start, max(end, start+maxGroup); !a.none {
		a.none = true
		clear(a.close)
		clear(a.far)
	}
	from, to := max(s.lineLo, start-wordFar), min(s.lineHi, a.end+wordFar)
	for _, w := range s.terms.near(&s.p.words, s.v.Bytes, from, to) {
		if w.at < from || w.at > to {
			continue
		}
		a.none = false
		near := w.at >= start || start-w.end <= wordNear
		for _, r := range s.p.words.of(w.word) {
			a.far.add(r)
			if near {
				a.close.add(r)
			}
		}
	}
}
