package operators

import (
	"maps"

	"github.com/redactd/redactd/redact"
)

// Restored counts what became of the marks in a text.
type Restored struct {
	Restored int                   // the value is back
	Entities map[redact.Entity]int // how many values of which entity are back, nil if none is
	Hashed   int                   // a hash: nobody can restore it
	Expired  int                   // its days are over
	Unknown  int                   // sealed with a key that is not here, for another tenant or entity, or not whole; not in the vault
	Failed   int                   // the vault could not be read: try again
}

// Add adds the counts of another text.
func (r *Restored) Add(o Restored) {
	r.Restored, r.Hashed = r.Restored+o.Restored, r.Hashed+o.Hashed
	r.Expired, r.Unknown, r.Failed = r.Expired+o.Expired, r.Unknown+o.Unknown, r.Failed+o.Failed
	if r.Entities == nil {
		r.Entities = maps.Clone(o.Entities)
		return
	}
	for e, n := range o.Entities {
		r.Entities[e] += n
	}
}

// back counts a value that is back.
func (r *Restored) back(e redact.Entity) {
	if r.Entities == nil {
		r.Entities = map[redact.Entity]int{}
	}
	r.Restored++
	r.Entities[e]++
}
