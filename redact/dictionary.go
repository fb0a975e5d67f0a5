package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dictionary holds the context words of all rows, phrases and their parts, each once, and knows which rows
// they are of. A word in a text is looked up once, whatever the number of rows.
type dictionary struct {
	words    []dictWord
	index    sparse[int32] // words by their first three bytes
	short    []int32       // stems of fewer
	phrases  map[phrase]int32
	rows     []uint16 // those of all words, one word behind the other
	heads    heads    // of all words
	unspaced bool     // whether a word is of a script without spaces

	known map[string]int32 // words, stems with their asterisk, while the dictionary is filled
	pairs []wordRow
}

type dictWord struct {
	text     string // in lower case; without diacritics, unless it is of a script without spaces
	from, to int32  // its rows
	kind     wordKind
}

// A wordKind says what a word is, in bits.
type wordKind uint8

const (
	wordStem   wordKind = 1 << iota // words that begin so are meant
	wordInside                      // it is found anywhere in a word
	wordCloses                      // phrases end with it
	wordLabel                       // it may stand right before a number that needs a label
	wordFiller                      // it may stand between such a word and the number
)

type wordRow struct {
	word int32
	row  uint16
}

// wordMax is how many bytes of a word with letters beyond ASCII are looked at.
const wordMax = 64

// phraseMax is how many words a phrase may have.
const phraseMax = 5

// A phrase is the numbers of its words plus one, zeros first.
type phrase [phraseMax]int32

// reserve makes room for as many context words. About half of them are other rows', too.
func (d *dictionary) reserve(n int) {
	d.words, d.pairs = make([]dictWord, 0, n*5/8), make([]wordRow, 0, n)
	d.index.list = make([]sparseEntry[int32], 0, n*5/8)
	d.known, d.phrases = make(map[string]int32, n/2), make(map[phrase]int32, n/8)
}

// add adds a context word of a row: a word, a phrase, or a stem with an asterisk behind it.
func (d *dictionary) add(row int, w string) {
	stem, isStem := strings.CutSuffix(w, "*")
	folded := foldedWord(stem)
	if strings.ContainsFunc(folded, unspaced) {
		d.unspaced = true
		d.own(row, d.word(strings.ToLower(stem), wordInside))
		return
	}
	if !strings.ContainsFunc(folded, betweenWords) {
		kind := wordKind(0)
		if isStem {
			kind = wordStem
		}
		d.own(row, d.word(folded, kind))
		return
	}
	d.phrase(row, folded)
}

// phrase adds a phrase of a row. One of more than phraseMax words never fits.
func (d *dictionary) phrase(row int, folded string) {
	var p phrase
	last := int32(-1)
	for part := range strings.FieldsFuncSeq(folded, betweenWords) {
		last = d.word(part, 0)
		if p[0] != 0 {
			return
		}
		copy(p[:], p[1:])
		p[phraseMax-1] = last + 1
	}
	if last < 0 {
		return
	}
	if p[phraseMax-2] == 0 { // of one word after all
		d.own(row, last)
		return
	}
	d.words[last].kind |= wordCloses
	n, ok := d.phrases[p]
	if !ok {
		n = int32(len(d.words))
		d.words = append(d.words, dictWord{text: folded})
		d.phrases[p] = n
	}
	d.own(row, n)
}

// mark says of the last word of w that it is of a kind.
func (d *dictionary) mark(w string, kind wordKind) {
	stem, isStem := strings.CutSuffix(w[strings.LastIndexByte(w, ' ')+1:], "*")
	own := wordKind(0)
	if isStem {
		own = wordStem
	}
	d.words[d.word(foldedWord(stem), own)].kind |= kind
}

// word returns the number of a word, which is new or not.
func (d *dictionary) word(text string, kind wordKind) int32 {
	key := text
	if kind&wordStem != 0 {
		key += "*"
	}
	n, ok := d.known[key]
	if ok {
		return n
	}
	n = int32(len(d.words))
	d.known[key] = n
	d.words = append(d.words, dictWord{text: text, kind: kind})
	if len(text) < 3 && kind&wordStem != 0 {
		d.short = append(d.short, n)
	} else {
		d.index.add(headHash([]byte(text)), n)
	}
	return n
}

func (d *dictionary) own(row int, word int32) {
	d.pairs = append(d.pairs, wordRow{word, uint16(row)})
}

