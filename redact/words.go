package redact

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Context words are looked up in the neighbourhood of a candidate only. A word is a run of letters;
// it also ends where camelCase begins a new one. Words are compared as hashes of their folded form:
// lower case, without diacritics.

// wordNear is how far, in bytes, a word counts in full; up to wordFar it counts farShare of that.
const (
	wordNear = 24
	wordFar  = 96
	farShare = 2.0 / 3
)

// A wordSet holds one detector's context words.
type wordSet struct {
	heads   pairSet    // the first two letters of words, words of phrases and stems
	begins  headFilter // the heads of the same
	filter  [64]uint64 // one bit for each hash of words and stems
	words   map[uint64]struct{}
	stems   map[uint64]struct{}
	inside  [][]byte // words of scripts without spaces: found anywhere
	phrases bool
}

// newWordSet makes the set of the words and adds the heads of them to all, unless that is nil.
func newWordSet(words []string, all *tailSet) *wordSet {
	if len(words) == 0 {
		return nil
	}
	s := &wordSet{words: map[uint64]struct{}{}, stems: map[uint64]struct{}{}}
	for _, w := range words {
		s.add(w, all)
	}
	return s
}

func (s *wordSet) add(w string, all *tailSet) {
	stem, isStem := strings.CutSuffix(w, "*")
	folded := string(foldWord(nil, []byte(stem)))
	if unspaced(folded) {
		s.inside = append(s.inside, []byte(stem))
		return
	}
	h := uint64(0)
	fields := strings.FieldsFunc(folded, betweenWords)
	for i, f := range fields {
		s.heads.add(f[0], (f + f)[1])
		if all != nil {
			heads(f, isStem && len(fields) == 1, func(head uint32) {
				s.begins.add(head)
				all.add(head)
			})
		}
		s.phrases = s.phrases || i > 0
		h = chain(h, hashWord([]byte(f)))
	}
	if isStem && len(fields) == 1 {
		s.stems[hashWord([]byte(folded))] = struct{}{}
		s.mark(hashWord([]byte(folded)))
		return
	}
	s.words[h] = struct{}{}
	s.mark(h)
}

