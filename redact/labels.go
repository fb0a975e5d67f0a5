package redact

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/internal/bytescan"
)

// Labels: a number that means something only behind its name, such as a security code, is asked for
// only where such a name may stand right before it.

// labelled fires the rows for the number at position at, the first digit behind a word that ends at
// end in tail.
func (s *scanner) labelled(at, end int, tail uint32) {
	if at < s.lo || at >= s.hi {
		return
	}
	stop := s.runEnd(bytescan.Digit, at)
	above := bytes.IndexByte(s.v.Bytes[end:min(at, end+labelNear)], '\n') >= 0
	if above && !s.aloneBelow(at, stop) {
		return
	}
	kind := s.labelKind(at, end, tail)
	if kind == noLabel {
		return
	}
	for _, r := range s.labelledBy(kind, tail, stop-at) {
		switch row := &s.p.rows[r]; {
		case kind != anyLabel && !s.isLabelOf(row, end, tail, stop-at):
		case !above:
			s.fire(r, at, at, stop)
		case row.Above:
			s.fireBelow(r, at, end, stop)
		}
	}
	if rows := s.announcedBy(kind, tail); !above && len(rows) > 0 && s.digitsLeft(at) >= s.p.namedMin {
		s.number.read(s.v.Bytes, at)
		s.groups(rows, at)
	}
}

// labelledBy returns the rows that a label of this kind and tail may announce a number of n digits to, and more.
func (s *scanner) labelledBy(kind labelKind, tail uint32, n int) []int {
	switch {
	case n > maxGroup:
		return nil
	case kind == anyLabel:
		return s.p.lengths[n].labelled
	}
	return s.p.labelledBy[uint16(tailIndex(tail))]
}

// isLabelOf says whether the word that ends at end in tail, which a word of the row has, may announce a number of n
// digits.
func (s *scanner) isLabelOf(r *row, end int, tail uint32, n int) bool {
	t := &r.Trigger
	return t.min <= n && n <= t.max && (!r.fillers.has(tail) || s.labelBefore(wordStart(s.v.Bytes, end)))
}

// A label may be one of the rows that have a word with its tail, or of any row.
type labelKind uint8

const (
	noLabel labelKind = iota
	someLabel
	anyLabel
)

// labelNear is how far a label may be from its number, labelFar how far from the word behind it.
const (
	labelNear = 12
	labelFar  = 24
)

// labelWords is how many words before a filler are looked at for its label: "cvv of my card is 123".
const labelWords = 4

// labelKind says whether the word that ends at end may be a label of the number at position at: it is
// close, and the last word of one, or a filler not far behind one. A filler and a word
// with letters outside ASCII may stand for any.
func (s *scanner) labelKind(at, end int, tail uint32) labelKind {
	b := s.v.Bytes
	if at-end > labelNear {
		return noLabel
	}
	if b[end-1] >= utf8.RuneSelf {
		return foreignLabel(b[:end])
	}
	if tail&outsideASCII != 0 {
		return anyLabel
	}
	if b[end] == ']' && s.inMark(end) {
		return noLabel // the name of what was masked
	}
	start := wordStart(b, end)
	switch kind := s.p.words.kind(b[start:end]); {
	case kind&wordLabel != 0:
		return someLabel
	case kind&wordFiller != 0 && s.labelBefore(start):
		return anyLabel
	}
	return noLabel
}

// foreignLabel is labelKind for a word that ends in a byte beyond ASCII. One that is no UTF-8 may be a letter
// of an old code page if a letter stands before it.
func foreignLabel(b []byte) labelKind {
	r, n := utf8.DecodeLastRune(b)
	lost := r == utf8.RuneError && (n > 1 || len(b) > 1 && inWord(b[len(b)-2]))
	if lost || unicode.In(r, unicode.L, unicode.M) {
		return anyLabel
	}
	return noLabel // such as a box, which hides digits
}

