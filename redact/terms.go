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
	last   [phraseMax]spelled // the last words
	found  []int32
}

// A spelled is where a word begins and its number in the dictionary plus one, or 0.
type spelled struct {
	at   int
	word int32
}

// termsMax is how many terms are kept.
const termsMax = 256

func (t *terms) reset(at int) {
	t.lo, t.hi, t.list, t.last = at, at, t.list[:0], [phraseMax]spelled{}
}

// near returns the terms of b that begin at from or behind and end at to or before, with maybe some more.
func (t *terms) near(d *dictionary, b []byte, from, to int) []term {
	if from < t.lo || from > t.hi {
		t.reset(from)
		t.enter(d, b)
	}
	if len(t.list) > termsMax {
		t.list = t.list[:copy(t.list, t.list[t.behind(from):])]
		t.lo = from
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
		i++
	}
	if t.hi = i; i == len(b) {
		return
	}
	if n := gap(b[i:]); n > 0 {
		t.hi += n
		return
	}
	t.hi = wordEnd(b, i, len(b))
	t.word(d, b, i)
}

// word notes what the word at b[at:hi] is, by itself, as the last one of phrases, and in parts.
func (t *terms) word(d *dictionary, b []byte, at int) {
	plain := ascii(b[at:t.hi])
	t.found = d.find(t.found[:0], b[at:t.hi], plain)
	last, closes := spelled{at, 0}, false
	for _, n := range t.found {
		if w := &d.words[n]; w.kind&wordStem == 0 {
			last.word, closes = n+1, w.kind&wordCloses != 0
		}
		t.add(d, at, t.hi, n)
	}
	copy(t.last[:], t.last[1:])
	t.last[phraseMax-1] = last
	if closes {
		t.phrases(d)
	}
	if !plain {
		t.inside(d, b, at)
	}
}

// phrases notes the phrases that the last words are.
func (t *terms) phrases(d *dictionary) {
	p := phrase{phraseMax - 1: t.last[phraseMax-1].word}
	for k := phraseMax - 2; k >= 0 && t.last[k].word != 0; k-- {
		p[k] = t.last[k].word
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
		if t.found = t.found[:0]; b[at] >= unspacedLead {
			t.found = d.inside(t.found, b[at:])
		}
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

// unspacedLead is the least first byte of characters of scripts without spaces.
const unspacedLead = 0xe0
