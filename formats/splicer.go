package formats

import "github.com/redactd/redactd/redact"

// valueMax is the longest value that is masked in one piece, in bytes as it is written. A longer one streams.
const valueMax = 64 << 10

// A splicer puts a document together again: what a scanner keeps, and the masked forms of its values.
type splicer struct {
	format string
	fields redact.Fields // of which the values are masked
	found  func(Finding)
	root   *field
	// path says where the current value stands, as Finding.Path; that of its field unless a scanner knows better.
	path func() string

	out []byte // decided, not written yet
	at  int64  // offset of the next byte of the document

	// The current value: its field, and as much of it as has come. That is piece if all came at once, which is memory of
	// the caller, or buf; of a long value it is neither, as that streams.
	field  *field
	piece  []byte
	buf    []byte
	value  value
	stream stream
}

// start begins a document.
func (s *splicer) start(r *redact.Redactor, format string) {
	s.format = format
	s.root = newRoot(r, s.fields)
	s.path = func() string { return s.field.pointer() }
	s.value.out = &s.out
	s.value.OnEdit = s.value.replace
	if s.found != nil {
		s.value.OnFinding = s.report
	}
}

// keep writes bytes that are no part of a value as they came.
func (s *splicer) keep(p []byte) {
	s.out = append(s.out, p...)
	s.at += int64(len(p))
}

// all masks a value that has come whole.
func (s *splicer) all(f *field, as *form, p []byte) {
	s.begin(f, as)
	s.text(p)
	s.end()
}

// begin begins a value.
func (s *splicer) begin(f *field, as *form) {
	s.field = f
	s.piece, s.buf = nil, s.buf[:0]
	s.value.begin(as, s.at)
}

// endless makes the value that was begun last one that is not kept until its end.
func (s *splicer) endless() { s.stream.begin(s.field.r, &s.value) }

// text takes the next bytes of the value. They have to stay as they are until hold or end.
func (s *splicer) text(p []byte) {
	s.at += int64(len(p))
	switch {
	case !s.field.chosen:
		s.out = append(s.out, p...)
	case s.stream.w != nil:
		s.stream.write(p)
	case s.piece == nil && len(s.buf) == 0 && len(p) <= valueMax:
		s.piece = p
	default:
		s.hold()
		s.lengthen(p)
	}
}

// lengthen adds to a value of more than one piece.
func (s *splicer) lengthen(p []byte) {
	if len(s.buf)+len(p) <= valueMax {
		s.buf = append(s.buf, p...)
		return
	}
	s.endless()
	s.stream.write(s.buf)
	s.stream.write(p)
}

// hold copies what is not the splicer's own memory: the scanner's input changes after its return.
func (s *splicer) hold() {
	s.buf = append(s.buf, s.piece...)
	s.piece = nil
}

// end ends the value.
func (s *splicer) end() {
	if s.stream.w != nil {
		s.stream.end()
		return
	}
	raw := s.piece
	if len(s.buf) > 0 {
		s.hold()
		raw = s.buf
	}
	if len(raw) > 0 {
		s.value.mask(s.field.r, raw)
	}
}

func (s *splicer) report(f redact.Finding) {
	f.Start, f.End = s.value.source(f.Start, f.End)
	s.found(Finding{f, s.path()})
}

// fail is the error of a document that cannot be read at an offset from the next byte.
func (s *splicer) fail(offset int, reason string) error {
	return &Error{Format: s.format, Offset: s.at + int64(offset), Reason: reason}
}
