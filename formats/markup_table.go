package formats

import (
	"bytes"
	"math"
	"slices"
)

// Tables in HTML. Of a row of two cells the first is a label of the second, whatever empty cells stand between. A row of
// labels alone is a header: each is the label of the cells below.

const (
	// columnMax is how many columns of a table may have a label.
	columnMax = 1 << 10
	// spanMax is the most columns that a cell can take, as browsers have it.
	spanMax = 1000
)

// A row is that which comes.
type row struct {
	cells  int    // how many have begun,
	heads  int    // how many of them are <th>,
	solid  int    // and how many of those that ended are not empty
	filled bool   // the cell that comes holds more than text,
	wide   bool   // or takes several columns
	first  []byte // what stands in the first that is not empty,
	since  int64  // and where the second of them begins
	named  bool   // each is a name or empty,
	known  bool   // and not one that may be anything
	labels []*field
}

// Rows are those of a table, which has labels of its columns once there was a header.
type rows struct {
	count   int // how many of two cells and more there were
	columns []*field
	// label, unless it is nil, stands before a label in a row of two, at [lo, hi): that is a header, or else a value.
	label  *field
	lo, hi int64
}

// beginCell begins a cell or a term.
func (m *markup) beginCell(name string) {
	l := &m.labels
	l.cell.begin(name)
	if name == "th" || name == "dt" {
		l.head = nil
	}
	if name == "dt" || name == "dd" {
		return
	}
	r := &l.row
	if r.cells == 0 {
		*r = row{named: true, known: true, first: r.first[:0], labels: r.labels[:0]}
	}
	if r.cells++; name == "th" {
		r.heads++
	}
	if r.filled, r.wide = false, false; r.solid == 1 {
		r.since = m.s.at()
	}
}

// endCellTag is the end of its tag.
func (m *markup) endCellTag() {
	r, more := &m.labels.row, m.tag.span-1
	if m.tag.closing || more <= 0 || m.tag.name != "td" && m.tag.name != "th" {
		return
	}
	r.cells, r.wide = r.cells+more, true
	if m.tag.name == "th" {
		r.heads += more
	}
}

// endCell is the end of it.
func (m *markup) endCell() {
	l := &m.labels
	in, long := l.cell.in, l.cell.long
	text := l.cell.end()
	switch in {
	case "th", "dt":
		l.head = m.s.labelOf(text)
	}
	if in == "td" || in == "th" {
		m.noteCell(in == "th", text, long)
	}
}

// noteCell notes what stands in a cell of the row.
func (m *markup) noteCell(head bool, text []byte, long bool) {
	r := &m.labels.row
	if !long && !r.filled && isEmptyCell(text) {
		r.label(nil)
		return
	}
	if r.solid++; r.solid == 1 && !head {
		r.first = append(r.first[:0], text...)
	}
	r.named = r.named && !r.filled && isName(string(bytes.TrimSpace(text)))
	if (head || r.named && m.labels.rows.count == 0) && len(r.labels) < columnMax {
		f := m.s.labelOf(text)
		r.label(f)
		r.known = r.known && (f != nil || isColumnName(text))
	}
}

// label notes the label of one more cell.
func (r *row) label(f *field) {
	for len(r.labels) < min(r.cells-1, columnMax) {
		r.labels = append(r.labels, nil)
	}
	if r.wide {
		f = nil
	}
	if len(r.labels) < columnMax {
		r.labels = append(r.labels, f)
	}
}

// endRows takes the name of a tag at which a row ends, or more.
func (m *markup) endRows(name string) {
	m.endLabel()
	m.endCell()
	m.endRow()
	if name == "table" {
		m.endTable()
	}
}

// endRow is the end of a row.
func (m *markup) endRow() {
	l := &m.labels
	r, t := &l.row, &l.rows
	if l.head = nil; r.cells == 0 {
		return
	}
	if r.solid > 1 {
		m.settleHeader(r.solid == 2 && m.s.labelOf(r.first) != nil)
	}
	switch {
	case r.heads == r.cells || r.heads == 0 && r.named && r.solid > 1 && t.count == 0 && m.heads():
		t.columns = append(t.columns[:0], r.labels...)
	case r.solid == 2 && len(r.first) > 0:
		m.s.tellBetween(r.since, math.MaxInt64, m.s.labelOf(r.first))
	}
	t.count += min(1, r.solid/2)
	r.cells, r.solid, r.first = 0, 0, r.first[:0]
}

// heads says whether a row of names may be a header. Of two of which the first says something the second may be its value:
// that it is a known label as well counts once a row comes that begins with none. Until then, see settleHeader, it waits.
func (m *markup) heads() bool {
	r, t := &m.labels.row, &m.labels.rows
	says := slices.ContainsFunc(r.labels, func(f *field) bool { return f != nil })
	first := m.s.labelOf(r.first)
	if r.solid > 2 || first == nil || !says {
		return says
	}
	if r.known {
		t.label, t.lo, t.hi = first, r.since, m.s.at()
	}
	return r.known
}

// settleHeader decides what a row of two labels was, if there is one: a label and its value, or else a header.
func (m *markup) settleHeader(value bool) {
	t := &m.labels.rows
	if t.label != nil && value {
		m.s.tellBetween(t.lo, t.hi, t.label)
		t.columns = t.columns[:0]
	}
	t.label = nil
}

// endTable is the end of a table.
func (m *markup) endTable() {
	m.settleHeader(true)
	t := &m.labels.rows
	t.count, t.columns = 0, t.columns[:0]
}

// cellField returns the field that is said of the cell or term that comes, by a label beside it or above.
func (l *labels) cellField() *field {
	switch in := l.cell.in; {
	case in != "td" && in != "dd":
	case l.head != nil:
		return l.head
	case in == "td" && l.row.cells <= len(l.rows.columns):
		return l.rows.columns[l.row.cells-1]
	}
	return nil
}

// mayBeSecond says whether the cell that comes may be the second of two that are not empty.
func (l *labels) mayBeSecond() bool {
	return l.cell.in == "td" && l.row.solid == 1 && len(l.row.first) > 0
}

// firstLabel returns the field that the cell before the one that comes names, if it may be that of two.
func (m *markup) firstLabel() *field {
	if !m.labels.mayBeSecond() {
		return nil
	}
	return m.s.labelOf(m.labels.row.first)
}
