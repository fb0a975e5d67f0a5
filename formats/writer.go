package formats

import (
	"errors"
	"io"
	"slices"

	"github.com/redactd/redactd/redact"
)

const (
	// chunk is how much is scanned between two writes.
	chunk = 32 << 10
	// restMax is the most that a scanner may leave.
	restMax = 4 << 10
)

var (
	errHeader   = errors.New("formats: a header is auto, yes or no: write one of these, or leave it out")
	errNoFields = errors.New("formats: text and logfmt have no fields: leave them out, or name a format that has some")
	errRest     = errors.New("formats: a token is too long to be read: read the document as text")
)

// Writer masks the document that is written to it. Errors are sticky: after one, nothing more is written and every
// call returns the same error.
type Writer struct {
	o    Options
	r    *redact.Redactor
	dst  io.Writer
	s    *splicer // nil once the document has ended
	f    *format  // nil if it has to be found out
	name string   // of the format, "" until it is known
	utf8 bool     // the document is UTF-8, whatever it says
	scan scanner  // nil until the format is known,
	text writer   // and if that is text
	rest []byte   // what is not scanned yet
	err  error
}

// NewWriter returns a writer that masks a document and passes it on to dst, each value as soon as it has ended. It
// fails for a format that there is none of and patterns of fields that cannot be read.
func NewWriter(dst io.Writer, r *redact.Redactor, o Options) (*Writer, error) {
	fields, err := redact.NewFields(o.Fields)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]string{"", "auto", "yes", "no"}, o.Header) {
		return nil, errHeader
	}
	w := &Writer{o: o, r: r.Joined(), dst: dst, s: newSplicer(r, fields, o.OnFinding)}
	w.s.value.Draft = dst == io.Discard
	if o.Format == "" || o.Format == "auto" {
		return w, nil
	}
	if w.f, err = find(o.Format); err != nil {
		return nil, err
	}
	w.name = w.f.name
	return w, w.f.check(o)
}

// check refuses options that a format has no use for.
func (f *format) check(o Options) error {
	if f.text != nil && len(o.Fields) > 0 {
		return errNoFields
	}
	return nil
}

// read begins to read a format.
func (w *Writer) read(f *format) error {
	w.name = f.name
	if w.s.start(w.r.Format(f.name), f.name); f.scanner != nil {
		w.scan = f.scanner(w.s, w.o)
		return nil
	}
	w.text = f.text(w.dst, w.r.Format(f.name), listener{w.s.found, w.s.edit, w.s.value.Draft})
	return f.check(w.o)
}

// Format returns the name of the document's format, "" while that is not known.
func (w *Writer) Format() string {
	if t, ok := w.text.(*transcoder); ok {
		return t.inner.Format()
	}
	return w.name
}

// Write takes all of p, or only a part of it if it returns an error.
func (w *Writer) Write(p []byte) (int, error) {
	taken := 0
	for len(p) > 0 {
		n := min(len(p), chunk)
		if err := w.push(p[:n], false); err != nil {
			return taken, err
		}
		taken, p = taken+n, p[n:]
	}
	return taken, w.err
}

// Flush passes on what is decided. A value that has not ended is not: it waits for its end, unless the format is text,
// which is decided as if it ended here.
func (w *Writer) Flush() error {
	if w.err == nil && w.text != nil {
		w.err = w.text.Flush()
	}
	return w.push(nil, false)
}

// Close ends the document: one that is not whole is an error, and what was not decided is withheld. It does not close
// the underlying writer. Closing twice is no error.
func (w *Writer) Close() error {
	if w.err == redact.ErrClosed {
		return nil
	}
	if err := w.push(nil, true); err != nil {
		return err
	}
	w.err = redact.ErrClosed
	w.s.leave()
	w.s = nil
	return nil
}

// Abort drops what is not decided yet: nothing more is written. Later calls return redact.ErrAborted, or the error that
// came before.
func (w *Writer) Abort() {
	if w.err == nil {
		w.err = redact.ErrAborted
	}
}

func (w *Writer) push(p []byte, end bool) error {
	if w.err != nil {
		return w.err
	}
	if len(w.rest) > 0 {
		w.rest = append(w.rest, p...)
		p = w.rest
	}
	n, err := w.step(p, end)
	w.rest = append(w.rest[:0], p[n:]...)
	if err == nil && (len(w.rest) > restMax || end && len(w.rest) > 0) {
		err = errRest
	}
	if w.err = w.send(); w.err == nil {
		w.err = err
	}
	return w.err
}

// step scans p, once the format is known, and returns how much of that is done with.
func (w *Writer) step(p []byte, end bool) (n int, err error) {
	if w.scan == nil && w.text == nil {
		if known, err := w.begin(p, end); !known || err != nil {
			return 0, err
		}
	}
	if w.text != nil {
		return w.pass(p, end)
	}
	w.s.feed(p)
	n, err = w.scan.scan(p, end)
	if failed := w.s.settle(); failed != nil {
		return n, failed
	}
	return n, err
}

// begin finds out what the document is, if that is known from its beginning.
func (w *Writer) begin(head []byte, end bool) (known bool, err error) {
	f := w.f
	if f == nil {
		f = named(w.o)
	}
	if f == nil && len(head) < sniffed && !end {
		return false, nil
	}
	if f == nil {
		f = detect(w.r, head)
	}
	if w.utf8 {
		return true, w.read(f)
	}
	c, known, err := charsetOf(w.o.MediaType, f, head, end)
	if !known || err != nil {
		return false, err
	}
	if c != nil {
		w.text, err = newTranscoder(w, c)
		return true, err
	}
	return true, w.read(f)
}

// pass gives text its next bytes.
func (w *Writer) pass(p []byte, end bool) (n int, err error) {
	if n, err = w.text.Write(p); err == nil && end {
		err = w.text.Close()
	}
	return n, err
}

// send writes what is decided. After an error of the scanner that is what stands before the place of the error.
func (w *Writer) send() error {
	out := w.s.out
	w.s.out = out[:0]
	if len(out) == 0 {
		return nil
	}
	n, err := w.dst.Write(out)
	if err == nil && n < len(out) {
		err = io.ErrShortWrite
	}
	return err
}
