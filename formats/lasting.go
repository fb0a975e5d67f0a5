package formats

import (
	"sync"

	"github.com/redactd/redactd/redact"
)

// What lasts: to make what a splicer needs takes longer than to read a small document with it. So one that has ended
// leaves its memory to the next, wiped, and its fields to the next one of the same redactor and format, as most documents
// of a sender have the same names. A document that fails leaves nothing.
//
// Fields last only if a document could not tell that they do: without patterns, and if all names are clean. In JSON such a
// name has no backslash, and stands for itself wherever it is read; in other formats that depends on where. Clean names
// are short, so that all of their fields are kept.

const (
	// lastingFields is how many fields of a document last: all of them, or none.
	lastingFields = 256
	// lastingRoom is how much memory lasts of each kind, in bytes, and lastingEntries in values.
	lastingRoom    = 16 << 10
	lastingEntries = 512
)

var splicers = sync.Pool{New: func() any { return new(splicer) }}

// newSplicer returns one for a document that a redactor was asked to mask.
func newSplicer(of *redact.Redactor, fields redact.Fields, found func(Finding)) *splicer {
	s := splicers.Get().(*splicer)
	s.of, s.fields, s.found = of, fields, found
	return s
}

// leave leaves to others what lasts. The splicer is not used any more.
func (s *splicer) leave() {
	s.wipe()
	splicers.Put(s)
}

// wipe forgets all but that.
func (s *splicer) wipe() {
	s.quiet.leave()
	*s = splicer{
		root: s.root.lasting(), quiet: s.quiet,
		out: wiped(s.out), doc: wiped(s.doc),
		value:   value{text: wiped(s.value.text), spare: wiped(s.value.spare)},
		entries: emptied(s.entries), levels: emptied(s.levels),
	}
}

// lasting returns the field of a document if it is for others of the format as well, without what it knows of this one.
func (f *field) lasting() *field {
	if f == nil || f.tree.odd || !f.tree.mayLast() {
		return nil
	}
	f.tree.r = nil
	f.forget()
	for _, c := range f.tree.all {
		c.forget()
	}
	return f
}

func (f *field) forget() { f.r, f.known, f.quiet = nil, nil, false }

// mayLast says whether the fields of such documents may last.
func (t *tree) mayLast() bool {
	return len(t.fields) == 0 && (t.format == "json" || t.format == "ndjson")
}

// note notes a field that was made.
func (t *tree) note(c *field) {
	if t.odd = t.odd || !t.mayLast() || !c.isClean() || len(t.all) == lastingFields; t.odd {
		t.all = nil
		return
	}
	t.all = append(t.all, c)
}

// inherits says whether the field of a document was that of one before, of the same redactor and format.
func (s *splicer) inherits() bool {
	return s.root != nil && s.root.tree.of == s.of && s.root.tree.format == s.format && len(s.fields) == 0
}

// wiped returns memory in which nothing is left, or none if it is too much.
func wiped(b []byte) []byte {
	if cap(b) > lastingRoom {
		return nil
	}
	clear(b[:cap(b)])
	return b[:0]
}

func emptied[T any](list []T) []T {
	if cap(list) > lastingEntries {
		return nil
	}
	clear(list[:cap(list)])
	return list[:0]
}
