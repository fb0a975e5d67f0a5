package redact

import "unicode/utf8"

// A term is a context word or phrase in a view, and its number in the dictionary.
type term struct {
	at, end int
	word    int32
}

// terms are those in [lo, hi) of a view, in the order of their ends.
type terms struct {
	lo, hi int
	list   []term
	last   [phraseMax]spelled // the last words, as far back as the dictionary has them
	known  int                // how many
	found  []int32

	// Of plain text: see plain.go.
	mixed  bool                // it is none
	part   headKind            // odd if a phrase may go on behind the last word
	begun  [64]int             // where the last words begin, the n-th at n%64: more than a phrase has, and a step
	nth    int                 // how many there were
	padded [plainStep + 8]byte // the end of the text
}

// A spelled is where a word begins and its number in the dictionary plus one.
type spelled struct {
	at   int
	word int32
}

// termsMax is how many terms are kept.
const termsMax = 256

func (t *terms) reset(at int) {
	t.lo, t.hi, t.list, t.known = at, at, t.list[:0], 0
	t.mixed, t.part, t.nth = false, 0, 0
}

// near returns the terms of b that begin at from or behind and end at to or before, with maybe some more.
func (t *terms) near(d *dictionary, b []byte, from, to int) []term {
	if from < t.lo || from > t.hi {
		t.reset(from)
	}
	if len(t.list) > termsMax {
		t.list = t.list[:copy(t.list, t.list[t.behind(from):])]
		t.lo = from
	}
	if !t.mixed && (d.heads.never || !t.readPlain(d, b, to)) {
		t.reset(from)
		t.mixed = true
		t.enter(d, b)
	}
	for t.hi < to {
		t.read(d, b)
	}
	return t.list[t.behind(from):]
}

// enter steps over what is left of a word, of which only those inside count.
func (t *terms) enter(d *dictionary, b []byte) {
	for t.hi < len(b) && b[t.hi] >= utf8.RuneSelf && inGap(b, t.hi) {
		t.hi++
	}
	if i := t.hi; i > 0 && i < len(b) && inWord(b[i]) && !begins(b, i) {
		t.hi = wordEnd(b, i, len(b))
		t.inside(d, b, i)
	}
}

// read reads on by a gap or a word.
func (t *terms) read(d *dictionary, b []byte) {
	i := t.hi
	for i < len(b) && wordFold[b[i]] == 0 {
		if isDigit(b[i]) {
			t.known = 0 // no phrase goes on behind a number
		}
		i++
	}
	if t.hi = i; i == len(b) {
		return
	}
	end, plain := i+1, b[i] < utf8.RuneSelf
	for end < len(b) && b[end]-'a' < 26 {
		end++
	}
	if !plain || end < len(b) && inWord(b[end]) {
		if n := gap(b[i:]); n > 0 {
			t.hi += n
			return
		}
		end = wordEnd(b, i, len(b))
		plain = ascii(b[i:end])
	}
	t.hi = end
	if plain && !d.mayHave(b[i:end]) {
		t.known = 0
		return
	}
	t.word(d, b, i, plain)
}

// word notes what the word at b[at:hi] is, by itself, as the last one of phrases, and in parts. plain says that
// it has no letters beyond ASCII.
func (t *terms) word(d *dictionary, b []byte, at int, plain bool) {
	t.found = d.find(t.found[:0], b[at:t.hi], plain)
	word := int32(-1)
	for _, n := range t.found {
		if d.words[n].kind&wordStem == 0 {
			word = n
		}
		t.add(d, at, t.hi, n)
	}
	if word < 0 {
		t.known = 0
	} else {
		t.phrases(d, at, word)
	}
	if !plain {
		t.inside(d, b, at)
	}
}

// phrases notes the phrases that end with the known word at at.
func (t *terms) phrases(d *dictionary, at int, word int32) {
	if t.known == phraseMax {
		t.known = copy(t.last[:], t.last[1:])
	}
	t.last[t.known] = spelled{at, word + 1}
	t.known++
	if d.words[word].kind&wordCloses == 0 {
		return
	}
	p := phrase{phraseMax - 1: word + 1}
	for k := t.known - 2; k >= 0; k-- {
		p[phraseMax-t.known+k] = t.last[k].word
		if n, ok := d.phrases[p]; ok {
			t.add(d, t.last[k].at, t.hi, n)
		}
	}
}

// inside notes the words of scripts without spaces in b[at:hi].
func (t *terms) inside(d *dictionary, b []byte, at int) {
	if !d.unspaced {
		return
	}
	for ; at < t.hi; at++ {
		t.found = d.inside(t.found[:0], b[at:])
		for _, n := range t.found {
			t.add(d, at, at+len(d.words[n].text), n)
		}
	}
}

// add notes a term, unless it is a part of others only.
func (t *terms) add(d *dictionary, at, end int, word int32) {
	if w := &d.words[word]; w.from == w.to {
		return
	}
	t.list = append(t.list, term{at, end, word})
	for i := len(t.list) - 1; i > 0 && t.list[i-1].end > end; i-- {
		t.list[i-1], t.list[i] = t.list[i], t.list[i-1]
	}
}

// behind returns the index of the first term that ends behind pos.
func (t *terms) behind(pos int) int {
	lo, hi := 0, len(t.list)
	for lo < hi {
		if mid := (lo + hi) / 2; t.list[mid].end <= pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
