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

func newText(dst io.Writer, r *redact.Redactor, found func(Finding)) writer {
	w := r.NewWriter(dst)
	if found != nil {
		w.OnFinding = func(f redact.Finding) { found(Finding{Finding: f}) }
	}
	return w
}
