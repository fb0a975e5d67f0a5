package manual

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf8"
)

// A page is a text with what is known of it: what a reader sees, and what of the source is hidden or taken away.
type page struct {
	src    []byte
	views  []*view
	folded []*view // the first of them, as they are searched
	boxes  []Span  // of the source: each character of it becomes a box
	drops  []Span  // of the source: taken away
	refs   []Span  // of the source: a character reference, one box
}

// A view is a stretch of text as a reader sees it: what stands between tags, or the value of an attribute.
type view struct {
	text []byte
	runs []run
}

// A run is a part of a view that stands in one piece in the source: as it is, or as a character reference.
type run struct {
	at     int  // where in the view
	source Span // where in the source
	ref    bool
}

// copied adds a part of the source that is seen as it is.
func (v *view) copied(src []byte, lo, hi int) {
	if lo < hi {
		v.runs = append(v.runs, run{len(v.text), Span{lo, hi}, false})
		v.text = append(v.text, src[lo:hi]...)
	}
}

// decoded adds a part of the source that is seen as something else.
func (v *view) decoded(as string, lo, hi int) {
	v.runs = append(v.runs, run{len(v.text), Span{lo, hi}, true})
	v.text = append(v.text, as...)
}

// hideAll hides every occurrence of a string and says whether there is one. A string of nothing that is seen is found as
// it is.
func (p *page) hideAll(s []byte) (found bool) {
	of := &view{}
	of.copied(s, 0, len(s))
	seen := folded(of).text
	if len(seen) == 0 || string(seen) == " " {
		return p.hideExactly(s)
	}
	for i, v := range p.views {
		f := p.searched(i)
		occurrences(f.text, seen, func(at int) {
			found = true
			f.unfolded(at, at+len(seen), func(lo, hi int) { p.box(v, lo, hi) })
		})
	}
	return found
}

func (p *page) hideExactly(s []byte) (found bool) {
	for _, v := range p.views {
		occurrences(v.text, s, func(at int) {
			found = true
			p.box(v, at, at+len(s))
		})
	}
	return found
}

// searched returns the nth view as it is searched.
func (p *page) searched(nth int) *view {
	for len(p.folded) <= nth {
		p.folded = append(p.folded, folded(p.views[len(p.folded)]))
	}
	return p.folded[nth]
}

// runAt returns the index of the run that holds text[at].
func (v *view) runAt(at int) int {
	return sort.Search(len(v.runs), func(i int) bool { return v.runs[i].at > at }) - 1
}

// box hides a stretch of a view.
func (p *page) box(v *view, lo, hi int) {
	for i := v.runAt(lo); lo < hi && i < len(v.runs) && v.runs[i].at < hi; i++ {
		r := v.runs[i]
		p.boxRun(r, r.source.Start+lo-r.at, r.source.Start+hi-r.at)
	}
}

// boxRun hides what of a stretch of the source is in a run.
func (p *page) boxRun(r run, lo, hi int) {
	switch {
	case r.source.Start == r.source.End: // a blank that stands for a tag
		return
	case r.ref:
		p.refs = append(p.refs, r.source)
		return
	}
	p.boxes = append(p.boxes, Span{max(lo, r.source.Start), min(hi, r.source.End)})
}

// boxSpans hides stretches of the source, the text in them and not the tags.
func (p *page) boxSpans(spans []Span) {
	var runs []run
	for _, v := range p.views {
		runs = append(runs, v.runs...)
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.source.Start, b.source.Start) })
	for _, s := range spans {
		i := sort.Search(len(runs), func(i int) bool { return runs[i].source.End > s.Start })
		for ; i < len(runs) && runs[i].source.Start < s.End; i++ {
			p.boxRun(runs[i], s.Start, s.End)
		}
	}
}

// An edit puts boxes, or nothing, in the place of a stretch of the source.
type edit struct {
	Span
	kind int
}

const (
	dropped = iota // wins over the others
	boxedRef
	boxed
)

// write writes the source with what is hidden hidden, and counts the boxes.
func (p *page) write() (out []byte, boxes int) {
	at := 0
	for _, e := range p.edits() {
		if e.End <= at {
			continue
		}
		e.Start = max(e.Start, at)
		out = append(out, p.src[at:e.Start]...)
		var n int
		out, n = e.put(out, p.src)
		at, boxes = e.End, boxes+n
	}
	return append(out, p.src[at:]...), boxes
}

// edits returns all edits in order. Of those that begin at the same place what takes away is the first.
func (p *page) edits() (list []edit) {
	for kind, spans := range [][]Span{dropped: p.drops, boxedRef: p.refs, boxed: p.boxes} {
		for _, s := range spans {
			list = append(list, edit{s, kind})
		}
	}
	slices.SortFunc(list, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.kind, b.kind), cmp.Compare(a.End, b.End))
	})
	return list
}

// put appends what stands for the stretch.
func (e edit) put(out, src []byte) ([]byte, int) {
	switch e.kind {
	case dropped:
		return out, 0
	case boxedRef:
		return append(out, Box...), 1
	}
	n := 0
	for rest := src[e.Start:e.End]; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == '\n' || r == '\r' {
			out = append(out, byte(r))
		} else {
			out, n = append(out, Box...), n+1
		}
		rest = rest[size:]
	}
	return out, n
}
