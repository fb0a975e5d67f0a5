package formats

import (
	"bytes"
	"io"

	"github.com/redactd/redactd/redact"
)

// valueMax is the longest value that is masked in one piece. A longer one streams.
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

	// The current value: its field and form, its offset, and as much of it as has come. It is piece if all came at once,
	// which is memory of the caller, or buf. A long value is none of them but goes through long.
	field *field
	form  *form
	from  int64
	piece []byte
	buf   []byte
	long  *redact.Writer
	state int // of the form, behind what was written of a long value
	tell  func(redact.Finding)
}

// start begins a document.
func (s *splicer) start(r *redact.Redactor, format string) {
	s.format = format
	s.root = newRoot(r, s.fields)
	s.path = func() string { return s.field.pointer() }
	if s.found != nil {
		s.tell = s.report
	}
}

// keep writes bytes that are no part of a value as they came.
func (s *splicer) keep(p []byte) {
	s.out = append(s.out, p...)
	s.at += int64(len(p))
}

// value masks a value that has come whole.
func (s *splicer) value(f *field, as *form, p []byte) {
	s.begin(f, as)
	s.text(p)
	s.end()
}

// begin begins a value.
func (s *splicer) begin(f *field, as *form) {
	s.field, s.form, s.from, s.state = f, as, s.at, 0
	s.piece, s.buf = nil, s.buf[:0]
}

// text takes the next bytes of the value. They have to stay as they are until hold or end.
func (s *splicer) text(p []byte) {
	s.at += int64(len(p))
	switch {
	case !s.field.chosen:
		s.out = append(s.out, p...)
	case s.long != nil:
		s.pass(p)
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
	s.stream()
	s.pass(s.buf)
	s.pass(p)
}

// hold copies what is not the splicer's own memory: the scanner's input changes after its return.
func (s *splicer) hold() {
	s.buf = append(s.buf, s.piece...)
	s.piece = nil
}

// stream makes the current value one that is not kept until its end.
func (s *splicer) stream() {
	s.long = s.field.r.NewWriter(mender{s})
	s.long.OnFinding = s.tell
}

// pass gives a long value its next bytes. Its output goes to memory, so nothing can fail.
func (s *splicer) pass(p []byte) { _, _ = s.long.Write(p) }

// end ends the value.
func (s *splicer) end() {
	switch {
	case s.long != nil:
		_ = s.long.Close()
		s.out, _ = s.form.mend(s.out, nil, s.state, true)
		s.long = nil
	case len(s.buf) > 0:
		s.hold()
		s.mask(s.buf)
	default:
		s.mask(s.piece)
	}
	s.piece, s.buf = nil, s.buf[:0]
}

// mask writes the masked form of a value.
func (s *splicer) mask(value []byte) {
	if len(value) == 0 {
		return
	}
	n := len(s.out)
	s.out, _ = s.field.r.AppendFound(s.out, value, s.tell) // an error of memory alone, of which there is none
	if masked := s.out[n:]; !bytes.Equal(masked, value) {
		s.out = s.form.whole(s.out[:n], bytes.Clone(masked))
	}
}

// flush decides an endless text as if it ended here.
func (s *splicer) flush() error {
	if s.long == nil || !s.form.endless {
		return nil
	}
	return s.long.Flush()
}

func (s *splicer) report(f redact.Finding) {
	f.Start, f.End = s.from+f.Start, s.from+f.End
	s.found(Finding{f, s.path()})
}

// fail is the error of a document that cannot be read at an offset from the next byte.
func (s *splicer) fail(offset int, reason string) error {
	return &Error{Format: s.format, Offset: s.at + int64(offset), Reason: reason}
}

// A mender takes the masked pieces of a long value.
type mender struct{ s *splicer }

var _ io.Writer = mender{}

func (m mender) Write(p []byte) (int, error) {
	m.s.out, m.s.state = m.s.form.mend(m.s.out, p, m.s.state, false)
	return len(p), nil
}
