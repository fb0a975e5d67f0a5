package rx

import (
	"sync"
	"unicode/utf8"
)

// A Window is the text around an anchor: Text[At] is its first byte and End, which AnchorWords needs, the index
// behind it. Left and Right are what stands outside, '\n' at the ends of the line.
type Window struct {
	Text        []byte
	At, End     int
	Left, Right byte
}

// A Span is a match: the value, and the part that is to be checked.
type Span struct {
	Start, End           int
	CheckStart, CheckEnd int
	// Goes says that the match may go on behind End, beyond what was looked at: see Rule.Tail.
	Goes bool
}

// Reach returns how much of the text before and behind an anchor Find looks at.
func (r *Rule) Reach() (before, after int) {
	before = r.Anchor.BeforeMax
	if before < 0 || before > MaxMatch {
		before = MaxMatch
	}
	if r.Anchor.Kind == AnchorWords {
		return before, wordWindow + r.most
	}
	return before, r.most - r.Anchor.Before
}

// Linear says whether matching takes time linear in the text: the pattern needed no backtracking.
func (r *Rule) Linear() bool { return r.back == nil }

// Open says whether a match may be longer than what is looked at.
func (r *Rule) Open() bool { return r.open }

// Tail says how many bytes of text belong to a match that goes on, and whether what stands behind them may as
// well: as long as the characters are of the kind that the pattern ends in, or to the end of the line. With
// end, no text follows.
func (r *Rule) Tail(text []byte, end bool) (n int, more bool) {
	for n < len(text) {
		if !end && !utf8.FullRune(text[n:]) || text[n] == '\r' && n+1 == len(text) && !end {
			return n, true
		}
		c, size := utf8.DecodeRune(text[n:])
		if c == '\n' || c == '\r' && (n+1 == len(text) || text[n+1] == '\n') || r.tail != nil && !holds(r.tail, c) {
			return n, false
		}
		n += size
	}
	return n, !end
}

// Find appends the matches around the anchor to found. On an error nothing is known: what Reach says must be
// hidden.
func (r *Rule) Find(found []Span, w Window) ([]Span, error) {
	if k := r.Anchor.Kind; k == AnchorDigits && w.At > 0 && isDigit(w.Text[w.At-1]) {
		return found, nil // its first digit has none before it
	}
	before, after := r.Reach()
	lo, hi := max(0, w.At-before), min(len(w.Text), w.At+after)
	for i := w.At - 1; i >= lo; i-- {
		if !r.Anchor.lead[w.Text[i]] {
			lo = i + 1
		}
	}
	if hi == len(w.Text) && hi > lo && w.Right == '\n' && w.Text[hi-1] == '\r' {
		hi--
	}
	if lo > w.At-r.Anchor.Before && r.Anchor.Kind != AnchorWords || hi <= lo {
		return found, nil
	}
	if r.back != nil {
		return r.findBack(found, w, lo, hi)
	}
	c := contexts.Get().(*context)
	c.text = append(append(append(c.text[:0], w.byte(lo-1)), w.Text[lo:hi]...), w.byte(hi))
	var spans []Span
	if r.Anchor.Kind == AnchorWords {
		spans = r.findWords(c, w.At-lo, min(w.End, w.At+wordWindow)-lo, hi < len(w.Text))
	} else {
		spans = r.findLinear(c, w.At-lo, hi < len(w.Text))
	}
	for _, s := range spans {
		found = append(found, Span{s.Start + lo, s.End + lo, s.CheckStart + lo, s.CheckEnd + lo, s.Goes})
	}
	contexts.Put(c)
	return found, nil
}

// byte returns Text[i], or what stands outside. The line break stands for the end of a line of \r\n as well.
func (w *Window) byte(i int) byte {
	switch {
	case i < 0:
		return w.Left
	case i >= len(w.Text) || i == len(w.Text)-1 && w.Text[i] == '\r' && w.Right == '\n':
		return w.Right
	}
	return w.Text[i]
}

// A context is a piece of text with one character on each side, and what is found in it.
type context struct {
	text  []byte
	found []Span
}

var contexts = sync.Pool{New: func() any { return &context{} }}

// findLinear finds the matches that hold the byte at. Where few beginnings are possible each is tried; else
// the first one counts.
func (r *Rule) findLinear(c *context, at int, cut bool) []Span {
	c.found = c.found[:0]
	first, last := 0, at-r.Anchor.Before
	if r.Anchor.BeforeMax >= 0 {
		first = max(0, at-r.Anchor.BeforeMax)
	}
	if last-first <= stepMax {
		for from := first; from <= last; from++ {
			if from == last || utf8.RuneStart(c.text[from+1]) {
				r.try(c, from, at, cut)
			}
		}
		return c.found
	}
	for from := first; from <= last; {
		m := r.search.FindSubmatchIndex(c.text[from:])
		if m == nil {
			break
		}
		if m[3]+from-1 > at || m[3] == m[2] {
			c.take(r, m, from, at, cut)
			break
		}
		from += m[3] - 1
	}
	return c.found
}

// try asks for a match that begins at text[from].
func (r *Rule) try(c *context, from, at int, cut bool) {
	if m := r.here.FindSubmatchIndex(c.text[from:]); m != nil {
		c.take(r, m, from, at, cut)
	}
}

// take keeps a match that holds the byte at. m are its groups in text[from:], which begins with a character of
// context. The character behind the text is context as well.
func (c *context) take(r *Rule, m []int, from, at int, cut bool) {
	start, end, limit := from+m[2]-1, from+m[3]-1, len(c.text)-2
	if start > at || end <= at {
		return
	}
	s := Span{Start: start, End: min(end, limit)}
	if i := 2 * (r.value + 1); r.value > 0 && m[i] >= 0 && m[i] < m[i+1] {
		s.Start, s.End = from+m[i]-1, min(from+m[i+1]-1, limit)
	}
	s.CheckStart, s.CheckEnd = s.Start, s.End
	if i := 2 * (r.check + 1); r.check > 0 && m[i] >= 0 {
		s.CheckStart, s.CheckEnd = from+m[i]-1, min(from+m[i+1]-1, limit)
	}
	s.Goes = cut && r.open && s.End == limit
	for _, other := range c.found {
		if other.Start <= s.Start && s.End <= other.End {
			return // a shorter form of what is found already
		}
	}
	c.found = append(c.found, s)
}

func isDigit(c byte) bool { return c-'0' < 10 }
