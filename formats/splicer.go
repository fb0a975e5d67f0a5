package formats

import "github.com/redactd/redactd/redact"

const (
	// valueMax is the longest value that is masked in one piece, in bytes as it is written. A longer one streams.
	valueMax = 64 << 10
	// passedMin is how much of a longer one is passed on at once: a redactor looks back with each piece that it is given.
	passedMin = 4 << 10
	// levelsMax is how many levels a path shows.
	levelsMax = 32
)

// A splicer puts a document together again: what a scanner keeps, and the masked forms of its values. It masks the values
// of a piece of the document together, as that is faster: see quiet.
type splicer struct {
	of     *redact.Redactor // that was asked, as it was
	format string
	fields redact.Fields // of which the values are masked
	found  func(Finding)
	edit   func(redact.Edit) // told what takes the place of what, if it is set
	root   *field            // of texts without a name
	within *field            // of the document itself: the texts that it holds are below
	// where, if set, appends the levels of the value that begins: the places in lists, and -1 for the name of a field.
	where func(levels []int64) []int64

	out []byte // decided, not written yet
	// doc is a piece of the document, which begins at offset base: doc[:from] is decided, doc[from:to] is what the scanner
	// has handed over, and doc[to:] it has yet to.
	doc      []byte
	base     int64
	from, to int
	held     int // what begins here or later is not decided, if it is not negative,
	waiting  int // and these entries
	entries  []entry
	levels   []int64
	now      entry // the value that has begun, while its field is not nil; its end is not known
	value    value
	stream   stream
	quiet    quiet
	runs     runs

	reported bool  // something was found in the value that is masked
	err      error // why nothing more may be written
}

// An entry is a value in the document: its place in splicer.doc, its field and form.
type entry struct {
	lo, hi   int
	field    *field   // whose redactor masks it
	place    *field   // where it is: the same, but for the name of a field
	run      *run     // it is a text that goes on over markup: see run.go
	others   []*field // it may be of these instead: asked if nothing is found as one of field
	form     *form
	levels   []int64
	nth      int  // which cell of a record, or of which group of a form
	whole    bool // the scanner has to see all of it
	known    bool // nothing was found in its like before
	labelled bool // in HTML, what stands elsewhere may say what it is
	quiet    bool // nothing is found in it
}

// start begins a document.
func (s *splicer) start(r *redact.Redactor, format string) {
	s.format, s.held = format, -1
	if !s.inherits() {
		s.root = newRoot(r, s.fields)
		s.root.tree.of, s.root.tree.format = s.of, format
	}
	s.root.tree.r = r
	s.within = s.root
	s.quiet.begin(r)
	s.value.out = &s.out
	s.value.OnEdit = s.value.replace
	if s.found != nil {
		s.value.OnFinding = s.report
	}
	if s.edit != nil {
		s.value.changed = s.edited
	}
}

// edited tells of a change of a value.
func (s *splicer) edited(lo, hi, at int) {
	s.edit(redact.Edit{Start: s.value.from + int64(lo), End: s.value.from + int64(hi), Text: s.out[at:]})
}

// feed adds to the document what the scanner is about to read.
func (s *splicer) feed(p []byte) { s.doc = append(s.doc[:s.to], p...) }

// at is the offset of the next byte to hand over.
func (s *splicer) at() int64 { return s.base + int64(s.to) }

// keep takes bytes that are no part of a value.
func (s *splicer) keep(p []byte) { s.to += len(p) }

// begin begins a value of a field.
func (s *splicer) begin(f *field, as *form) {
	s.now = entry{lo: s.to, field: f, place: f, form: as}
	if s.where != nil && f.chosen && s.found != nil {
		n := len(s.levels)
		s.levels = s.where(s.levels)
		s.now.levels = s.levels[n:]
	}
}

// beginToken begins what the scanner has to see whole before it knows what it is: see token. It is a value of f if end is
// called, and none if drop is. The scanner bounds its length.
func (s *splicer) beginToken(f *field, as *form) {
	s.begin(f, as)
	s.now.whole = true
}

// token returns what has come of the value that begun.
func (s *splicer) token() []byte { return s.doc[s.now.lo:s.to] }

// tokenText returns the text of the value that ends, or "" if that is longer than it may be.
func (s *splicer) tokenText(longest int) string {
	raw := s.recent()
	if len(raw) > longest {
		return ""
	}
	text, _ := s.now.form.decode(nil, raw, true)
	return string(text)
}

// recent returns the value that has begun, as far as it is kept: nothing of one that streams.
func (s *splicer) recent() []byte {
	if s.stream.w != nil || s.now.lo < s.from {
		return nil
	}
	return s.token()
}

// drop takes what has begun for no value.
func (s *splicer) drop() { s.now.field = nil }

// again takes back all of the value that has begun: it will be handed over in another way.
func (s *splicer) again() {
	s.to = s.now.lo
	s.drop()
}

// text takes the next bytes of the value.
func (s *splicer) text(p []byte) {
	s.to += len(p)
	switch {
	case s.stream.w != nil && s.to-s.from >= passedMin:
		s.pass()
	case s.stream.w != nil:
	case s.now.field.chosen && !s.now.whole && s.to-s.now.lo > valueMax:
		s.endless()
	}
}

// endless makes the value that has begun one that is not kept until its end.
func (s *splicer) endless() {
	s.held = -1
	s.decide()
	s.value.begin(s.now.form, s.base+int64(s.now.lo))
	s.stream.begin(s.now.field.redactor(), &s.value)
	s.pass()
}

// pass gives a stream what has come of it.
func (s *splicer) pass() {
	if s.err == nil {
		s.err = s.stream.write(s.doc[s.from:s.to])
	}
	s.from = s.to
}

// end ends the value.
func (s *splicer) end() {
	if s.stream.w != nil {
		s.pass()
	}
	if s.stream.w != nil && s.err == nil {
		s.err = s.stream.end()
	} else if s.now.field.chosen && s.now.lo < s.to {
		s.now.hi = s.to
		s.entries = append(s.entries, s.now)
	}
	s.now.field = nil
}

func (s *splicer) report(f redact.Finding) {
	s.reported = true
	f.Start, f.End = s.value.source(f.Start, f.End)
	if s.runs.masking {
		s.runs.findings = append(s.runs.findings, Finding{f, s.path()})
		return
	}
	s.found(Finding{f, s.path()})
}

// path returns where the current value stands.
func (s *splicer) path() string {
	if len(s.now.levels) == 0 {
		return s.now.place.pointer()
	}
	return s.now.place.pointerWith(s.now.levels)
}

// fail is the error of a document that cannot be read at an offset from the next byte.
func (s *splicer) fail(offset int, reason string) error {
	return &Error{Format: s.format, Offset: s.at() + int64(offset), Reason: reason}
}
