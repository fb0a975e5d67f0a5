package formats

import (
	"errors"
	"io"
)

// A transcoder masks a document in a charset. To it the document is one value: an inner writer masks what that decodes
// to, and says what takes the place of what; all other bytes stay as they came.
type transcoder struct {
	dst    io.Writer
	inner  *Writer
	value  value
	stream stream
	chars  *characters
	out    []byte
	err    error // of the inner writer, or because of what cannot be decoded
}

// newTranscoder makes one for the document of an outer writer.
func newTranscoder(outer *Writer, c *charset) (*transcoder, error) {
	t := &transcoder{dst: outer.dst, chars: newCharacters(c)}
	o := outer.o
	if o.OnFinding != nil {
		o.OnFinding = func(f Finding) {
			f.Start, f.End = t.value.source(f.Start, f.End)
			outer.o.OnFinding(f)
		}
	}
	inner, err := NewWriter(&t.stream, outer.r, o)
	if err != nil {
		return nil, err
	}
	inner.utf8, inner.s.edit, inner.s.value.Draft = true, t.stream.edit, outer.s.value.Draft
	t.inner = inner
	t.value.out = &t.out
	t.value.begin(t.chars.form(), 0)
	t.stream.v, t.stream.w = &t.value, inside{t}
	return t, nil
}

// Write takes all of p, or fails.
func (t *transcoder) Write(p []byte) (int, error) {
	_ = t.stream.write(p) // which is told in t.err
	return len(p), t.send()
}

// Flush passes on what is decided.
func (t *transcoder) Flush() error {
	t.fail(t.inner.Flush())
	return t.send()
}

// Close ends the document.
func (t *transcoder) Close() error {
	if err := t.send(); err != nil {
		return err
	}
	_ = t.stream.pass(true)
	if t.err == nil && !t.chars.invalid {
		t.out = append(t.out, t.value.raw[t.value.done.raw:]...)
	}
	return t.send()
}

// fail notes an error, with its place in the document as it came.
func (t *transcoder) fail(err error) {
	var e *Error
	if errors.As(err, &e) {
		at, _ := t.value.source(e.Offset, e.Offset)
		err = &Error{e.Format, at, e.Reason}
	}
	if t.err == nil {
		t.err = err
	}
}

// send writes what is decided, also before an error.
func (t *transcoder) send() error {
	out := t.out
	t.out = out[:0]
	if len(out) > 0 {
		if _, err := t.dst.Write(out); err != nil {
			return err
		}
	}
	if t.err == nil && t.chars.invalid {
		at := t.value.from + int64(t.stream.decoded)
		t.err = &Error{t.inner.Format(), at, "these bytes are no character of the document's charset"}
	}
	return t.err
}

// An inside is the inner writer as the stream sees it: its errors wait until all before them is written.
type inside struct{ *transcoder }

func (t inside) Write(text []byte) (int, error) {
	if t.err == nil {
		_, err := t.inner.Write(text)
		t.fail(err)
	}
	return len(text), nil
}

func (t inside) Close() error {
	if t.err == nil && !t.chars.invalid {
		t.fail(t.inner.Close())
	}
	return nil
}
