package redact

import (
	"bytes"
	"math/bits"
	"slices"
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
	farShare = 0.83
	// bracketNear is how far behind a number a word may be that counts as if it stood before it.
	bracketNear = 2
)

// A wordSet holds one detector's context words.
type wordSet struct {
	heads   pairSet    // the first two letters of words, words of phrases and stems
	begins  headFilter // the heads of the same
	filter  []uint64   // one bit for each hash of words and stems, by their first bits
	shift   uint8      // how many bits of a hash the filter does not look at
	words   hashSet
	stems   hashSet
	inside  [][]byte // words of scripts without spaces: found anywhere
	phrases bool
}

// A hashSet is hashes in order.
type hashSet []uint64

func (s hashSet) has(h uint64) bool {
	_, ok := slices.BinarySearch(s, h)
	return ok
}

// newWordSet makes the set of the words and adds them to all, unless that is nil.
func newWordSet(words []string, all *contextWords) *wordSet {
	if len(words) == 0 {
		return nil
	}
	s := &wordSet{words: make(hashSet, 0, len(words))}
	var scratch []byte
	for _, w := range words {
		scratch = s.add(w, all, scratch[:0])
	}
	s.sort()
	return s
}

// sort makes the set ready for questions. Nothing may be added behind it.
func (s *wordSet) sort() {
	slices.Sort(s.words)
	slices.Sort(s.stems)
	size := bits.Len(uint(len(s.words)+len(s.stems))) + 4 // two to that power is 8 to 32 bits a word
	s.filter, s.shift = make([]uint64, max(1, 1<<size>>6)), uint8(64-max(6, size))
	for _, list := range []hashSet{s.words, s.stems} {
		for _, h := range list {
			i := h >> s.shift
			s.filter[i>>6] |= 1 << (i & 63)
		}
	}
}

// add adds one word. scratch has no bytes, but maybe room; what is returned may have more.
func (s *wordSet) add(w string, all *contextWords, scratch []byte) []byte {
	stem, isStem := strings.CutSuffix(w, "*")
	folded := foldWord(scratch, []byte(stem))
	if bytes.ContainsFunc(folded, unspaced) {
		s.inside = append(s.inside, []byte(stem))
		return folded
	}
	isStem = isStem && !bytes.ContainsFunc(folded, betweenWords)
	h, phrase := uint64(0), false
	for f := range bytes.FieldsFuncSeq(folded, betweenWords) {
		s.heads.add(f[0], f[min(1, len(f)-1)])
		if all != nil {
			all.add(f, isStem, &s.begins)
		}
		h, phrase = chain(h, hashWord(f)), h != 0
	}
	s.phrases = s.phrases || phrase
	if isStem {
		s.stems = append(s.stems, hashWord(folded))
	} else {
		s.words = append(s.words, h)
	}
	return folded
}

// betweenWords says whether a character separates the words of a phrase.
func betweenWords(r rune) bool {
	if r < utf8.RuneSelf {
		return !isAlnum(byte(r))
	}
	return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

func (s *wordSet) maybe(h uint64) bool { i := h >> s.shift; return s.filter[i>>6]>>(i&63)&1 == 1 }

// near returns the share of the word's weight that the words around t.B[start:end] give, in [0, 1],
// and the range in t.B of the best word, the longest of those that are as good.
func (s *wordSet) near(t Text, start, end int) (share float64, from, to int) {
	look := func(wordStart, wordEnd, distance int, after bool) {
		d := 1.0
		if distance > wordNear || after {
			d = farShare
		}
		if d > share || d == share && wordEnd-wordStart > to-from {
			share, from, to = d, wordStart, wordEnd
		}
	}
	first, last := max(0, start-wordFar), min(len(t.B), end+wordFar)
	cut := inWord(t.Byte(first-1)) || first == 0 && t.Left == ']' // glued to what was masked is as glued to what it was
	s.scan(t.B, first, start, cut, func(i, j int) { look(i, j, start-j, false) })
	if share < 1 {
		s.scan(t.B, end, last, false, func(i, j int) {
			if j < last || !inWord(t.Byte(last)) {
				look(i, j, i-end, i-end > bracketNear || t.B[i-1] != '(') // a name in brackets is as good as one before
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

func (s *wordSet) has(h uint64) bool { return s.maybe(h) && s.words.has(h) }

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
		if f := finish(h); s.maybe(f) && s.stems.has(f) {
			found()
			return
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
	for i := 0; i < len(w); {
		_, n := utf8.DecodeRune(w[i:])
		parts := norm.NFD.Properties(w[i : i+n]).Decomposition()
		if parts == nil {
			parts = w[i : i+n]
		}
		for i += n; len(parts) > 0; {
			r, size := utf8.DecodeRune(parts)
			dst, parts = appendFolded(dst, r), parts[size:]
		}
	}
	return dst
}

// appendFolded appends a character in lower case, unless it is a mark on another one.
func appendFolded(dst []byte, r rune) []byte {
	if r == utf8.RuneError || unicode.Is(unicode.Mn, r) {
		return dst
	}
	return appendLetter(dst, unicode.ToLower(r))
}

// appendLetter appends a small letter. Those with a stroke and those that are two in one, which Unicode does
// not take apart, are written as people do who have no such key.
func appendLetter(dst []byte, r rune) []byte {
	switch {
	case r >= 0xac00 && r <= 0xd7a3:
		return appendJamo(dst, r-0xac00)
	case r < utf8.RuneSelf || strokes[r] == "":
		return utf8.AppendRune(dst, r)
	}
	return append(dst, strokes[r]...)
}

// appendJamo appends the letters of a Hangul syllable, counted from the first one: section 3.12 of the Unicode
// standard has the arithmetic.
func appendJamo(dst []byte, syllable rune) []byte {
	dst = utf8.AppendRune(dst, 0x1100+syllable/588)
	dst = utf8.AppendRune(dst, 0x1161+syllable%588/28)
	if last := syllable % 28; last > 0 {
		dst = utf8.AppendRune(dst, 0x11a7+last)
	}
	return dst
}

var strokes = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th",
}

// firstUnspaced is the first character of those scripts: the first of Thai.
const firstUnspaced = 0xe00

// unspaced says whether a letter is of a script that puts no spaces between words.
func unspaced(r rune) bool {
	return r >= firstUnspaced &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
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
