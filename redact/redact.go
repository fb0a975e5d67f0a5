package redact

import (
	"io"
	"iter"
)

// A Redactor finds and hides what its policy says. It is immutable and safe for concurrent use.
type Redactor struct {
	p *program
}

// New compiles a policy. It fails if a detector is malformed or a limit is exceeded.
func New(p Policy) (*Redactor, error) { panic("being written") }

// String returns s with everything the policy names hidden.
func (r *Redactor) String(s string) (string, error) { panic("being written") }

// Append appends the masked form of src to dst.
func (r *Redactor) Append(dst, src []byte) ([]byte, error) { panic("being written") }

// NewReader returns a reader of the masked form of src. After a read error other than io.EOF
// undecided bytes are withheld.
func (r *Redactor) NewReader(src io.Reader) io.Reader { panic("being written") }

// NewWriter returns a writer that masks what is written to it and passes it on to dst as soon as it
// is decided.
func (r *Redactor) NewWriter(dst io.Writer) *Writer { panic("being written") }

// Find returns the findings in src in order. It stops after the first error.
func (r *Redactor) Find(src io.Reader) iter.Seq2[Finding, error] { panic("being written") }

// Explain returns every candidate in text, reported or not, with the evidence.
func (r *Redactor) Explain(text []byte) ([]Candidate, error) { panic("being written") }

// Writer masks what is written to it. Errors are sticky: after one, nothing more is written and every
// call returns the same error.
type Writer struct {
	// OnFinding, if set before the first Write, is called for each finding in order, before its
	// masked text is written. The offsets count from the first byte written.
	OnFinding func(Finding)
}

func (w *Writer) Write(p []byte) (int, error) { panic("being written") }

// Flush decides everything written so far as if the text ended here and passes it on.
func (w *Writer) Flush() error { panic("being written") }

// Close flushes. It does not close the underlying writer.
func (w *Writer) Close() error { panic("being written") }

// Abort drops what is not decided yet: nothing more is written. Later calls return ErrAborted.
func (w *Writer) Abort() { panic("being written") }

type program struct{}
