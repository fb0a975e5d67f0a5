package formats

import (
	"io"

	"github.com/redactd/redactd/redact"
)

// newText returns the writer of text, which is a container of one value without a name: it needs no scanner.
func newText(dst io.Writer, r *redact.Redactor, found func(Finding)) *redact.Writer {
	w := r.NewWriter(dst)
	if found != nil {
		w.OnFinding = func(f redact.Finding) { found(Finding{Finding: f}) }
	}
	return w
}

// anyText is the form of values that are written as they are.
var anyText = &form{}