// betweenWords says whether a character separates the words of a phrase.
func betweenWords(r rune) bool {
	if r < utf8.RuneSelf {
		return !isAlnum(byte(r))
	}
	return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

func (s *wordSet) mark(h uint64)       { s.filter[h>>58] |= 1 << (h >> 52 & 63) }
func (s *wordSet) maybe(h uint64) bool { return s.filter[h>>58]>>(h>>52&63)&1 == 1 }

// near returns the share of the word's weight that the words around t.B[start:end] give, in [0, 1],
// and the range of the best word in t.B.
func (s *wordSet) near(t Text, start, end int) (share float64, from, to int) {
	look := func(wordStart, wordEnd, distance int, after bool) {
		d := 1.0
		if distance > wordNear || after {
			d = farShare
		}
		if d > share {
			share, from, to = d, wordStart, wordEnd
		}
	}
	first, last := max(0, start-wordFar), min(len(t.B), end+wordFar)
	s.scan(t.B, first, start, inWord(t.Byte(first-1)), func(i, j int) { look(i, j, start-j, false) })
	if share < 1 {
		s.scan(t.B, end, last, false, func(i, j int) {
			if j < last || !inWord(t.Byte(last)) {
				look(i, j, i-end, i-end > 2 || t.B[i-1] != '(') // a name in brackets is as good as one before
			}
		})
	}
	return share, from, to
}

// scan reports the words of the set in b[lo:hi]. cut says that the first word began before lo, so
// that it is not whole and does not count.
func (s *wordSet) scan(b []byte, lo, hi int, cut bool, found func(i, j int)) {
	var h [3]uint64 // the last three words
	var at [3]int   // where they began
	for i := lo; i < hi; {
		if n := gap(b[i:hi]); n > 0 {
			i += n
			cut = false
			continue
		}
		j := wordEnd(b, i, hi)
		if !cut {
			h = [3]uint64{h[1], h[2], s.word(b[i:j], func() { found(i, j) })}
			at = [3]int{at[1], at[2], i}
			s.combine(h, at, j, found)
		}
		cut = cut && j < hi && b[j] >= 'A' && b[j] <= 'Z'
		i = j
	}
	s.anywhere(b, lo, hi, found)
}

// combine looks up the last one, two and three words as a phrase.
func (s *wordSet) combine(h [3]uint64, at [3]int, end int, found func(i, j int)) {
	if one := chain(0, h[2]); s.has(one) {
		found(at[2], end)
	}
	if !s.phrases || h[1] == 0 {
		return
	}
	if two := chain(chain(0, h[1]), h[2]); s.has(two) {
		found(at[1], end)
	}
	if h[0] == 0 {
		return
	}
	if three := chain(chain(chain(0, h[0]), h[1]), h[2]); s.has(three) {
		found(at[0], end)
	}
}

func (s *wordSet) has(h uint64) bool {
	if !s.maybe(h) {
		return false
	}
	_, ok := s.words[h]
	return ok
}

// strange is the hash of a word that begins like none of the set.
const strange = 1

// word hashes one word and calls stem if it begins with one of the stems.
func (s *wordSet) word(w []byte, stem func()) uint64 {
	if len(w) > 1 && !s.heads.has(w[0], w[1]) {
		return strange
	}
	var buf [64]byte
	folded := buf[:0]
	if ascii(w) {
		folded = lower(append(folded, w[:min(len(w), len(buf))]...))
	} else {
		folded = foldWord(folded, w[:min(len(w), 32)])
	}
	if len(s.stems) > 0 {
		s.stem(folded, stem)
	}
	return hashWord(folded)
}

func (s *wordSet) stem(w []byte, found func()) {
	h := uint64(hashSeed)
	for _, c := range w {
		h = (h ^ uint64(c)) * hashPrime
		if f := finish(h); s.maybe(f) {
			if _, ok := s.stems[f]; ok {
				found()
				return
			}
		}
	}
}

// anywhere reports the words of scripts without spaces.
func (s *wordSet) anywhere(b []byte, lo, hi int, found func(i, j int)) {
	if len(s.inside) == 0 || ascii(b[lo:hi]) {
		return
	}
	for _, w := range s.inside {
		if i := bytes.LastIndex(b[lo:hi], w); i >= 0 {
			found(lo+i, lo+i+len(w))
		}
	}
}

// inWord says whether a byte is part of a word. Bytes outside ASCII are; wordEnd knows better.
func inWord(c byte) bool { return isLetter(c) || c >= utf8.RuneSelf }

// hump says whether camelCase begins a new word at c.
func hump(before, c byte) bool { return c-'A' < 26 && before-'a' < 26 }

// wordEnd returns the end of the word that begins at b[i]: at the first byte that is no letter, or
// at the hump of camelCase.
func wordEnd(b []byte, i, hi int) int {
	j := i + 1
	for j < hi && gap(b[j:hi]) == 0 && !hump(b[j-1], b[j]) {
		j++
	}
	return j
}

// gap returns how many bytes what stands between words takes at the beginning of b, 0 if a word does. Beyond
// ASCII these are the signs of Latin-1 that are no letters and the general punctuation of Unicode, such as the
// no-break space and the curly apostrophe; what else is no letter is left in its word.
func gap(b []byte) int {
	switch c := b[0]; {
	case isLetter(c):
		return 0
	case c < utf8.RuneSelf:
		return 1
	case c == 0xc2 && len(b) > 1 && b[1] != 0xaa && b[1] != 0xb5 && b[1] != 0xba:
		return 2
	case c == 0xe2 && len(b) > 2 && b[1]|1 == 0x81:
		return 3
	}
	return 0
}

// afterGap says whether a gap beyond ASCII ends before b[i].
func afterGap(b []byte, i int) bool {
	return i > 1 && b[i-1] >= utf8.RuneSelf && (gap(b[i-2:i]) == 2 || i > 2 && gap(b[i-3:i]) == 3)
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldWord appends w in lower case and without diacritics.
func foldWord(dst, w []byte) []byte {
	if ascii(w) {
		dst = append(dst, w...)
		lower(dst[len(dst)-len(w):])
		return dst
	}
	var buf [128]byte
	for d := norm.NFD.Append(buf[:0], w...); len(d) > 0; {
		r, n := utf8.DecodeRune(d)
		d = d[n:]
		if r != utf8.RuneError && !unicode.Is(unicode.Mn, r) {
			dst = appendLetter(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// appendLetter appends a small letter. Those with a stroke and those that are two in one, which Unicode does
// not take apart, are written as people do who have no such key.
func appendLetter(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf || strokes[r] == "" {
		return utf8.AppendRune(dst, r)
	}
	return append(dst, strokes[r]...)
}

var strokes = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th",
}

// firstUnspaced is the first character of those scripts: the first of Thai.
const firstUnspaced = 0xe00

// unspaced says whether a word is written in a script that puts no spaces between words.
func unspaced(w string) bool {
	for _, r := range w {
		if r >= firstUnspaced && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return true
		}
	}
	return false
}

// The hash is FNV-1a, 64 bits, with a final mix. It meets only words that the rows name, so a
// collision costs a false context word, no more.
const (
	hashSeed  = 0xcbf29ce484222325
	hashPrime = 0x100000001b3
)

func hashWord(w []byte) uint64 {
	h := uint64(hashSeed)
	for _, c := range w {
		h = (h ^ uint64(c)) * hashPrime
	}
	return finish(h)
}

func finish(h uint64) uint64 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

func chain(h, next uint64) uint64 { return finish(h*hashPrime + next) }
