package formats

import "github.com/redactd/redactd/redact"

// Quiet values: most have no findings, and their fields' names say nothing. It takes less to ask that of many of them
// at once than of each. What is not known to be quiet is masked by itself, so what is asked together changes nothing.

const (
	// quietSize is how many bytes are asked at once.
	quietSize = 8 << 10
	// quietValue is the longest value that is asked with others.
	quietValue = 4 << 10
)

// A quiet asks which values are.
type quiet struct {
	batch *redact.Batch
	asked []int // the entries in the batch
	text  []byte
}

func (q *quiet) begin(r *redact.Redactor) {
	if q.batch == nil {
		q.batch = new(redact.Batch)
	}
	q.batch.Reset(r)
}

// leave wipes it.
func (q *quiet) leave() {
	if q.asked, q.text = emptied(q.asked), wiped(q.text); q.batch != nil {
		q.batch.Reset(nil)
	}
}

// look marks the entries of which it is known that they are quiet.
func (q *quiet) look(doc []byte, entries []entry) {
	for next := 0; next < len(entries); {
		next = q.gather(doc, entries, next)
		for i, loud := range q.batch.Loud() {
			entries[q.asked[i]].quiet = !loud
		}
	}
}

// gather fills the batch from an entry on and returns the one behind.
func (q *quiet) gather(doc []byte, entries []entry, next int) int {
	q.asked = q.asked[:0]
	for ; next < len(entries) && q.batch.Len() < quietSize; next++ {
		e := &entries[next]
		raw := doc[e.lo:e.hi]
		if len(e.others) > 0 || e.run != nil {
			continue
		}
		if e.known = e.field.knows(e.form, raw); e.known || !e.field.plain || len(raw) > quietValue {
			continue
		}
		if q.batch.Add(q.textOf(e.form, raw)) {
			q.asked = append(q.asked, next)
		}
	}
	return next
}

func (q *quiet) textOf(f *form, raw []byte) []byte {
	if f.plain(raw) == len(raw) {
		return raw
	}
	q.text, _ = f.decode(q.text[:0], raw, true)
	return q.text
}
