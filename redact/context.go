package redact

// Most numbers have no context word near them. So before the rows that need one are asked, the words around
// the number are looked up in the set of the words of all rows: what is none of them is forgotten, and a row is
// asked only if one of the others begins like one of its own. Words are read once, whatever the number of rows
// and of numbers among them.

// A beginning is where a word of any row begins and ends, and its head: see headAt. Of a word with bytes beyond
// ASCII nothing is known, its head is 0.
type beginning struct {
	at, end int
	head    uint32
}

// contextWords are the words of all rows, phrases taken apart, and how they begin.
type contextWords struct {
	heads tailSet
	set   wordSet
}

// add adds a word of a row that begins so.
func (c *contextWords) add(word []byte, stem bool, begins *headFilter) {
	heads(word, stem, func(head uint32) {
		begins.add(head)
		c.heads.add(head)
	})
	c.set.heads.add(word[0], word[min(1, len(word)-1)])
	if stem {
		c.set.stems = append(c.set.stems, hashWord(word))
	} else {
		c.set.words = append(c.set.words, chain(0, hashWord(word)))
	}
}

// beginnings are those in [lo, hi) of a view.
type beginnings struct {
	lo, hi int
	list   []beginning
}

// near returns the beginnings of context words in the stretch of the view's bytes b.
func (w *beginnings) near(b []byte, context *contextWords, from, to int) []beginning {
	if from < w.lo || from > w.hi {
		w.lo, w.hi, w.list = from, from, w.list[:0]
	}
	if len(w.list) > 256 {
		w.list = w.list[:copy(w.list, w.list[w.endAfter(from):])]
		w.lo = from
	}
	for ; w.hi < to; w.hi++ {
		switch i := w.hi; {
		case !inWord(b[i]) || i > 0 && isLetter(b[i]) && isLetter(b[i-1]) && !hump(b[i-1], b[i]):
		case b[i] >= unspacedLead:
			w.unspaced(b, i)
		case i == 0 || !inWord(b[i-1]) || hump(b[i-1], b[i]) || afterGap(b, i):
			w.spaced(b, i, context)
		}
	}
	return w.list[w.endAfter(from):w.after(to)]
}

// unspacedLead is the least first byte of characters of scripts without spaces, whose words are found anywhere.
const unspacedLead = 0xe0

// unspaced notes what begins at b[i] as a word that is not known, unless it is a part of one.
func (w *beginnings) unspaced(b []byte, i int) {
	if n := len(w.list); gap(b[i:]) == 0 && (n == 0 || w.list[n-1].end <= i || w.list[n-1].head != 0) {
		w.list = append(w.list, beginning{i, wordEnd(b, i, len(b)), 0})
	}
}

// spaced notes the word at b[i:] if it may be one of the context's.
func (w *beginnings) spaced(b []byte, i int, context *contextWords) {
	head := headAt(b, i)
	if head != 0 && !context.heads.has(head) {
		return
	}
	if end := wordEnd(b, i, len(b)); head == 0 || context.set.holds(b[i:end]) {
		w.list = append(w.list, beginning{i, end, head})
	}
}

// endAfter returns the index of the first word that ends behind pos.
func (w *beginnings) endAfter(pos int) int {
	i := w.after(pos)
	for i > 0 && w.list[i-1].end > pos {
		i--
	}
	return i
}

// after returns the index of the first beginning at pos or behind.
func (w *beginnings) after(pos int) int {
	lo, hi := 0, len(w.list)
	for lo < hi {
		if mid := (lo + hi) / 2; w.list[mid].at < pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// headAt packs the first three letters of the word at b[i:], in lower case, with zeros behind a shorter one. It
// returns 0 if one of them is beyond ASCII.
func headAt(b []byte, i int) uint32 {
	x := b[i]
	head := uint32(wordFold[x])
	for k := 1; k < 3 && i+k < len(b); k++ {
		y := b[i+k]
		if wordFold[y] == 0 || hump(x, y) {
			break
		}
		head |= uint32(wordFold[y]) << (8 * k)
		x = y
	}
	if head&outsideASCII != 0 {
		return 0
	}
	return head
}

// heads calls add with the head of a word, in lower case and without diacritics. A stem of fewer than three
// letters may go on with any.
func heads(word []byte, stem bool, add func(head uint32)) {
	head := uint32(0)
	for k := range min(3, len(word)) {
		head |= uint32(word[k]) << (8 * k)
	}
	add(head)
	if stem && len(word) < 3 {
		for c := byte('a'); c <= 'z'; c++ {
			heads(append(word[:len(word):len(word)], c), true, add)
		}
	}
}

// A headFilter answers whether a head may be one of a few.
type headFilter [8]uint64

func (f *headFilter) add(head uint32) { i := head * 0x9e3779b1 >> 23; f[i>>6] |= 1 << (i & 63) }
func (f *headFilter) has(head uint32) bool {
	i := head * 0x9e3779b1 >> 23
	return f[i>>6]>>(i&63)&1 == 1
}

// around returns the beginnings of words near the value at [start, end) of the view, on its line.
func (s *scanner) around(start, end int) []beginning {
	s.toLine(start)
	from, to := max(s.lineLo, start-wordFar), min(s.lineHi, end+wordFar)
	return s.begins.near(s.v.Bytes, &s.p.context, from, to)
}

// announced says whether one of the words around the value at [start, end) may be one of the row's, and count
// for enough: see formRow.
func (r *row) announced(words []beginning, start, end int, far bool) bool {
	if r.words == nil {
		return false
	}
	for _, w := range words {
		close := w.end <= start && start-w.end <= wordNear || w.at >= end && w.at-end <= bracketNear
		if (far || close) && (w.head == 0 || r.words.begins.has(w.head)) {
			return true
		}
	}
	return false
}
