package redact

import (
	"bytes"
	"math/bits"
)

// Lines: which lines fold, and which belong together.

// fringe notes the lines that fold because of something beside the stretch, on its line.
func (s *scanner) fringe(from, to int) {
	for i := from; i < to; i++ {
		if mayFold[s.v.Bytes[i]] {
			s.opener(i)
		}
	}
}

// openers notes the lines that fold, in their order, and fires at chevrons. A '=' opens something only in
// quoted-printable.
func (s *scanner) openers(w int, m uint64) {
	b := s.v.Bytes
	for ; m != 0; m &= m - 1 {
		at := s.at(w, bits.TrailingZeros64(m))
		if b[at] == '=' && (at+1 == len(b) || b[at+1] >= ' ' && (b[at+1] < '2' || b[at+1] > 'F')) {
			continue
		}
		if b[at] == '<' || b[at] == '&' {
			s.chevron(at)
			s.taggedValue(at)
		}
		if s.v.Pos == nil {
			s.opener(at)
		}
	}
}

// chevron fires the rows of '<' at position at, which may be written &lt;, if a letter or digit stands before it.
func (s *scanner) chevron(at int) {
	b := s.v.Bytes
	if at == 0 || !isAlnum(b[at-1]) || !beginsChevron(b[at:]) {
		return
	}
	for _, r := range s.p.chevrons {
		s.fire(r, at, 0, 0)
	}
}

// beginsChevron says whether b begins with '<' and what may stand behind it in a line that machines read.
func beginsChevron(b []byte) bool {
	if b[0] == '&' {
		return bytes.HasPrefix(b, []byte("&lt;&lt;"))
	}
	return len(b) > 1 && (b[1] == '<' || isDigit(b[1]) || b[1]-'A' < 26)
}

func (s *scanner) opener(at int) {
	if at < s.foldedTo || !s.foldsAt(at) {
		return
	}
	b := s.v.Bytes
	lo, hi, soft := foldLine(b, at, max(0, s.lo-reach), len(b))
	s.foldedTo = soft
	if n := len(s.fold); n > 0 && lo <= s.fold[n-1].hi {
		s.fold[n-1].hi = max(hi, s.fold[n-1].hi)
		return
	}
	s.fold = append(s.fold, stretch{lo, hi})
}

// foldsAt says whether a sequence that folds begins at position at. Where no digit is far and wide, it
// need not look for one at each no-break space.
func (s *scanner) foldsAt(at int) bool {
	f := sequenceAt(s.v.Bytes, at)
	if f.kind <= foldValue {
		return f.kind == foldValue
	}
	if s.quiet.lo <= at-foldNear && at+f.n+foldNear <= s.quiet.hi {
		return false
	}
	if digitNear(s.v.Bytes, at, at+f.n) {
		return true
	}
	s.quiet = quietAround(s.v.Bytes, at)
	return false
}

// quietMax is how far ahead quietAround looks.
const quietMax = 512

// quietAround returns a stretch from foldNear before at on in which nothing counts as a digit.
func quietAround(b []byte, at int) stretch {
	lo, ceil := max(0, at-foldNear), min(len(b), at+quietMax)
	hi := lo
	for hi < ceil && counts[b[hi]] != countsDigit {
		hi++
	}
	return stretch{lo, hi}
}

// foldLine returns the line around at, within [floor, ceil), with the lines that soft breaks join
// to it, which end at soft, and those that a number may go on in.
func foldLine(b []byte, at, floor, ceil int) (lo, hi, soft int) {
	lo, soft = softLine(b, at, floor, ceil)
	hi = soft
	for n := 0; n < MaxLines && lo > floor && mayJoin(b, lo-1); n++ {
		lo, _ = softLine(b, lo-1, floor, lo-1)
	}
	for n := 0; n < MaxLines && hi < ceil && mayJoin(b, hi); n++ {
		_, hi = softLine(b, hi+1, hi+1, ceil)
	}
	return lo, hi, soft
}

// softLine returns the line around at, within [floor, ceil), with the lines that soft breaks join.
func softLine(b []byte, at, floor, ceil int) (lo, hi int) {
	lo = lineStart(b, floor, at)
	for lo > floor && softBroken(b, lo-1) {
		lo = lineStart(b, floor, lo-1)
	}
	hi = lineEnd(b, at, ceil)
	for hi < ceil && softBroken(b, hi) {
		hi = lineEnd(b, hi+1, ceil)
	}
	return lo, hi
}

// mayJoin says whether the same number may stand on both sides of the line break at nl: there are
// digits, or characters that may fold to digits, close to it.
func mayJoin(b []byte, nl int) bool {
	return digitish(b[max(0, nl-joinNear):nl]) && digitish(b[nl+1:min(len(b), nl+1+joinNear)])
}

// joinNear is how far from a line break a number may end that goes on behind it.
const joinNear = 16

func digitish(b []byte) bool {
	for _, c := range b {
		if isDigit(c) || c >= 0xc2 {
			return true
		}
	}
	return false
}

// lineStart returns the beginning of the line that at is on, or floor if that is behind it. Searching forward is ten times
// as fast as searching back, so that is done for pieces.
func lineStart(b []byte, floor, at int) int {
	const piece = 128
	for at > floor {
		from := max(floor, at-piece)
		if bytes.IndexByte(b[from:at], '\n') >= 0 {
			return from + bytes.LastIndexByte(b[from:at], '\n') + 1
		}
		at = from
	}
	return floor
}

// lineEnd returns the index of the line break at or behind at, or ceil.
func lineEnd(b []byte, at, ceil int) int {
	if i := bytes.IndexByte(b[at:ceil], '\n'); i >= 0 {
		return at + i
	}
	return ceil
}

// softBroken says whether the line break at nl is a soft one behind what may be part of a number.
func softBroken(b []byte, nl int) bool {
	i := nl - 1
	if i >= 0 && b[i] == '\r' {
		i--
	}
	return i >= 1 && b[i] == '=' && foldAt(b, i).kind != foldNone
}
