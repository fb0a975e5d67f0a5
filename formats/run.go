package formats

import "sort"

// anyText is the form of texts that are written as they are.
var anyText = &form{}

// Runs: in markup a text may go on over tags, as in "4111 <b>1111</b> 1111 1111". So the texts of a stretch are masked
// once more as one text, with what a reader sees in the place of the markup between: nothing, a blank, a line break.

// runMin is the length from which on a run ends where a paragraph does. With one of valueMax it ends behind any text.
const runMin = 16 << 10

// A run is such a text. Offsets are those of the document.
type run struct {
	text     []byte
	segments []segment
	form     *form // of what takes the place of something
	lo, hi   int64
	glued    []segment // where two texts stand with nothing between
	marked   bool      // it ends with a blank or a tab that was added
	solid    bool      // there is more than blanks in it
	depth    int       // how deep the elements are that it goes on over
}

// A segment says where text from an offset on, up to that of the next segment, comes from: the bytes from lo on, one for
// one, or the bytes [lo, hi) for all of it if hi is not 0.
type segment struct {
	text   int
	lo, hi int64
}

// add adds a text that stands at an offset.
func (r *run) add(f *form, raw []byte, at int64) {
	r.hi = at + int64(len(raw))
	if len(raw) > 0 && isSpace(raw[0]) {
		r.unmark()
	}
	r.marked = false
	for len(raw) > 0 {
		if n := f.plain(raw); n > 0 {
			r.segments = append(r.segments, segment{len(r.text), at, 0})
			r.text = append(r.text, raw[:n]...)
			raw, at = raw[n:], at+int64(n)
			continue
		}
		start := len(r.text)
		text, n := f.unit(r.text, raw, true)
		r.text = text
		r.segments = append(r.segments, segment{start, at, at + int64(n)})
		raw, at = raw[n:], at+int64(n)
	}
}

// mark adds what stands for markup: a blank, a tab or a line break. As readers see but one blank for many, nothing is
// added to others, but for a line break.
func (r *run) mark(sign string) {
	n := len(r.text)
	if n == 0 || isSpace(r.text[n-1]) && (sign != "\n" || r.text[n-1] == '\n') {
		return
	}
	if sign == "" {
		r.glued = append(r.glued, segment{n, r.hi, r.hi})
		return
	}
	r.segments = append(r.segments, segment{n, r.hi, r.hi})
	r.text = append(r.text, sign...)
	r.marked = sign != "\n"
}

// unmark takes a blank or a tab back that was added last.
func (r *run) unmark() {
	if r.marked {
		r.text, r.segments = r.text[:len(r.text)-1], r.segments[:len(r.segments)-1]
	}
	r.marked = false
}

// sources calls f for each stretch of the document that text[lo:hi] comes from, in order.
func (r *run) sources(lo, hi int, f func(lo, hi int64)) {
	i := sort.Search(len(r.segments), func(i int) bool { return r.segments[i].text > lo }) - 1
	for ; i < len(r.segments) && r.segments[i].text < hi; i++ {
		s, next := r.segments[i], len(r.text)
		if i+1 < len(r.segments) {
			next = r.segments[i+1].text
		}
		switch {
		case s.hi != 0:
			f(s.lo, s.hi)
		case next > lo:
			f(s.lo+int64(max(lo-s.text, 0)), s.lo+int64(min(hi, next)-s.text))
		}
	}
}
