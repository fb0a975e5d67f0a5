package redact

import (
	"errors"
	"io"

	"golang.org/x/text/transform"
)

// ErrAborted is what a Writer returns after Abort.
var ErrAborted = errors.New("redact: the stream was aborted")

// ErrClosed is what a Writer returns for a Write or Flush after Close.
var ErrClosed = errors.New("redact: the writer is closed")

// Writer masks what is written to it. Errors are sticky: after one, nothing more is written and every
// call returns the same error.
type Writer struct {
	// Observer, if set before the first Write, is told what is found and what takes its place. Its offsets count from
	// the first byte written.
	Observer

	w   *window
	dst io.Writer
	out []byte
	err error
}

// NewWriter returns a writer that masks what is written to it and passes it on to dst as soon as it
// is decided: at the latest with the end of the line, unless that ends inside what may be a card
// number that goes on in the next. If dst is io.Discard operators are told that what they write is a draft.
func (r *Redactor) NewWriter(dst io.Writer) *Writer {
	return &Writer{w: newWindow(r), dst: dst}
}

// Write takes all of p, or none of it if it returns an error.
func (w *Writer) Write(p []byte) (int, error) {
	taken := 0
	for len(p) > 0 {
		n := min(len(p), w.w.p.piece())
		if err := w.push(p[:n], false); err != nil {
			return taken, err
		}
		taken, p = taken+n, p[n:]
	}
	return taken, w.err
}

func (w *Writer) push(p []byte, end bool) error {
	if w.err != nil {
		return w.err
	}
	w.w.emit, w.w.edit, w.w.look = w.OnFinding, w.OnEdit, w.Draft || w.dst == io.Discard
	w.out = w.w.push(w.out[:0], p, end)
	if len(w.out) > 0 {
		w.err = w.pass()
	}
	return w.err
}

// pass writes what was decided.
func (w *Writer) pass() error {
	if err := w.w.release(); err != nil {
		return err
	}
	n, err := w.dst.Write(w.out)
	if err == nil && n < len(w.out) {
		err = io.ErrShortWrite
	}
	return err
}

// Flush decides everything written so far as if the text ended here and passes it on. What is
// written later is decided as a text of its own.
func (w *Writer) Flush() error { return w.push(nil, true) }

// Close flushes. It does not close the underlying writer. Closing twice is no error.
func (w *Writer) Close() error {
	if w.err == ErrClosed {
		return nil
	}
	if err := w.Flush(); err != nil {
		return err
	}
	w.err = ErrClosed
	return nil
}

// Abort drops what is not decided yet: nothing more is written. Later calls return ErrAborted, or
// the error that came before.
func (w *Writer) Abort() {
	if w.err == nil {
		w.err = ErrAborted
	}
}

// NewReader returns a reader of the masked form of src. After a read error other than io.EOF
// undecided bytes are withheld, and every further Read returns that error.
func (r *Redactor) NewReader(src io.Reader) io.Reader {
	return &reader{w: newWindow(r), src: src}
}

type reader struct {
	w    *window
	src  io.Reader
	in   []byte
	out  []byte // decided, not read yet: out[at:]
	at   int
	err  error
	idle int
}

func (r *reader) Read(p []byte) (int, error) {
	for r.at == len(r.out) && r.err == nil {
		r.fill()
	}
	n := copy(p, r.out[r.at:])
	r.at += n
	if n > 0 || len(p) == 0 && r.at < len(r.out) {
		return n, nil
	}
	return 0, r.err
}

// fill reads once and decides what can be decided.
func (r *reader) fill() {
	if r.in == nil {
		r.in = make([]byte, r.w.p.piece())
	}
	n, err := r.src.Read(r.in)
	if n < 0 || n > len(r.in) {
		n, err = 0, errors.New("redact: the source's Read returned an impossible count")
	}
	if r.idle++; n > 0 || err != nil {
		r.idle = 0
	} else if r.idle == 100 {
		err = io.ErrNoProgress
	}
	r.out, r.at = r.w.push(r.out[:0], r.in[:n], err == io.EOF), 0
	r.err = err
	if err := r.w.release(); len(r.out) > 0 && err != nil {
		r.out, r.err = r.out[:0], err
	}
}

// NewTransformer returns a transformer for chains of golang.org/x/text. It takes all it is given and
// keeps what it cannot decide yet, so it never returns transform.ErrShortSrc.
func (r *Redactor) NewTransformer() transform.Transformer {
	return &transformer{w: newWindow(r)}
}

type transformer struct {
	w   *window
	out []byte // decided, not passed on yet
	end bool
	err error // why nothing is passed on any more
}

func (t *transformer) Reset() {
	*t = transformer{w: newWindow(&Redactor{p: t.w.p, hints: t.w.hints})}
}

func (t *transformer) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	nDst, err = t.pass(dst)
	if err != nil {
		return nDst, 0, err
	}
	if t.end {
		return nDst, len(src), nil
	}
	t.end = atEOF
	t.out = t.w.push(t.out[:0], src, atEOF)
	if t.err = t.w.release(); t.err != nil {
		t.out = t.out[:0]
	}
	n, err := t.pass(dst[nDst:])
	return nDst + n, len(src), err
}

// pass moves decided bytes to dst.
func (t *transformer) pass(dst []byte) (int, error) {
	if t.err != nil {
		return 0, t.err
	}
	n := copy(dst, t.out)
	t.out = t.out[:copy(t.out, t.out[n:])]
	if len(t.out) > 0 {
		return n, transform.ErrShortDst
	}
	return n, nil
}
