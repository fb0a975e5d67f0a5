package redact

import (
	"bytes"
	"sort"
	"strings"
)

// A Batch tells of many short texts at once in which of them nothing is found. That takes a fraction of what asking each
// by itself does, and holds for most values of most documents. It looks at all of them as lines of one text, so far apart
// that no neighbourhood is in two. A Batch is not safe for concurrent use.
type Batch struct {
	r    *Redactor
	text []byte
	ends []int
	out  []byte
	loud []bool // of each text
}

// apart is between two texts: more lines than a neighbourhood spans, and more bytes than may stand inside a number.
var apart = strings.Repeat("\n", MaxLines+1)

// NewBatch returns an empty batch of texts for r.
func (r *Redactor) NewBatch() *Batch { return &Batch{r: r} }

// Reset makes it an empty batch of texts for r. Of those that it held nothing is left in memory.
func (b *Batch) Reset(r *Redactor) {
	clear(b.text[:cap(b.text)])
	clear(b.out[:cap(b.out)])
	*b = Batch{r: r, text: b.text[:0], ends: b.ends[:0], out: b.out[:0], loud: b.loud[:0]}
}

// Alike says whether r finds the same values in any text as another redactor, and does the same with them.
func (r *Redactor) Alike(other *Redactor) bool { return r.p == other.p && r.hints == other.hints }

// Add adds a text and returns true, or returns false for one that has to be looked at by itself: of several lines, the row
// of a table, or one that ends as if it went on.
func (b *Batch) Add(text []byte) bool {
	if len(text) == 0 || text[0] == '|' || text[len(text)-1] == '=' || bytes.IndexByte(text, '\n') >= 0 {
		return false
	}
	b.text = append(b.text, text...)
	b.ends = append(b.ends, len(b.text))
	b.text = append(b.text, apart...)
	return true
}

// Len returns how many bytes the batch holds.
func (b *Batch) Len() int { return len(b.text) }

// Loud says of each text, in the order in which they were added, whether something may be found in it: in all others
// nothing is. It empties the batch. What it returns is valid until the next call.
func (b *Batch) Loud() []bool {
	b.loud = append(b.loud[:0], make([]bool, len(b.ends))...)
	w := b.r.p.windows.Get().(*window)
	w.base, w.hints, w.probing = 0, b.r.hints, true
	w.emit = b.hear
	b.out = w.push(b.out[:0], b.text, true)
	w.emit, w.probing = nil, false
	b.r.p.windows.Put(w)
	b.text, b.ends = b.text[:0], b.ends[:0]
	return b.loud
}

// hear marks the texts that a finding is in. A long one, such as a key in several lines, takes what looks like its lines.
func (b *Batch) hear(f Finding) {
	i := sort.SearchInts(b.ends, int(f.Start)+1)
	for ; i < len(b.ends); i++ {
		b.loud[i] = true
		if int64(b.ends[i]) >= f.End {
			return
		}
	}
}
