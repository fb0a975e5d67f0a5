package formats

import "github.com/redactd/redactd/redact"

const (
	// valueMax is the longest value that is masked in one piece, in bytes as it is written. A longer one streams.
	valueMax = 64 << 10
	// levelsMax is how many levels a path shows.
	levelsMax = 32
)

// A splicer puts a document together again: what a scanner keeps, and the masked forms of its values. It masks the values
// of a piece of the document together, as that is faster: see quiet.
type splicer struct {
	format string
	fields redact.Fields // of which the values are masked
	found  func(Finding)
	root   *field
	// where, if set, appends the levels of the value that begins: the places in lists, and -1 for the name of a field.
	where func(levels []int64) []int64

	out     []byte // decided, not written yet
	doc     []byte // of the document, not decided yet,
	at      int64  // which ends at this offset
	entries []entry
	levels  []int64
	now     entry // the value that has begun, while its field is not nil; its end is not known
	value   value
	stream  stream
	quiet   quiet

	reported bool // something was found in the value that is masked
}

// An entry is a value in the document: its place in splicer.doc, its field and form.
type entry struct {
	lo, hi int
	field  *field // whose redactor masks it
	place  *field // where it is: the same, but for the name of a field
	form   *form
	levels []int64
	quiet  bool // nothing is found in it
}

// start begins a document.
func (s *splicer) start(r *redact.Redactor, format string) {
	s.format = format
	s.root = newRoot(r, s.fields)
	s.quiet = newQuiet(r)
	s.value.out = &s.out
	s.value.OnEdit = s.value.replace
	if s.found != nil {
		s.value.OnFinding = s.report
	}
}

// keep takes bytes that are no part of a value.
func (s *splicer) keep(p []byte) {
	s.doc = append(s.doc, p...)
	s.at += int64(len(p))
}

// begin begins a value of a field.
func (s *splicer) begin(f *field, as *form) { s.beginAt(f, f, as) }

// beginAt begins a value that is masked as one of field f but stands at another place.
func (s *splicer) beginAt(f, place *field, as *form) {
	s.now = entry{lo: len(s.doc), field: f, place: place, form: as}
	if s.where != nil && f.chosen && s.found != nil {
		n := len(s.levels)
		s.levels = s.where(s.levels)
		s.now.levels = s.levels[n:]
	}
}

// text takes the next bytes of the value.
func (s *splicer) text(p []byte) {
	s.at += int64(len(p))
	if s.stream.w != nil {
		s.stream.write(p)
		return
	}
	s.doc = append(s.doc, p...)
	if s.now.field.chosen && len(s.doc)-s.now.lo > valueMax {
		s.endless()
	}
}

// endless makes the value that has begun one that is not kept until its end.
func (s *splicer) endless() {
	s.settle()
	s.value.begin(s.now.form, s.at-int64(len(s.doc)))
	s.stream.begin(s.now.field.r, &s.value)
	s.stream.write(s.doc)
	s.doc = s.doc[:0]
}

// end ends the value.
func (s *splicer) end() {
	if s.stream.w != nil {
		s.stream.end()
	} else if s.now.hi = len(s.doc); s.asks() {
		s.entries = append(s.entries, s.now)
	}
	s.now.field = nil
}

// asks says whether something may be found in the value that ends.
func (s *splicer) asks() bool {
	raw := s.doc[s.now.lo:]
	return s.now.field.chosen && len(raw) > 0 && !s.now.field.known.has(s.now.form, raw)
}

// settle decides the values that have ended and writes out all that stands before one that has not.
func (s *splicer) settle() {
	stop := len(s.doc)
	if s.now.field != nil && s.now.field.chosen {
		stop = s.now.lo
	}
	s.quiet.look(s.doc, s.entries)
	from, now := 0, s.now
	for i := range s.entries {
		e := &s.entries[i]
		if !e.quiet {
			s.out = append(s.out, s.doc[from:e.lo]...)
			e.quiet = s.mask(e)
			from = e.hi
		}
		if e.quiet {
			e.field.known.add(e.form, s.doc[e.lo:e.hi])
		}
	}
	s.out = append(s.out, s.doc[from:stop]...)
	s.doc = s.doc[:copy(s.doc, s.doc[stop:])]
	s.entries, s.now = s.entries[:0], now
	s.now.lo = 0
	s.levels = append(s.levels[:0], now.levels...)
	s.now.levels = s.levels
}

// mask writes the masked form of a value and says whether nothing was found in it.
func (s *splicer) mask(e *entry) bool {
	s.now = *e
	s.value.begin(e.form, s.at-int64(len(s.doc)-e.lo))
	s.reported = false
	s.value.mask(e.field.r, s.doc[e.lo:e.hi])
	return !s.reported && s.value.done == cursor{}
}

func (s *splicer) report(f redact.Finding) {
	s.reported = true
	f.Start, f.End = s.value.source(f.Start, f.End)
	s.found(Finding{f, s.path()})
}

// path returns where the current value stands.
func (s *splicer) path() string {
	if s.where == nil {
		return s.now.place.pointer()
	}
	return s.now.place.pointerWith(s.now.levels)
}

// fail is the error of a document that cannot be read at an offset from the next byte.
func (s *splicer) fail(offset int, reason string) error {
	return &Error{Format: s.format, Offset: s.at + int64(offset), Reason: reason}
}
