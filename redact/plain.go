package redact

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// Plain text: context words in text of ASCII. Most words are none, and to see that of one after the other takes some
// guesses of the processor each, many of them wrong. So the letters of 64 bytes are made bits, and all words that begin
// there are looked up without a branch. What terms.go says of a text is the same.

// heads are the words of a dictionary by hashes of their first eight letters, or of all they have.
type heads struct {
	kinds [1 << headBits / 16]uint64 // what a hash may be of: four bits each
	never bool                       // there are words that are not found so
}

const headBits = 16

// A headKind says what the hash of a word may be of.
type headKind uint64

const (
	headOwn  headKind = 1 << iota // a word of rows, or a stem
	headPart                      // a word that phrases have before their last
	headEnd                       // a word that phrases end with
	headStem                      // a stem of fewer than eight letters, by the first four, or three
)

func (h *heads) set(hash uint64, k headKind) { h.kinds[hash>>4] |= uint64(k) << (hash & 15 * 4) }

// of returns the kinds of a hash in its lowest bits.
func (h *heads) of(hash uint64) headKind {
	return headKind(h.kinds[hash>>4&(1<<headBits/16-1)] >> (hash & 15 * 4))
}

// add adds a word of a dictionary. part says that it is one of a phrase, but not the last.
func (h *heads) add(w *dictWord, part bool) {
	n := len(w.text)
	switch hash := letters8Hash(w.text); {
	case w.kind&wordInside != 0:
		h.never = h.never || n >= 8 && ascii([]byte(w.text[:8]))
		return
	case w.kind&wordStem != 0 && n < 8:
		h.never = h.never || n < 3
		h.set(letters8Hash(w.text[:min(n, 4)]), headStem)
		return
	case w.from < w.to || w.kind&wordStem != 0:
		h.set(hash, headOwn)
	}
	if part {
		h.set(letters8Hash(w.text), headPart)
	}
	if w.kind&wordCloses != 0 {
		h.set(letters8Hash(w.text), headEnd)
	}
}

// letters8Hash is the hash of a word's first eight letters.
func letters8Hash(word string) uint64 {
	var few [8]byte
	n := copy(few[:], word)
	return spellHash((binary.LittleEndian.Uint64(few[:]) | smallLetters) & firstBytes[n])
}

// spellHash hashes eight small letters, or fewer with zeros behind them.
func spellHash(letters uint64) uint64 { return letters * 0x9e3779b97f4a7c15 >> (64 - headBits) }

const (
	each8 = 0x0101010101010101
	high8 = 0x80 * each8
	// smallLetters has the bit that tells small letters from capitals.
	smallLetters = 0x20 * each8
	// plainStep is how many bytes are looked at together: the words that begin there have eight bytes more.
	plainStep = 56
)

// firstBytes are masks of the first n bytes.
var firstBytes = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

// readPlain reads on to position to or further, and reports false if the text is not ASCII.
func (t *terms) readPlain(d *dictionary, b []byte, to int) bool {
	for t.hi < to {
		at, text := t.hi, &t.padded
		if len(b)-at >= len(text) {
			text = (*[plainStep + 8]byte)(b[at:])
		} else {
			clear(text[copy(text[:], b[at:]):])
		}
		letters, starts, plain := wordBits(text)
		if !plain || at > 0 && b[at-1] >= utf8.RuneSelf {
			return false
		}
		if at > 0 && isLetter(b[at-1]) && !hump(b[at-1], b[at]) {
			starts &^= 1
		}
		t.hi = min(len(b), at+plainStep)
		for found := t.plainWords(&d.heads, text, at, letters, starts); found != 0; found &= found - 1 {
			t.plainWord(d, b, at+bits.TrailingZeros64(found))
		}
	}
	return true
}

// wordBits says which bytes of a text are letters, and where words begin. plain says that all are ASCII.
func wordBits(text *[plainStep + 8]byte) (letters, starts uint64, plain bool) {
	small, all := uint64(0), uint64(0)
	for i := 0; i < len(text); i += 8 {
		x := binary.LittleEndian.Uint64(text[i:])
		l := letters8(x)
		all |= x
		letters |= gather8(l) << (i & 63)
		small |= gather8(l&(x<<2)) << (i & 63) // the bit of small letters
	}
	return letters, letters&^(letters<<1) | letters&^small&(small<<1), all&high8 == 0
}

// plainWords looks the words of a text at position at up, and returns which of those that begin in its first plainStep
// bytes may be in the dictionary.
func (t *terms) plainWords(h *heads, text *[plainStep + 8]byte, at int, letters, starts uint64) (found uint64) {
	stops, part, nth := ^letters|starts, t.part, t.nth
	for starts &= 1<<plainStep - 1; starts != 0; starts &= starts - 1 {
		i := bits.TrailingZeros64(starts) & 63
		n := bits.TrailingZeros64(stops>>i>>1|1<<7) + 1
		word := (binary.LittleEndian.Uint64(text[i:]) | smallLetters) & firstBytes[n]
		kind := h.of(spellHash(word))
		stem := h.of(spellHash(word&(1<<32-1))) | h.of(spellHash(word&(1<<24-1)))
		found |= uint64(kind|kind>>2&part|stem>>3) & 1 << i
		if part = kind >> 1; text[i+n]-'0' < 10 {
			part = 0 // no phrase goes on behind a number
		}
		t.begun[nth&(len(t.begun)-1)] = at + i
		nth++
	}
	t.part, t.nth = part, nth
	return found
}

// plainWord notes the word at b[at:], and the phrases that it ends.
func (t *terms) plainWord(d *dictionary, b []byte, at int) {
	end := wordEnd(b, at, len(b))
	t.found = d.find(t.found[:0], b[at:end], ascii(b[at:end]))
	last := int32(-1)
	for _, n := range t.found {
		if d.words[n].kind&wordStem == 0 {
			last = n
		}
		t.add(d, at, end, n)
	}
	if last >= 0 && d.words[last].kind&wordCloses != 0 {
		t.plainPhrases(d, b, at, end, last)
	}
}

// plainPhrases notes the phrases that end with the word at b[at:end].
func (t *terms) plainPhrases(d *dictionary, b []byte, at, end int, word int32) {
	p, k := phrase{phraseMax - 1: word + 1}, t.nth-1
	for t.begun[k%len(t.begun)] != at {
		k--
	}
	behind := at
	for n := phraseMax - 2; n >= 0 && k > 0; n-- {
		k--
		from := t.begun[k%len(t.begun)]
		stop := wordEnd(b, from, behind)
		if word = d.spelling(b[from:stop]); word < 0 || slices.ContainsFunc(b[stop:behind], isDigit) {
			return
		}
		p[n], behind = word+1, from
		if w, ok := d.phrases[p]; ok {
			t.add(d, from, end, w)
		}
	}
}

// letters8 has the highest bit of each byte of x that is an ASCII letter.
func letters8(x uint64) uint64 {
	low := x&^high8 | smallLetters
	return (low + (0x80-'a')*each8) &^ (low + (0x80-'z'-1)*each8) &^ x & high8
}

// gather8 makes one byte of the highest bits of eight.
func gather8(x uint64) uint64 { return x >> 7 * 0x0102040810204080 >> 56 }
