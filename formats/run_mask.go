package formats

import (
	"math"
	"slices"
	"sort"

	"github.com/redactd/redactd/redact"
)

// How a splicer masks runs.

// runs is what a splicer needs to mask them.
type runs struct {
	masking  bool
	spare    []*run
	changes  []change
	written  []byte
	findings []Finding
	hidden   int    // how many findings there were before
	path     string // of the parts of a value that are masked together
}

// A change says that written[from:to] takes the place of the document's bytes [lo, hi).
type change struct {
	lo, hi   int64
	from, to int
}

// beginRun begins a run with the text that ends here. Nothing behind its beginning is decided before it ends.
func (s *splicer) beginRun(as *form) *run {
	s.held, s.waiting = s.now.lo, len(s.entries)
	r := new(run)
	if n := len(s.runs.spare); n > 0 {
		r, s.runs.spare = s.runs.spare[n-1], s.runs.spare[:n-1]
	}
	lo := s.base + int64(s.now.lo)
	*r = run{form: as, lo: lo, hi: lo, depth: math.MaxInt, text: r.text[:0],
		segments: r.segments[:0], glued: r.glued[:0]}
	return r
}

// endRun ends a run with the last text that was added to it.
func (s *splicer) endRun(r *run) {
	s.held = -1
	if !r.solid {
		s.runs.spare = append(s.runs.spare, r)
		return
	}
	e := entry{lo: int(r.lo - s.base), hi: int(r.hi - s.base), field: s.root, place: s.root, form: anyText, run: r}
	s.entries = slices.Insert(s.entries, s.waiting, e)
}

// maskRun writes out the run that entries begin with and the values inside of it, if anything is found in them, and
// returns how many values these are.
func (s *splicer) maskRun(entries []entry) (inside int) {
	r, out, changed := entries[0].run, s.value.out, s.value.changed
	s.runs.masking, s.value.out, s.value.changed = true, &s.runs.written, s.valueChanged
	for i := 1; i < len(entries) && entries[i].lo < entries[0].hi; i++ {
		s.maskInside(&entries[i])
		inside = i
	}
	s.runs.masking, s.value.out, s.value.changed = false, out, changed
	s.maskText(r, s.root)
	if r.apart() {
		s.maskText(r, s.root)
	}
	s.tellRun()
	s.applyRun()
	s.runs.spare = append(s.runs.spare, r)
	return inside
}

// maskInside masks a value inside a run.
func (s *splicer) maskInside(e *entry) {
	if e.known || s.err != nil {
		return
	}
	if e.run != nil {
		s.maskParts(e)
		return
	}
	if e.quiet {
		e.field.know(e.form, s.doc[e.lo:e.hi])
		return
	}
	s.findsAny(e)
}

// maskParts masks the parts of a value together, as one of the first field of which something is found.
func (s *splicer) maskParts(e *entry) {
	s.runs.path = e.place.pointer()
	found := s.maskText(e.run, e.field)
	for i := 0; i < len(e.others) && !found; i++ {
		found = s.maskText(e.run, e.others[i])
	}
	s.runs.path = ""
}

// valueChanged takes a change of a value inside a run.
func (s *splicer) valueChanged(lo, hi, at int) {
	from := s.value.from
	s.runs.changes = append(s.runs.changes, change{from + int64(lo), from + int64(hi), at, len(s.runs.written)})
}

// maskText masks the text of a run as one of a field, and says whether anything was found.
func (s *splicer) maskText(r *run, f *field) bool {
	if s.err != nil {
		return true
	}
	changes := len(s.runs.changes)
	s.runs.hidden = len(s.runs.findings)
	o := redact.Observer{OnEdit: func(e redact.Edit) { s.runChanged(r, e) }, Draft: s.value.Draft}
	if s.found != nil {
		o.OnFinding = func(f redact.Finding) { s.runFound(r, f) }
	}
	s.value.spare, s.err = f.redactor().Observe(s.value.spare[:0], r.text, o)
	return len(s.runs.changes) > changes
}

// runChanged takes a change of a run's text: the first stretch that it comes from makes room for all of it.
func (s *splicer) runChanged(r *run, e redact.Edit) {
	at := len(s.runs.written)
	s.runs.written = r.form.write(s.runs.written, e.Text)
	r.sources(int(e.Start), int(e.End), func(lo, hi int64) {
		s.runs.changes = append(s.runs.changes, change{lo, hi, at, len(s.runs.written)})
		at = len(s.runs.written)
	})
}

// runFound takes a finding in a run's text, unless what was found before is all of it.
func (s *splicer) runFound(r *run, f redact.Finding) {
	lo, hi := int64(-1), int64(0)
	r.sources(int(f.Start), int(f.End), func(from, to int64) {
		if hi = to; lo < 0 {
			lo = from
		}
	})
	f.Start, f.End = lo, hi
	for _, other := range s.runs.findings[:s.runs.hidden] {
		if other.Start <= f.Start && f.End <= other.End {
			return
		}
	}
	s.runs.findings = append(s.runs.findings, Finding{f, s.runs.path})
}

// tellRun reports what was found in a run, in order.
func (s *splicer) tellRun() {
	found := s.runs.findings
	sort.SliceStable(found, func(i, j int) bool { return found[i].Start < found[j].Start })
	for _, f := range found {
		s.found(f)
	}
	s.runs.findings = found[:0]
}

// applyRun writes out the changes. Of two that overlap the first takes the place of both.
func (s *splicer) applyRun() {
	list := s.runs.changes
	sort.SliceStable(list, func(i, j int) bool { return list[i].lo < list[j].lo })
	for _, c := range list {
		if s.err == nil {
			s.applyChange(int(c.lo-s.base), int(c.hi-s.base), s.runs.written[c.from:c.to])
		}
	}
	s.runs.changes, s.runs.written = list[:0], s.runs.written[:0]
}

func (s *splicer) applyChange(lo, hi int, text []byte) {
	if lo < s.from {
		lo, hi, text = s.from, max(s.from, hi), nil
	}
	s.out = append(s.out, s.doc[s.from:lo]...)
	s.out = append(s.out, text...)
	s.from = hi
	if s.edit != nil && hi > lo {
		s.edit(redact.Edit{Start: s.base + int64(lo), End: s.base + int64(hi), Text: text})
	}
}
