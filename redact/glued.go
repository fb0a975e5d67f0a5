package redact

import (
	"bytes"
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Labels that touch their value, as in IMEI490154203237518 and usdt-TR7N..., or stand in a tag before it, as in
// <cvc type="x">123. Elsewhere a letter is no boundary of a number. A value behind such a label is scanned once more
// with a sign between the two, and counts only for the rows that the label is a word of.

// A labelling is a label at [from, to) of the raw text, and the value at position at that it stands for.
type labelling struct {
	from, to, at int
	tag          bool
}

const (
	// gluedMin and gluedMax are how long a label may be that touches its value.
	gluedMin, gluedMax = 3, 24
	// gluedDigits is how many digits a number has at least that touches its label, gluedWord how many letters and
	// digits a word that a hyphen or an underscore ties to it.
	gluedDigits, gluedWord = 8, 25
	// gluedBits is what its check has to say.
	gluedBits = 3
	// gluedSpan is how much of the text is looked at behind a label.
	gluedSpan = 160
)

// gluedNumber notes the label that the number at position at touches.
func (s *scanner) gluedNumber(at int) {
	if d, n, _ := s.numberBits(at); n == 0 || bits.OnesCount64(d) >= gluedDigits {
		s.glued(at, at)
	}
}

// gluedWords notes the labels that a hyphen or an underscore of word w ties to a long word.
func (s *scanner) gluedWords(w int) {
	letter, digit, word := &s.streams[bytescan.Letter], &s.streams[bytescan.Digit], &s.streams[bytescan.Word]
	for m := word[w] &^ letter[w] &^ digit[w]; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		if behind := word[w]>>i>>1 | word[w+1]<<(63-i); bits.TrailingZeros64(^behind) >= gluedWord {
			s.glued(s.at(w, i), s.at(w, i)+1)
		}
	}
}

// glued notes the label that ends at to if it is a whole word and of any row.
func (s *scanner) glued(to, at int) {
	b := s.v.Bytes
	if s.v.Pos != nil || to == 0 || !isLetter(b[to-1]) || at < s.lo || at >= s.hi {
		return
	}
	from := to - 1
	for from > 0 && to-from <= gluedMax && isLetter(b[from-1]) && !hump(b[from-1], b[from]) {
		from--
	}
	if n := to - from; n < gluedMin || n > gluedMax || from > 0 && (isDigit(b[from-1]) || b[from-1] == '/' || b[from-1] >= 0x80) {
		return // too short or long, or of an identifier or a path
	}
	if s.p.words.mayHave(b[from:to]) {
		s.labellings = append(s.labellings, labelling{from: from, to: to, at: at})
	}
}

// taggedValue notes the name of a tag with attributes at position at that a letter or a digit stands behind.
func (s *scanner) taggedValue(at int) {
	b := s.v.Bytes
	if s.v.Pos != nil || at+1 >= len(b) || !isLetter(b[at+1]) || at < s.lo || at >= s.hi {
		return
	}
	b = b[:min(len(b), at+gluedSpan)]
	from, to := at+1, at+1
	for to < len(b) && (isAlnum(b[to]) || b[to] == ':' || b[to] == '_' || b[to] == '-') {
		if to++; b[to-1] == ':' {
			from = to
		}
	}
	if to == len(b) || b[to] != ' ' || !s.p.words.mayHave(b[from:to]) {
		return
	}
	end := bytes.IndexAny(b[to:], "<>\n")
	if end < 0 || b[to+end] != '>' || to+end+1 == len(b) || !isAlnum(b[to+end+1]) {
		return
	}
	s.labellings = append(s.labellings, labelling{from: from, to: to, at: to + end + 1, tag: true})
}

// labelledValues scans what stands behind the labels that were noted in b.
func (s *scanner) labelledValues(b []byte) {
	for i := range s.labellings {
		l := &s.labellings[i]
		if s.labelTerms = s.labelOf(b[:l.to], l.from); len(s.labelTerms) == 0 {
			continue
		}
		s.label = l
		s.view.reset()
		s.view.copy(b, l.from, l.to)
		s.view.add(l.sign(), l.at, l.at)
		s.view.copy(b, l.at, lineEnd(b, l.at, min(len(b), l.at+gluedSpan)))
		s.scan(&s.view, 0, len(s.view.Bytes))
		s.label = nil
	}
	s.labellings = s.labellings[:0]
}

// sign is what is put between a label and its value.
func (l *labelling) sign() byte {
	if l.tag {
		return '='
	}
	return ' '
}

// labelOf returns what the last word of the label b[from:] is in the dictionary. The 2 of CVV2 is no part of it.
func (s *scanner) labelOf(b []byte, from int) []int32 {
	for len(b) > from && !isLetter(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	if len(b) == from {
		return nil
	}
	word := b[max(from, wordStart(b, len(b))):]
	return s.p.words.find(s.labelTerms[:0], word, ascii(word))
}

// labels says whether the label that is looked at, if any is, speaks of a row's value at position start of the view. A
// number that touches its label has to pass a check.
func (s *scanner) labels(row *row, start int) bool {
	l := s.label
	if l == nil {
		return true
	}
	if at, _ := s.v.Source(start, start+1); at != l.at || l.to == l.at && row.passBits < gluedBits {
		return false
	}
	for _, w := range s.labelTerms {
		if s.p.words.has(w, row.nth) {
			return true
		}
	}
	return false
}