// sort makes the dictionary ready for questions. Nothing may be added behind it.
func (d *dictionary) sort() {
	slices.SortFunc(d.pairs, func(a, b wordRow) int { return cmp.Or(cmp.Compare(a.word, b.word), cmp.Compare(a.row, b.row)) })
	d.rows = make([]uint16, len(d.pairs))
	for i, p := range d.pairs {
		d.rows[i] = p.row
		if w := &d.words[p.word]; w.to == 0 {
			w.from, w.to = int32(i), int32(i+1)
		} else {
			w.to = int32(i + 1)
		}
	}
	d.behead()
	d.index.sort()
	d.known, d.pairs = nil, nil
}

// behead fills the heads.
func (d *dictionary) behead() {
	parts := map[int32]bool{}
	for p := range d.phrases {
		for _, w := range p[:phraseMax-1] {
			parts[w-1] = true
		}
	}
	for i := range d.words {
		d.heads.add(&d.words[i], parts[int32(i)])
	}
}

// of returns the rows that a word is of.
func (d *dictionary) of(word int32) []uint16 {
	w := &d.words[word]
	return d.rows[w.from:w.to]
}

// has says whether a word is one of a row's.
func (d *dictionary) has(word int32, row int) bool {
	for _, r := range d.of(word) {
		if int(r) == row {
			return true
		}
	}
	return false
}

// mayHave says whether a word in a text may be one of the dictionary's.
func (d *dictionary) mayHave(word []byte) bool {
	return d.index.has(headHash(word)) || len(d.short) > 0
}

// find appends the words of the dictionary that a word in a text is: itself and its stems. plain says that it has
// no letters beyond ASCII.
func (d *dictionary) find(found []int32, word []byte, plain bool) []int32 {
	var buf [wordMax + 8]byte
	if !plain {
		word = foldWord(buf[:0], word[:min(len(word), wordMax)])
	}
	for _, n := range d.short {
		if d.words[n].is(word) {
			found = append(found, n)
		}
	}
	if h := headHash(word); d.index.has(h) {
		for _, e := range d.index.get(h) {
			if d.words[e.value].is(word) {
				found = append(found, e.value)
			}
		}
	}
	return found
}

// spelling returns the number of a word of ASCII letters in a text, -1 if it is none of the dictionary.
func (d *dictionary) spelling(word []byte) int32 {
	var buf [8]int32
	for _, n := range d.find(buf[:0], word, true) {
		if d.words[n].kind&wordStem == 0 {
			return n
		}
	}
	return -1
}

// is says whether a word in a text, of which letters beyond ASCII are folded, is this one or begins with it.
func (w *dictWord) is(word []byte) bool {
	whole := len(word) == len(w.text) || w.kind&wordStem != 0
	return whole && w.kind&wordInside == 0 && w.leads(word)
}

// leads says whether b begins with the word, in any case.
func (w *dictWord) leads(b []byte) bool {
	if len(b) < len(w.text) {
		return false
	}
	for i := range len(w.text) {
		if b[i] != w.text[i] && wordFold[b[i]] != w.text[i] {
			return false
		}
	}
	return true
}

// kind returns the kinds of the words of the dictionary that a word in a text is.
func (d *dictionary) kind(word []byte) (kind wordKind) {
	var buf [8]int32
	for _, n := range d.find(buf[:0], word, ascii(word)) {
		kind |= d.words[n].kind
	}
	return kind
}

// inside appends the words of scripts without spaces that b begins with.
func (d *dictionary) inside(found []int32, b []byte) []int32 {
	if h := headHash(b); d.index.has(h) {
		for _, e := range d.index.get(h) {
			if w := &d.words[e.value]; w.kind&wordInside != 0 && w.leads(b) {
				found = append(found, e.value)
			}
		}
	}
	return found
}

// headHash hashes the first three bytes of a word, in lower case.
func headHash(word []byte) uint32 {
	h := uint32(0)
	for i := range min(3, len(word)) {
		h |= uint32(wordFold[word[i]]) << (8 * i)
	}
	return h * 0x9e3779b1 >> (32 - sparseBits)
}

// betweenWords says whether a character separates the words of a phrase.
func betweenWords(r rune) bool {
	if r < utf8.RuneSelf {
		return !isAlnum(byte(r))
	}
	return !unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}
