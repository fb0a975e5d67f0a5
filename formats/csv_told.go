package formats

import "slices"

// Told names in tables: below name,value the cells of one column say what those of the other are. See told.go.

// tell gives the cells of a record in columns that are called like "value" the names that stand in the others.
func (c *csv) tell(cells []entry) {
	if !c.columns.tells {
		return
	}
	var names []*field
	for i := range cells {
		if e := &cells[i]; e.field.role == telling && e.hi-e.lo <= nameMax {
			text, _ := e.form.decode(nil, c.s.doc[e.lo:e.hi], true)
			names = c.columns.root.tell(names, string(text))
		}
	}
	if len(names) == 0 {
		return
	}
	for i := range cells {
		if e := &cells[i]; e.field.role == told {
			e.others = slices.Concat(e.others, names)
		}
	}
}
