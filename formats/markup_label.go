package formats

import (
	"slices"
	"sort"
)

// Labels in HTML that stand in another element than their value: <th>Password</th><td>hunter2</td>, the same in <dt> and
// <dd>, in tables (markup_table.go), and <label>Password</label><input value="hunter2">, also far from each other
// (markup_refer.go). A text that may be such a value is one by itself as well, as all texts are in XML.

// labels are those of the cell, term or control that comes, as fields: nil if there is none, or it says nothing.
type labels struct {
	cell  note   // the cell or term that comes
	label note   // the <label>,
	of    string // and what that says it is for
	head  *field // of cells and terms that come
	next  *field // of the control that comes
	row   row
	rows  rows
	refs  refs
}

// labelMax is the longest label, as it is written.
const labelMax = 2 * nameMax

// A note is the text of an element, which may be a label.
type note struct {
	in   string // the name of the element, "" outside,
	text []byte // what has come of it,
	long bool   // unless that is too long
}

func (n *note) begin(name string) { n.in, n.text, n.long = name, n.text[:0], false }

// add adds a text as it is written.
func (n *note) add(raw []byte) {
	if n.in == "" {
		return
	}
	if n.long = n.long || len(n.text)+len(raw) > labelMax; !n.long {
		n.text, _ = markupText.decode(n.text, raw, true)
	}
}

// end ends it and returns its text, nothing if that is too long.
func (n *note) end() []byte {
	n.in = ""
	if n.long {
		return nil
	}
	return n.text
}

// labelTag takes the name of a tag.
func (m *markup) labelTag(name string) {
	l := &m.labels
	switch name {
	case "td", "th", "dt", "dd":
		m.endLabel()
		m.endCell()
		if !m.tag.closing {
			m.beginCell(name)
		}
	case "label":
		m.endLabel()
		if !m.tag.closing {
			l.label.begin(name)
		}
	case "tr", "table", "dl":
		m.endRows(name)
	case "input", "select", "textarea":
		m.endLabel()
		l.row.filled = true
	case "img", "button":
		l.row.filled = true
	}
}

// endLabel is the end of a <label>.
func (m *markup) endLabel() {
	l := &m.labels
	if l.label.in == "" {
		return
	}
	l.next = m.s.labelOf(l.label.end())
	if l.of != "" {
		m.labelFor(l.of, l.next)
	}
	l.of = ""
}

// labelled takes the text that ends as a part of a label, and says whether it may be a value that has one.
func (m *markup) labelled() bool {
	l, raw := &m.labels, m.s.token()
	l.cell.add(raw)
	l.label.add(raw)
	l.refs.now.add(raw)
	f := l.cellField()
	if f == nil {
		f = l.refs.field()
	}
	if f == nil && (l.mayBeSecond() || l.refs.mayBeTold()) {
		f = m.s.within
	}
	if f == nil {
		return false
	}
	m.s.now.field, m.s.now.place, m.s.now.labelled = f, f, true
	return true
}

// control adds the labels of a control to the fields that its value may be of.
func (m *markup) control(others []*field) []*field {
	l := &m.labels
	for _, f := range []*field{l.next, l.cellField(), m.firstLabel()} {
		if f != nil && !slices.Contains(others, f) {
			others = append(slices.Clip(others), f)
		}
	}
	return others
}

// waitForLabel has the value that begins wait for a label behind it.
func (m *markup) waitForLabel() {
	m.s.now.labelled = true
	if m.run == nil && m.s.root.chosen {
		m.run = m.s.beginRun(markupText)
	}
}

// endTag is the end of a tag. A label is that of one control.
func (l *labels) endTag(name string) {
	if name == "input" || name == "select" || name == "textarea" {
		l.next = nil
	}
}

// tellBetween adds a field to the values in [lo, hi) of the document that may have a label and wait.
func (s *splicer) tellBetween(lo, hi int64, f *field) {
	if f == nil || !s.holds(0) {
		return
	}
	list := s.entries[s.waiting:]
	end := sort.Search(len(list), func(i int) bool { return s.base+int64(list[i].lo) >= hi })
	for i := end - 1; i >= 0 && s.base+int64(list[i].lo) >= lo; i-- {
		e := &list[i]
		if e.labelled && e.field != f && len(e.others) < 2*toldMax && !slices.Contains(e.others, f) {
			e.others = append(slices.Clip(e.others), f)
		}
	}
}
