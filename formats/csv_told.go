package formats

import (
	"bytes"
	"slices"
)

// Told names in tables: below name,value the cells of one column say what those of the other are. See told.go.

// tell gives the cells of a record in columns that are called like "value" the names that stand in the others.
func (c *csv) tell(cells []entry) {
	if !c.columns.tells {
		return
	}
	var names []*field
	for i := range cells {
		if e := &cells[i]; e.field.role == telling && e.hi-e.lo <= nameMax {
			names = c.columns.root.tell(names, string(c.textOf(e)))
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

// pair gives the second of two cells the name that the first one is, if all others of the record are empty. Below a header
// there has to be an empty one between them. A record that is taken for a late header may be such a pair as well.
func (c *csv) pair(cells []entry) {
	label, value := c.two(cells)
	headed := len(c.columns.fields) > 0 && !c.columns.doubt
	if label == nil || c.columns.fresh || headed && value.nth-label.nth == 1 || label.hi-label.lo > nameMax {
		return
	}
	f := c.s.labelOf(c.textOf(label))
	if f == nil || c.columns.doubt && value.hi-value.lo <= nameMax && c.s.isLabel(c.textOf(value)) {
		return
	}
	value.others = append(slices.Clip(value.others), f)
}

// two returns the two cells that are not empty, or nil if there are more or less.
func (c *csv) two(cells []entry) (label, value *entry) {
	for i := range cells {
		e := &cells[i]
		switch {
		case isEmptyCell(c.s.doc[e.lo:e.hi]):
		case value != nil:
			return nil, nil
		case label != nil:
			value = e
		default:
			label = e
		}
	}
	if value == nil {
		return nil, nil
	}
	return label, value
}

// textOf returns the text of a cell.
func (c *csv) textOf(e *entry) []byte {
	text, _ := e.form.decode(nil, c.s.doc[e.lo:e.hi], true)
	return bytes.TrimSpace(text)
}
