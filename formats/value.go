package formats

import "github.com/redactd/redactd/redact"

// A value turns what a redactor says of a text into what is written in its place: units that stand for anything that
// is replaced make room for the replacement, all others stay.
type value struct {
	redact.Observer
	form *form
	out  *[]byte
	// changed, if set, is told that what was written to out[at:] takes the place of raw[lo:hi].
	changed func(lo, hi, at int)
	raw     []byte // as it is written, or what of that is not written out yet,
	from    int64  // and the document's offset of raw[0]
	// seen is where the last finding began, done up to where raw was written out.
	seen, done cursor
	text       []byte
	spare      []byte
}

// begin begins a value at an offset of the document.
func (v *value) begin(f *form, at int64) {
	v.form, v.raw, v.from = f, nil, at
	v.seen, v.done = cursor{}, cursor{}
}

// mask writes the masked form of a whole value, and nothing if an operator fails.
func (v *value) mask(r *redact.Redactor, raw []byte) (err error) {
	v.raw = raw
	text, out := raw, len(*v.out)
	if v.form.plain(raw) < len(raw) {
		v.text, _ = v.form.decode(v.text[:0], raw, true)
		text = v.text
	}
	v.spare, err = r.Observe(v.spare[:0], text, v.Observer)
	switch {
	case err != nil:
		*v.out = (*v.out)[:out]
	case v.done.raw > 0 && v.form.quote != nil:
		*v.out = v.form.quote((*v.out)[:out], v.spare, raw)
		v.tell(0, len(raw), out)
	default:
		*v.out = append(*v.out, raw[v.done.raw:]...)
	}
	return err
}

// replace makes an edit.
func (v *value) replace(e redact.Edit) {
	v.release(e.Start)
	lo, at := v.done.raw, len(*v.out)
	v.done = v.done.to(v.form, v.raw, e.End, true)
	*v.out = v.form.write(*v.out, e.Text)
	if v.form.quote == nil {
		v.tell(lo, v.done.raw, at)
	}
}

func (v *value) tell(lo, hi, at int) {
	if v.changed != nil {
		v.changed(lo, hi, at)
	}
}

// release writes out what stands for the text up to an offset.
func (v *value) release(text int64) {
	to := v.done.to(v.form, v.raw, text, false)
	*v.out = append(*v.out, v.raw[v.done.raw:to.raw]...)
	v.done = to
}

// source returns where in the document a finding is. One whose beginning was written out before it ended, in a
// value with units, is said to begin where that was.
func (v *value) source(start, end int64) (from, to int64) {
	v.seen = v.seen.to(v.form, v.raw, start, false)
	from = v.from + int64(v.seen.raw)
	return from, v.from + int64(v.seen.to(v.form, v.raw, end, true).raw)
}

// forget drops what was written out, once that is half of what is kept, and returns how much that is.
func (v *value) forget() int {
	n := v.done.raw
	if 2*n < len(v.raw) {
		return 0
	}
	v.raw = v.raw[:copy(v.raw, v.raw[n:])]
	v.from += int64(n)
	v.done.raw = 0
	if v.seen.raw -= n; v.seen.raw < 0 {
		v.seen = v.done
	}
	return n
}
