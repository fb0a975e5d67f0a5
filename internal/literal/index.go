package literal

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// MinIndexed is the shortest word of an Index, in bytes: each place in the text is looked up by its first
// three.
const MinIndexed = 3

// The errors of NewIndex, beside ErrWordTooLong. They do not say which word: it may be a secret.
var (
	ErrWordTooShort  = errors.New("literal: a word is shorter than 3 bytes: give a longer one")
	ErrTooManyWords  = errors.New("literal: more than a million words: drop some")
	ErrIndexTooLarge = errors.New("literal: the words are over 64 MiB together: drop some")
	ErrNotUTF8       = errors.New("literal: a word is not UTF-8: save it as UTF-8")
)

// Limits of an Index. It takes about 200 bytes of memory for each word.
const (
	maxIndexed      = 1 << 20
	maxIndexedTotal = 64 << 20
)

// A Word is one entry of an Index. Fold says that its case does not count.
type Word struct {
	Text string
	Fold bool
}

// An Index finds any number of words, each by its number, in one pass: see Each. It is immutable and safe for
// concurrent use.
type Index struct {
	words   []Word
	longest int
	folds   bool                 // some of the words do
	gate    *Set                 // says quickly that a window has none of them; nil if they are too many
	filter  [1 << 16 / 64]uint64 // of the first three bytes
	second  [1 << 16 / 64]uint64 // of the second to the fourth
	heads   map[uint32]head
	ids     map[uint64][]int32 // by the hash of the folded word
}

// A head is what is known of the words that begin with three bytes: the lengths they have.
type head []int

// NewIndex makes an index of the words. The number of a word is its place in the list; the same word may be
// there more than once.
func NewIndex(words []Word) (*Index, error) {
	x := &Index{words: words, heads: map[uint32]head{}, ids: map[uint64][]int32{}}
	if len(words) > maxIndexed {
		return nil, ErrTooManyWords
	}
	total := 0
	for i, w := range words {
		if len(w.Text) < MinIndexed {
			return nil, ErrWordTooShort
		}
		if len(w.Text) > MaxWord {
			return nil, ErrWordTooLong
		}
		if !utf8.ValidString(w.Text) {
			return nil, ErrNotUTF8 // what it folds to would depend on what stands beside it
		}
		if total += len(w.Text); total > maxIndexedTotal {
			return nil, ErrIndexTooLarge
		}
		x.longest = max(x.longest, len(w.Text))
		x.folds = x.folds || w.Fold
		x.add(int32(i), appendFolded(nil, []byte(w.Text)))
	}
	return x, x.close(total)
}

func (x *Index) add(id int32, word []byte) {
	h := headOf(word)
	set(&x.filter, h)
	if len(word) > MinIndexed {
		set(&x.second, headOf(word[1:]))
	} else {
		for c := range uint32(256) {
			set(&x.second, h>>8|c<<16)
		}
	}
	if at, known := slices.BinarySearch(x.heads[h], len(word)); !known {
		x.heads[h] = slices.Insert(x.heads[h], at, len(word))
	}
	sum := hash(seed, word)
	x.ids[sum] = append(x.ids[sum], id)
}

// maxGated is how many bytes of words have a gate: with more, its automaton no longer fits into the cache, and is
// slower than the filter alone.
const maxGated = 500

func set(filter *[1 << 16 / 64]uint64, h uint32) { filter[slot(h)>>6] |= 1 << (slot(h) & 63) }

// close makes the gate, where the words are few enough for one.
func (x *Index) close(total int) (err error) {
	if total > maxGated {
		return nil
	}
	var list []string
	for _, w := range x.words {
		if x.folds {
			w.Text = string(appendFolded(nil, []byte(w.Text)))
		}
		list = append(list, w.Text)
	}
	x.gate, err = New(list)
	return err
}

// Longest returns the length of the longest word.
func (x *Index) Longest() int { return x.longest }

// Each calls found for every occurrence of every word in the window, also where they overlap, from left to
// right. Start and end index window, half open. It needs scratch space, which it returns for the next call.
func (x *Index) Each(window, scratch []byte, found func(word, start, end int)) []byte {
	folded := window
	if x.folds || x.gate == nil {
		scratch = appendFolded(scratch[:0], window)
		folded = scratch
	}
	if x.gate != nil && !x.gate.Contains(folded) {
		return scratch
	}
	if !x.folds && x.gate != nil {
		scratch = appendFolded(scratch[:0], window)
		folded = scratch
	}
	x.search(window, folded, found)
	return scratch
}

// search looks up every place whose first three bytes some word has, four places at a time.
func (x *Index) search(window, folded []byte, found func(word, start, end int)) {
	i := 0
	for ; i+8 <= len(folded); i += 4 {
		v := binary.LittleEndian.Uint64(folded[i:])
		if (x.may(v)|x.may(v>>8)|x.may(v>>16)|x.may(v>>24))&1 == 1 {
			x.from(window, folded, i, i+4, found)
		}
	}
	x.from(window, folded, i, len(folded)-MinIndexed+1, found)
}

// may has its lowest bit set if some word may begin with the first three bytes of v.
func (x *Index) may(v uint64) uint64 {
	s := slot(uint32(v) & 0xffffff)
	return x.filter[s>>6] >> (s & 63)
}

// goesOn says whether some word may go on with b behind its first byte.
func (x *Index) goesOn(b []byte) bool {
	if len(b) < MinIndexed {
		return true
	}
	s := slot(headOf(b))
	return x.second[s>>6]>>(s&63)&1 == 1
}

// from looks up the places from i on, up to the one before end.
func (x *Index) from(window, folded []byte, i, end int, found func(word, start, end int)) {
	for ; i < end; i++ {
		if h := headOf(folded[i:]); x.may(uint64(h))&1 == 1 && x.goesOn(folded[i+1:]) {
			x.at(window, folded, i, h, found)
		}
	}
}

// at looks up the words that may begin at folded[at:].
func (x *Index) at(window, folded []byte, at int, h uint32, found func(word, start, end int)) {
	sum, read := uint64(seed), 0
	for _, n := range x.heads[h] {
		if at+n > len(folded) {
			return
		}
		sum, read = hash(sum, folded[at+read:at+n]), n
		for _, id := range x.ids[sum] {
			if x.stands(id, window[at:at+n], folded[at:at+n]) {
				found(int(id), at, at+n)
			}
		}
	}
}

// stands says whether a word is what stands there; its hash is.
func (x *Index) stands(id int32, text, folded []byte) bool {
	w := &x.words[id]
	if !w.Fold {
		return w.Text == string(text)
	}
	if len(w.Text) != len(text) {
		return false
	}
	var buf [MaxWord]byte
	return string(appendFolded(buf[:0], []byte(w.Text))) == string(folded)
}

func headOf(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

func slot(h uint32) uint32 { return h * 0x9e3779b1 >> 16 & 0xffff }

// The hash is FNV-1a with a mix of its high bits. What it finds is compared.
const (
	seed  = 0xcbf29ce484222325
	prime = 0x100000001b3
)

func hash(h uint64, b []byte) uint64 {
	for _, c := range b {
		h = bits.RotateLeft64((h^uint64(c))*prime, 5)
	}
	return h
}