// labelBefore says whether one of the last words before position i is a label.
func (s *scanner) labelBefore(i int) bool {
	b := s.v.Bytes
	for range labelWords {
		end := previousWord(b, i)
		if end == 0 || b[end] == ']' && s.inMark(end) {
			return false // the name of what was masked is no label
		}
		i = wordStart(b, end)
		if b[end-1] >= utf8.RuneSelf || s.p.words.kind(b[i:end])&wordLabel != 0 {
			return true
		}
	}
	return false
}

// previousWord returns the end of the last word before b[i], on its line and close, or 0.
func previousWord(b []byte, i int) int {
	for from := i; i > 0 && from-i <= labelFar && b[i-1] != '\n'; i-- {
		if inWord(b[i-1]) {
			return i
		}
	}
	return 0
}

// wordStart returns the beginning of the word that ends at end, which is also where a new one begins
// in camelCase.
func wordStart(b []byte, end int) int {
	i := end - 1
	for i > 0 && inWord(b[i-1]) && !hump(b[i-1], b[i]) && !afterGap(b, i) {
		i--
	}
	return i
}

// announcedBy returns the rows of groups that a label of this kind and tail may announce.
func (s *scanner) announcedBy(kind labelKind, tail uint32) []int {
	if kind == anyLabel {
		return s.p.named
	}
	return s.p.namedBy[uint16(tailIndex(tail))]
}

const outsideASCII = 0x808080

// tailOf packs the last three letters of a word, in lower case; a shorter word is padded with zeros.
func tailOf[T string | []byte](w T) uint32 {
	t, shift := uint32(0), 0
	for i := len(w) - 1; i >= 0 && shift < 24 && inWord(w[i]); i-- {
		t |= uint32(wordFold[w[i]]) << shift
		shift += 8
	}
	return t
}

// tail3 is tailOf for three bytes of which the last is part of a word.
func tail3(x, y, z byte) uint32 {
	fx, fy, fz := uint32(wordFold[x]), uint32(wordFold[y]), uint32(wordFold[z])
	if fy == 0 {
		return fz
	}
	return fz | fy<<8 | fx<<16
}

// wordFold has the lower case of what may be part of a word, and 0 for everything else.
var wordFold = func() (t [256]byte) {
	for i := range t {
		if c := byte(i); c-'A' < 26 {
			t[i] = c | 0x20
		} else if inWord(c) {
			t[i] = c
		}
	}
	return t
}()

// A pairSet answers in half a nanosecond whether two neighbours in a word, in either case, may be in a
// set of pairs. What is beyond ASCII may be in any.
type pairSet [32]uint32

func (s *pairSet) add(x, y byte) { s[x&31] |= 1 << (y & 31) }

func (s *pairSet) has(x, y byte) bool { return s[x&31]>>(y&31)&1 == 1 || (x|y) >= utf8.RuneSelf }

// addEnd adds the last two letters of a word; of a single letter, every pair that ends in it.
func (s *pairSet) addEnd(word string) {
	z := word[len(word)-1]
	if len(word) > 1 {
		s.add(word[len(word)-2], z)
		return
	}
	for x := range byte(32) {
		s.add(x, z)
	}
}

// A tailSet answers in a nanosecond whether the last three letters of a word, five bits each, are those
// of a word of a set. For ASCII that is exact.
type tailSet [1 << 15 / 64]uint64

func (s *tailSet) add(t uint32)      { i := tailIndex(t); s[i>>6] |= 1 << (i & 63) }
func (s *tailSet) has(t uint32) bool { i := tailIndex(t); return s[i>>6]>>(i&63)&1 == 1 }
func tailIndex(t uint32) uint32      { return t&0x1f | t>>3&0x3e0 | t>>6&0x7c00 }

// tails are the indices of a few tails, in order.
type tails []uint16

func (s tails) has(t uint32) bool {
	_, ok := slices.BinarySearch(s, uint16(tailIndex(t)))
	return ok
}
