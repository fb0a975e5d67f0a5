package redact

import (
	"encoding/binary"
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// A scanner finds the triggers in a stretch of a view and has their neighbourhoods matched and
// weighed. It is scratch space: it holds nothing from one stretch to the next.
type scanner struct {
	p                       *program
	streams                 bytescan.Streams
	off                     int // the position in the view of the streams' first byte
	held                    int // how many words they hold
	chains                  chains
	lastColon               int // the last colon that the rows of chains were asked for
	wordEnd                 int // the end of the last word whose shape was looked up
	terms                   terms
	announced               announced
	formDigits, formLetters uint64 // see look
	number                  number
	found                   []Match
	span                    Match // the match of a row without Match
	value                   [64]byte
	said                    int // how long the last match's context word is
	hide                    []bool
	folded                  []byte

	raw, view      View      // the text as it is, and lines of it as they fold
	v              *View     // what is scanned
	lo, hi         int       // triggers in [lo, hi) of v fire
	base           int64     // stream offset of the first source byte
	lineLo, lineHi int       // the line of the last trigger
	fold           []stretch // source ranges of lines that fold
	marks          []stretch // what was masked on that line
	foldedTo       int       // the end of the last line that was noted
	quiet          stretch   // source bytes of which none counts as a digit
	column         []byte    // what stands before the cell that is scanned, if it is one
	labellings     []labelling
	label          *labelling // what is looked at: see labelledValues
	labelTerms     []int32
	masked         View // lines as they were masked
	again          bool // these are scanned: see review
	w              *window
}

func newScanner(p *program) *scanner {
	n := (len(p.rows) + 63) / 64
	return &scanner{p: p, announced: announced{none: true, close: make(rowSet, n), far: make(rowSet, n)}}
}

// A stretch is a half-open range.
type stretch struct{ lo, hi int }

const (
	// wordRun is the shortest word that the scan looks at.
	wordRun = 8
	// history is how far before lo the scan begins, so that runs have their true beginnings.
	history = 64
	// margin is how far behind hi the scan looks: a trigger may show only at its fifth colon.
	margin = 64
)

// scanRaw scans [lo, hi) of the raw text b, then once more the lines in it that fold.
func (s *scanner) scanRaw(b []byte, lo, hi int) {
	s.raw.Bytes = b
	s.v, s.lo, s.hi, s.fold, s.foldedTo, s.quiet = &s.raw, lo, hi, s.fold[:0], 0, stretch{}
	s.fringe(lineStart(b, max(0, lo-reach), lo), lo)
	s.scan(&s.raw, lo, hi)
	if hi > 0 && b[hi-1] != '\n' {
		s.v, s.lo, s.hi = &s.raw, lo, hi
		s.fringe(hi, lineEnd(b, hi, min(len(b), hi+reach)))
	}
	for _, f := range s.fold {
		s.view.reset()
		fold(&s.view, b, f.lo, f.hi)
		if len(s.view.Bytes) == 0 {
			continue
		}
		s.scan(&s.view, s.view.unitAt(lo), s.view.unitAt(hi))
	}
	s.labelledValues(b)
}

// scan fires the triggers in [lo, hi) of v.
func (s *scanner) scan(v *View, lo, hi int) {
	s.v, s.lo, s.hi = v, lo, hi
	s.lineLo, s.lineHi, s.marks, s.chains = 0, -1, s.marks[:0], chains{}
	s.lastColon, s.wordEnd, s.announced.at = -margin, 0, -1
	s.terms.reset(0)
	if s.p.index != nil && lo < hi {
		s.indexed()
	}
	b := v.Bytes
	stop := min(len(b), hi+margin)
	s.off = max(0, lo-history)
	s.held = s.streams.Start(b[s.off:min(len(b), stop+bytescan.Ahead)])
	for {
		s.block(min(bytescan.Block, stop-s.off))
		if s.off += bytescan.Block; s.off >= stop {
			return
		}
		next := min(len(b), s.off+bytescan.Ahead)
		s.held = s.streams.Next(s.held, b[next:min(len(b), stop+bytescan.Ahead)])
	}
}

// block looks for triggers in the first n bytes of the streams. What a word needs to know of the
// words before it is in small states, such as whether a letter or a digit came last.
func (s *scanner) block(n int) {
	lettered := true // the last letter or digit was a letter; at the start nobody knows
	for w := 1; w <= (n+63)/64; w++ {
		d, l := s.streams[bytescan.Digit][w], s.streams[bytescan.Letter][w]
		if d != 0 {
			s.digits(w, d, l, lettered)
		}
		if d|l != 0 {
			lettered = l > d // the higher bit is the later byte
		}
		s.words(w)
		if s.p.mixed && d|s.streams[bytescan.Digit][w-1]>>63 != 0 {
			s.mixed(w, d)
		}
		s.dashes(w, l)
		s.gluedWords(w)
		if m := s.streams[bytescan.Mark][w]; m != 0 {
			s.mark(w, m)
		}
		c, e := s.streams[bytescan.Colon][w], s.streams[bytescan.Equal][w]
		if c|e != 0 {
			s.signs(w, c|e)
		}
		if c|s.chains.last != 0 && len(s.p.colons) > 0 {
			s.chain(w, c)
		}
		if m := s.streams[bytescan.Dot][w]; m != 0 {
			s.dots(w, m)
		}
		if m := s.streams[bytescan.Opener][w] | s.lone(w) | e; m != 0 {
			s.openers(w, m)
		}
	}
}

// lone has the bytes of word w that begin no character of UTF-8 and stand behind an ASCII byte: in UTF-8
// there are none.
func (s *scanner) lone(w int) uint64 {
	letter, plain, opener := &s.streams[bytescan.Letter], &s.streams[bytescan.Word], &s.streams[bytescan.Opener]
	m := letter[w] &^ plain[w] &^ opener[w]
	if m == 0 {
		return 0
	}
	before := letter[w-1] &^ plain[w-1]
	return m &^ (letter[w]&^plain[w]<<1 | before>>63)
}

// at returns the position in the view of bit i of word w.
func (s *scanner) at(w, i int) int { return s.off + (w-1)*64 + i }

// behind moves word w of a class up by k bits, k in 1 to 63: bit i then says what stands k bytes
// before byte i.
func (s *scanner) behind(class, w, k int) uint64 {
	return s.streams[class][w]<<(k&63) | s.streams[class][w-1]>>(-k&63)
}

// words finds where words of at least wordRun begin: the first bit of a run of eight ones that ends
// there, seen from the run's end. Those of twice the length are looked for by themselves.
func (s *scanner) words(w int) {
	x, prev := s.streams[bytescan.Word][w], s.streams[bytescan.Word][w-1]
	r2, p2 := x&(x<<1|prev>>63), prev&(prev<<1)
	r4, p4 := r2&(r2<<2|p2>>62), p2&(p2<<2)
	r8 := r4 & (r4<<4 | p4>>60)
	if r8 == 0 {
		return
	}
	p8 := p4 & (p4 << 4)
	for m := r8 &^ (r8<<1 | p8>>63); m != 0; m &= m - 1 {
		s.word(s.at(w, bits.TrailingZeros64(m)-(wordRun-1)))
	}
	r16, p16 := r8&(r8<<8|p8>>56), p8&(p8<<8)
	for m := r16 &^ (r16<<1 | p16>>63); m != 0; m &= m - 1 {
		at := s.wordHead(s.at(w, bits.TrailingZeros64(m)-(2*wordRun-1)))
		s.initial(at, s.p.initials[s.v.Bytes[at]])
	}
}

// word fires the rows of literals that the word at position at begins with, or that stand before it.
func (s *scanner) word(at int) {
	b := s.v.Bytes
	if at > 2 {
		if h := prefixHash(binary.LittleEndian.Uint32(b[at-3:])); s.p.leads.has(h) {
			list := s.p.leads.get(h)
			for i := range list {
				s.prefix(at, &list[i].value)
			}
		}
	}
	at = s.wordHead(at)
	head := binary.LittleEndian.Uint32(b[at:])
	if h := prefixHash(head); s.p.prefixes.has(h) {
		list := s.p.prefixes.get(h)
		for i := range list {
			s.prefix(at, &list[i].value)
		}
	}
	if head&0x20202020 == 0 { // capitals or underscores
		s.initial(at, s.p.capitals[byte(head)])
	}
	if s.p.anyShort {
		s.initial(at, s.p.shortInitials[byte(head)])
	}
}

// wordHead steps over the signs that may stand around a word, as in Markdown.
func (s *scanner) wordHead(at int) int {
	b := s.v.Bytes
	for k := at + wordRun - 4; at < k && (b[at] == '_' || b[at] == '-'); {
		at++
	}
	return at
}

// initial fires the rows of literals that go by the first byte of the word at position at. Most words are too short for
// their rows.
func (s *scanner) initial(at int, list []prefixRef) {
	if len(list) == 0 {
		return
	}
	word := s.v.Bytes[at:s.runEnd(bytescan.Word, at)]
	n := len(word)
	for i := range list {
		p := &list[i]
		if p.min > n {
			return
		}
		if p.check == nil || p.check(word) {
			s.prefix(at, p)
		}
	}
}

// dashes fires at five hyphens before one of the letters l of word w.
func (s *scanner) dashes(w int, l uint64) {
	h := s.streams[bytescan.Word][w] &^ l &^ s.streams[bytescan.Digit][w]
	p := s.streams[bytescan.Word][w-1] &^ s.streams[bytescan.Letter][w-1] &^ s.streams[bytescan.Digit][w-1]
	if h|p>>59 == 0 {
		return
	}
	h2, p2 := h&(h<<1|p>>63), p&(p<<1)
	h4, p4 := h2&(h2<<2|p2>>62), p2&(p2<<2)
	h5, p5 := h4&(h<<4|p>>60), p4&(p<<4)
	for m := l & (h5<<1 | p5>>63); m != 0; m &= m - 1 {
		for _, r := range s.p.dashes {
			s.fire(r, s.at(w, bits.TrailingZeros64(m)-5), 0, 0)
		}
	}
}

// prefix fires a row if its literal stands at the word at b[at:], with what it has in front of the word, and the
// word passes its test.
func (s *scanner) prefix(at int, p *prefixRef) {
	b, from := s.v.Bytes, at-p.lead
	if from < 0 || string(b[from:from+min(len(p.literal), len(b)-from)]) != p.literal {
		return
	}
	if end := s.runEnd(bytescan.Word, at); end-at >= p.min && (p.check == nil || p.check(b[at:end])) && !s.isMarked(at) {
		s.fire(p.row, at, at, min(end, at+MaxReach))
	}
}

// runEnd returns the end of the run of bytes of a class at position at, as far as the streams go.
func (s *scanner) runEnd(class, at int) int {
	w, i := (at-s.off)>>6+1, (at-s.off)&63
	n := bits.TrailingZeros64(^(s.streams[class][w] >> i))
	if n < 64-i {
		return at + n
	}
	for at += 64 - i; w < s.held; at += 64 {
		w++
		if x := s.streams[class][w]; x != ^uint64(0) {
			return at + bits.TrailingZeros64(^x)
		}
	}
	return at
}
