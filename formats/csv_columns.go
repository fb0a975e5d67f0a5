package formats

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Columns of CSV: their names, if the first record has some, are context for the cells below.

// columns knows them.
type columns struct {
	header string // "yes", "no", or anything else to find out
	root   *field
	done   bool     // the record that comes is no header, or only if its cells are names of which one says something
	late   int      // how many more records may be such a one
	names  []string // its cells so far, if it may be one
	fields []*field // of the columns, the root where one has no name; none if there is no header
	tells  bool     // one of them has names of what stands in another
	fresh  bool     // they are the cells of the last record, which is a header,
	doubt  bool     // or may be one
}

// add takes a cell of a record that may be a header.
func (c *columns) add(name string) {
	if c.open() && len(c.names) < maxFields {
		c.names = append(c.names, strings.TrimSpace(name))
	}
}

// open says whether the record that comes may be a header.
func (c *columns) open() bool { return !c.done || c.late > 0 }

// lateMax is how many records may stand above a header that do not look like one.
const lateMax = 16

// end is the end of a record of some cells. Behind one cell alone, such as an empty line or a title, another table may
// begin.
func (c *columns) end(width int) {
	names := c.names
	c.names, c.fresh, c.doubt = c.names[:0], false, false
	switch {
	case c.header == "no" || c.header == "yes" && len(c.fields) > 0:
		c.done, c.late = true, 0
	case width == 1 && (c.done || names[0] == ""), !c.done && c.isTitle(names):
		c.done, c.late = false, 0
	case c.done && c.late > 0:
		if c.late--; areNames(names) && c.tell(names) {
			c.name(names)
			c.late, c.fresh, c.doubt = 0, false, true
		}
	case c.done || width == 1 && len(c.fields) == 1:
	case c.header == "yes":
		c.name(names)
		c.done = true
	default:
		if c.done = width > 1; areNames(names) {
			c.name(names)
		} else if c.done && len(c.fields) == 0 {
			c.late = lateMax
		}
	}
}

// isTitle says whether a record is none of a table: a comment, what spreadsheets write above one, or a title with empty
// cells beside it.
func (c *columns) isTitle(cells []string) bool {
	switch {
	case strings.HasPrefix(cells[0], "sep="):
		return true
	case c.header == "yes":
		return false
	case strings.HasPrefix(cells[0], "#"):
		return !c.tell(cells)
	}
	texts := 0
	for _, cell := range cells {
		texts += min(1, len(cell))
	}
	return texts < min(2, len(cells)) && !c.tell(cells)
}

// tell says whether one of the names says something of the values below.
func (c *columns) tell(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return name != "" && !c.child(name).plain })
}

// name makes a record the header.
func (c *columns) name(names []string) {
	c.fields, c.tells, c.fresh = c.fields[:0], false, true
	for _, name := range names {
		f := c.root
		if name != "" {
			f = c.child(name)
		}
		c.fields, c.tells = append(c.fields, f), c.tells || f.role == told
	}
}

func (c *columns) child(name string) *field {
	return c.root.child([]byte(name), func(key []byte) string { return string(key) })
}

// field returns the field of a cell.
func (c *columns) field(nth int) *field {
	if nth < 0 || nth >= len(c.fields) {
		return c.root
	}
	return c.fields[nth]
}

// align gives the cells of a record that is wider or narrower than the header the names that they have counted from the
// end as well, as nobody knows where it broke: by a delimiter without quotes, or a cell left out.
func (c *columns) align(cells []entry, width int) {
	if width == len(c.fields) || len(c.fields) == 0 {
		return
	}
	for i := range cells {
		e := &cells[i]
		e.others = []*field{c.field(e.nth - width + len(c.fields))}
	}
}

// areNames says whether the cells of a record are names and not values: short, of letters more than digits, and with
// nothing in them that names do not have.
func areNames(cells []string) bool {
	names := 0
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		if names++; !isName(cell) {
			return false
		}
	}
	return names > 0
}

// nameMax is the longest cell that is taken for the name of a column, in bytes.
const nameMax = 64

func isName(cell string) bool {
	letters, digits := 0, 0
	for _, r := range cell {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case r == utf8.RuneError, !strings.ContainsRune(" _-./#&'*$%+()?:[]", r):
			return false
		}
	}
	return len(cell) <= nameMax && letters > 0 && letters >= digits && digits <= 4
}
