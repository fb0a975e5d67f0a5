package formats

import (
	"io"

	"github.com/redactd/redactd/redact"
)

// A stream masks a value that is too long to be kept until its end. It keeps what the redactor has not decided.
type stream struct {
	v       *value
	w       io.WriteCloser // nil if there is no such value
	raw     []byte         // memory for v.raw
	decoded int            // v.raw[:decoded] has been passed on
	passed  int64          // how much text is decided
}

// begin begins to stream a value.
func (s *stream) begin(r *redact.Redactor, v *value) {
	s.v, s.decoded, s.passed = v, 0, 0
	v.raw = s.raw[:0]
	w := r.NewWriter(s)
	w.Observer = redact.Observer{OnFinding: v.OnFinding, OnEdit: s.edit, Draft: v.Draft}
	s.w = w
}

// write takes the next bytes of the value. It fails if an operator does, and writes nothing then.
func (s *stream) write(p []byte) error {
	s.v.raw = append(s.v.raw, p...)
	return s.pass(false)
}

func (s *stream) pass(end bool) error {
	v, out := s.v, len(*s.v.out)
	text, n := v.form.decode(v.text[:0], v.raw[s.decoded:], end)
	v.text = text
	s.decoded += n
	_, err := s.w.Write(text)
	if err == nil && end {
		err = s.w.Close()
	}
	if err != nil {
		*v.out = (*v.out)[:out]
		return err
	}
	s.decoded -= v.forget()
	return nil
}

// edit makes an edit and counts the text that it takes the place of as decided instead of its own.
func (s *stream) edit(e redact.Edit) {
	s.passed += e.End - e.Start - int64(len(e.Text))
	s.v.replace(e)
}

// Write takes masked text of the redactor, after the edits in it: all it says is how much is decided.
func (s *stream) Write(p []byte) (int, error) {
	s.passed += int64(len(p))
	s.v.release(s.passed)
	return len(p), nil
}

// end ends the value.
func (s *stream) end() error {
	if err := s.pass(true); err != nil {
		return err
	}
	*s.v.out = append(*s.v.out, s.v.raw[s.v.done.raw:]...)
	s.raw, s.w = s.v.raw[:0], nil
	return nil
}
