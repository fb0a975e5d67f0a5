package redact

import (
	"bytes"
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// A scanner finds the triggers in a stretch of a view and has their neighbourhoods matched and
// weighed. It is scratch space: it holds nothing from one stretch to the next.
type scanner struct {
	p       *program
	streams bytescan.Streams
	groups  []group
	found   []Match
	hide    []bool
	rows    []int

	raw, view      View      // the text as it is, and lines of it as they fold
	v              *View     // what is scanned
	lo, hi         int       // triggers in [lo, hi) of v fire
	base           int64     // stream offset of the first source byte
	lineLo, lineHi int       // the line of the last trigger
	fold           []stretch // source ranges of lines that fold
	marks          []stretch // what was masked on that line
	foldedTo       int       // the end of the last line that was noted
	w              *window
}

// A stretch is a half-open range.
type stretch struct{ lo, hi int }

// A group is a run of digits in the view, half open; rest counts the digits of the groups that are
// joined to it behind it, and its own.
type group struct{ start, end, rest int }

const (
	// wordRun is the shortest word that the scan looks at.
	wordRun = 8
	// ahead is how far behind hi the scan reads for the groups of a number.
	ahead = 512
	// history is how far before lo the scan begins, so that runs have their true beginnings.
	history = 64
)

// scanRaw scans [lo, hi) of the raw text b, then once more the lines in it that fold.
func (s *scanner) scanRaw(b []byte, lo, hi int) {
	s.raw.Bytes = b
	s.v, s.lo, s.hi, s.fold, s.foldedTo = &s.raw, lo, hi, s.fold[:0], 0
	lineLo := bytes.LastIndexByte(b[:lo], '\n') + 1
	s.fringe(max(lineLo, lo-reach), lo)
	s.scan(&s.raw, lo, hi)
	if hi > 0 && b[hi-1] != '\n' {
		s.v, s.lo, s.hi = &s.raw, lo, hi
		s.fringe(hi, lineEnd(b, hi, min(len(b), hi+reach)))
	}
	for _, f := range s.fold {
		s.view.reset()
		fold(&s.view, b, f.lo, f.hi)
		s.scan(&s.view, s.view.unitAt(lo), s.view.unitAt(hi))
	}
}

// fringe notes the lines that fold because of something beside the stretch, on its line.
func (s *scanner) fringe(from, to int) {
	for i := from; i < to; i++ {
		if mayFold[s.v.Bytes[i]] {
			s.opener(i)
		}
	}
}

// scan fires the triggers in [lo, hi) of v.
func (s *scanner) scan(v *View, lo, hi int) {
	s.v, s.lo, s.hi = v, lo, hi
	s.lineLo, s.lineHi, s.marks = 0, -1, s.marks[:0]
	s.groups = s.groups[:0]
	b := v.Bytes
	stop := min(len(b), hi+ahead)
	off := max(0, lo-history)
	var c carries
	for ; off < stop; off += bytescan.Block {
		block := b[off:min(off+bytescan.Block, stop)]
		n := bytescan.Classify(&s.streams, block)
		for w := range n {
			s.word(&c, w, off+w*64)
		}
		s.drain(off+len(block), off+bytescan.Block >= stop)
	}
}

// carries are the bits that the streams hand from one word to the next.
type carries struct {
	digit, dots, words uint64
	open               int // where the run of digits began that goes on, plus one
}

// word looks for triggers in the 64 bytes at pos, word w of the streams.
func (s *scanner) word(c *carries, w, pos int) {
	st := &s.streams
	s.digitRuns(c, st[bytescan.Digit][w], pos)
	if m := st[bytescan.Opener][w]; m != 0 && s.v.Pos == nil {
		s.openers(m, pos)
	}
	if m := st[bytescan.At][w]; m != 0 {
		s.each(m, pos, s.p.at)
	}
	if m := st[bytescan.Sign][w]; m != 0 {
		s.signs(m, pos)
	}
	dots := st[bytescan.Dot][w]
	if m := dots & (dots<<5 | c.dots>>59); m != 0 && len(s.p.quads) > 0 {
		s.each(m, pos-5, s.p.quads)
	}
	c.dots = dots
	s.words(c, st[bytescan.Word][w], pos)
	if m := st[bytescan.Plus][w]; m != 0 && len(s.p.plus) > 0 {
		s.pluses(m, pos)
	}
}

func (s *scanner) each(m uint64, pos int, rows []int) {
	for ; m != 0; m &= m - 1 {
		at := pos + bits.TrailingZeros64(m)
		for _, r := range rows {
			s.fire(r, at, 0, 0)
		}
	}
}

// digitRuns collects the groups of digits. Edges are where a bit differs from the one before.
func (s *scanner) digitRuns(c *carries, d uint64, pos int) {
	edges := d ^ (d<<1 | c.digit)
	c.digit = d >> 63
	for ; edges != 0; edges &= edges - 1 {
		at := pos + bits.TrailingZeros64(edges)
		if c.open == 0 {
			c.open = at + 1
			continue
		}
		s.groups = append(s.groups, group{start: c.open - 1, end: at})
		c.open = 0
	}
	if c.open != 0 && pos+64 >= min(len(s.v.Bytes), s.hi+ahead) {
		s.groups = append(s.groups, group{start: c.open - 1, end: min(len(s.v.Bytes), s.hi+ahead)})
		c.open = 0
	}
}

// words finds where words of at least wordRun begin: the first bit of a run of eight ones that ends
// there, seen from the run's end.
func (s *scanner) words(c *carries, w uint64, pos int) {
	prev := c.words
	c.words = w
	if w == 0 {
		return
	}
	r2, p2 := w&(w<<1|prev>>63), prev&(prev<<1)
	r4, p4 := r2&(r2<<2|p2>>62), p2&(p2<<2)
	r8 := r4 & (r4<<4 | p4>>60)
	if r8 == 0 {
		return
	}
	p8 := p4 & (p4 << 4)
	for m := r8 &^ (r8<<1 | p8>>63); m != 0; m &= m - 1 {
		s.prefix(pos + bits.TrailingZeros64(m) - (wordRun - 1))
	}
}

// prefix fires the rows whose literal the word at b[at:] begins with.
func (s *scanner) prefix(at int) {
	if at < 0 {
		return
	}
	b := s.v.Bytes
	end := 0
	for i := range s.p.prefixes[b[at]] {
		p := &s.p.prefixes[b[at]][i]
		if len(b)-at < p.min || b[at+1] != p.second && p.second != 0 || string(b[at:at+len(p.literal)]) != p.literal {
			continue
		}
		if end == 0 {
			end = wordRunEnd(b, at)
		}
		if end-at >= p.min {
			s.fire(p.row, at, at, end)
		}
	}
}

// wordRunEnd returns the end of the run of letters, digits, '_' and '-' at b[at:], MaxReach at most.
func wordRunEnd(b []byte, at int) int {
	end := at
	for end < len(b) && end < at+MaxReach && (isAlnum(b[end]) || b[end] == '_' || b[end] == '-') {
		end++
	}
	return end
}

// pluses fires at a '+' before a digit, or before '(' and a digit.
func (s *scanner) pluses(m uint64, pos int) {
	b := s.v.Bytes
	for ; m != 0; m &= m - 1 {
		at := pos + bits.TrailingZeros64(m)
		i := at + 1
		if i < len(b) && b[i] == '(' {
			i++
		}
		if i < len(b) && isDigit(b[i]) {
			for _, r := range s.p.plus {
				s.fire(r, at, 0, 0)
			}
		}
	}
}

// openers notes the lines that fold.
func (s *scanner) openers(m uint64, pos int) {
	for ; m != 0; m &= m - 1 {
		s.opener(pos + bits.TrailingZeros64(m))
	}
}

func (s *scanner) opener(at int) {
	b := s.v.Bytes
	if at < s.foldedTo || foldAt(b, at).kind == foldNone {
		return
	}
	lo, hi, soft := foldLine(b, at, max(0, s.lo-reach), len(b))
	s.foldedTo = soft
	if n := len(s.fold); n > 0 && lo <= s.fold[n-1].hi {
		s.fold[n-1].hi = max(hi, s.fold[n-1].hi)
		return
	}
	s.fold = append(s.fold, stretch{lo, hi})
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
	lo = floor + bytes.LastIndexByte(b[floor:at], '\n') + 1
	for lo > floor && softBroken(b, lo-1) {
		lo = floor + bytes.LastIndexByte(b[floor:lo-1], '\n') + 1
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
