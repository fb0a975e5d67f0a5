package redact

import (
	"bytes"
	"math"
	"strings"
)

// A Batch tells of many short texts at once that nothing is found in them. That takes a fraction of what each by itself
// does, and holds for most values of most documents. It looks at all of them as lines of one text, so far apart that no
// neighbourhood is in two. A Batch is not safe for concurrent use.
type Batch struct {
	r    *Redactor
	text []byte
	ends []int
	out  []byte
}

// apart is between two texts: more lines than a neighbourhood spans, and more bytes than may stand inside a number.
var apart = strings.Repeat("\n", MaxLines+1)

// NewBatch returns an empty batch of texts for r.
func (r *Redactor) NewBatch() *Batch { return &Batch{r: r} }

// Alike says whether r finds the same values in any text as another redactor, and does the same with them.
func (r *Redactor) Alike(other *Redactor) bool { return r.p == other.p && r.hints == other.hints }

// Add adds a text and returns true, or returns false for one that has to be looked at by itself: of several lines, or
// one that ends as if it went on.
func (b *Batch) Add(text []byte) bool {
	if len(text) == 0 || text[len(text)-1] == '=' || bytes.IndexByte(text, '\n') >= 0 {
		return false
	}
	b.text = append(b.text, text...)
	b.ends = append(b.ends, len(b.text))
	b.text = append(b.text, apart...)
	return true
}

// Len returns how many bytes the batch holds.
func (b *Batch) Len() int { return len(b.text) }

// Quiet returns how many of the texts, from the first that was added on, have no findings. Of those behind it does not
// know. It empties the batch.
func (b *Batch) Quiet() (n int) {
	first := int64(math.MaxInt64)
	w := b.r.p.windows.Get().(*window)
	w.base, w.hints, w.probing = 0, b.r.hints, true
	w.emit = func(f Finding) { first = min(first, f.Start) }
	b.out = w.push(b.out[:0], b.text, true)
	w.emit, w.probing = nil, false
	b.r.p.windows.Put(w)
	for n < len(b.ends) && int64(b.ends[n]) < first {
		n++
	}
	b.text, b.ends = b.text[:0], b.ends[:0]
	return n
}
