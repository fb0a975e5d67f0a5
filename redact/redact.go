package redact

import (
	"io"
	"iter"
)

// A Redactor finds and hides what its policy says. It is immutable and safe for concurrent use.
type Redactor struct {
	p *program // that of its case
	hints
	name, format string   // which case that is
	all          *program // that of no case
	cases        []caseOf
}

// hints are what is known of a text besides what is in it.
type hints struct {
	field   string // what stands before its values: see fieldName
	locale  Country
	scope   *Scope // nil for one of its own
	subject string // see Value
}

// New compiles a policy. It fails if a detector is malformed or a limit is exceeded.
func New(p Policy) (*Redactor, error) {
	g, err := compile(p)
	if err != nil {
		return nil, err
	}
	cases, err := compileCases(p.Cases)
	if err != nil {
		return nil, err
	}
	r := Redactor{all: g, cases: cases, format: "text"}.inCase()
	if p.Locale == "" {
		return r, nil
	}
	return r.Locale(p.Locale)
}

// String returns s with everything the policy names hidden.
func (r *Redactor) String(s string) (string, error) {
	out, err := r.Append(nil, []byte(s))
	return string(out), err
}

// Append appends the masked form of src to dst. It reads all of src before it returns; src is not
// changed and not kept. It fails, and appends nothing, if an operator does.
func (r *Redactor) Append(dst, src []byte) ([]byte, error) {
	return r.Observe(dst, src, Observer{})
}

// Observe is Append, and tells the observer what is found and what takes its place.
func (r *Redactor) Observe(dst, src []byte, o Observer) ([]byte, error) {
	w := r.p.windows.Get().(*window)
	w.base, w.hints, w.failed = 0, r.hints, nil
	w.emit, w.edit, w.look = o.OnFinding, o.OnEdit, o.Draft
	w.own.forget()
	n := len(dst)
	dst = w.push(dst, src, true)
	err := w.release()
	w.emit, w.edit, w.look = nil, nil, false
	r.p.windows.Put(w)
	if err != nil {
		return dst[:n], err
	}
	return dst, nil
}

// Find returns the findings in src in order. It stops after the first error.
func (r *Redactor) Find(src io.Reader) iter.Seq2[Finding, error] {
	return func(yield func(Finding, error) bool) {
		var found []Finding
		w := newWindow(r)
		w.look = true
		w.emit = func(f Finding) { found = append(found, f) }
		buf, out := make([]byte, chunk), []byte(nil)
		for {
			n, err := src.Read(buf)
			found = found[:0]
			if err == nil || err == io.EOF {
				out = w.push(out[:0], buf[:n], err == io.EOF)
			}
			for _, f := range found {
				if !yield(f, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Finding{}, err)
				return
			}
		}
	}
}
