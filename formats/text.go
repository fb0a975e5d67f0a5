package formats

import (
	"io"

	"github.com/redactd/redactd/redact"
)

// A writer masks a format that needs no scanner, as all of it is one value: a redact.Writer, more or less.
type writer interface {
	io.Writer
	Flush() error
	Close() error
}

// A listener is told what a writer does. What is nil is not called.
type listener struct {
	found func(Finding)
	edit  func(redact.Edit)
	draft bool // what is written goes nowhere
}

func newText(dst io.Writer, r *redact.Redactor, to listener) writer {
	w := r.NewWriter(dst)
	w.OnEdit, w.Draft = to.edit, w.Draft || to.draft
	if to.found != nil {
		w.OnFinding = func(f redact.Finding) { to.found(Finding{Finding: f}) }
	}
	return w
}
