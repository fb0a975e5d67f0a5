package formats

import (
	"bytes"
	"slices"
)

// Labels in HTML that stand in another element than their value: <th>Password</th><td>hunter2</td>, the same in <dt> and
// <dd>, in rows of two cells, and <label>Password</label><input value="hunter2">. A text that may be such a value is
// one by itself as well, as all texts are in XML.

// labels are those of the cell, term or control that comes, as fields: nil if there is none, or it says nothing.
type labels struct {
	in    string // the cell, term or label whose text comes, "" outside,
	text  []byte // and what has come of it,
	long  bool   // unless that was too long
	nth   int    // which cell of its row that is
	head  *field // of cells and terms that come
	first []byte // what stands in the first cell of the row,
	since int64  // and where the second one begins
	next  *field // of the control that comes
}

// labelMax is the longest label, as it is written.
const labelMax = 2 * nameMax

// labelTag takes the name of a tag.
func (m *markup) labelTag(name string) {
	l := &m.labels
	switch name {
	case "td", "th", "dt", "dd", "label":
		m.endLabel()
		if !m.tag.closing {
			l.begin(name, m.s.at())
		}
	case "tr", "table", "dl":
		m.endLabel()
		m.endRow()
	case "input", "select", "textarea":
		if l.in == "label" {
			m.endLabel()
		}
	}
}

// begin begins a cell, a term or a label at an offset.
func (l *labels) begin(name string, at int64) {
	l.in, l.text, l.long = name, l.text[:0], false
	switch name {
	case "th", "dt":
		l.head = nil
	}
	if name == "td" || name == "th" {
		l.nth++
	}
	if l.nth == 2 {
		l.since = at
	}
}

// endLabel is the end of it.
func (m *markup) endLabel() {
	l := &m.labels
	if l.long {
		l.text = l.text[:0]
	}
	switch l.in {
	case "th", "dt":
		l.head = m.labelOf(l.text)
	case "label":
		l.next = m.labelOf(l.text)
	case "td":
		if l.nth == 1 {
			l.first = append(l.first[:0], l.text...)
		}
	}
	l.in = ""
}

// endRow is the end of a row. One of two cells is a label and its value.
func (m *markup) endRow() {
	l := &m.labels
	if l.nth == 2 && len(l.first) > 0 && m.s.holds(0) {
		m.s.tellCell(l.since, m.labelOf(l.first))
	}
	l.nth, l.head, l.first = 0, nil, l.first[:0]
}

// tellCell adds a field to the texts of no other one that wait since an offset.
func (s *splicer) tellCell(since int64, f *field) {
	for i := len(s.entries) - 1; i >= s.waiting && s.base+int64(s.entries[i].lo) >= since && f != nil; i-- {
		if e := &s.entries[i]; e.field == s.within && e.run == nil {
			e.others = []*field{f}
		}
	}
}

// labelOf returns the field that a label names, if that says something.
func (m *markup) labelOf(text []byte) *field {
	name := bytes.TrimRight(bytes.TrimSpace(text), " :*")
	if !isName(string(name)) {
		return nil
	}
	if f := m.s.within.child(name, func(key []byte) string { return string(key) }); !f.plain {
		return f
	}
	return nil
}

// labelled takes the text that ends as a part of a label, and says whether it may be a value that has one.
func (m *markup) labelled() bool {
	l := &m.labels
	if l.in == "" {
		return false
	}
	raw := m.s.token()
	if l.long = l.long || len(l.text)+len(raw) > labelMax; !l.long {
		l.text, _ = markupText.decode(l.text, raw, true)
	}
	switch {
	case (l.in == "td" || l.in == "dd") && l.head != nil:
		m.s.now.field, m.s.now.place = l.head, l.head
		return true
	case l.in == "td" && l.nth == 2 && len(l.first) > 0:
		m.s.now.field, m.s.now.place = m.s.within, m.s.within
		return true
	}
	return false
}

// control adds the label of a control to the fields that its value may be of.
func (l *labels) control(others []*field) []*field {
	if l.next == nil {
		return others
	}
	return append(slices.Clip(others), l.next)
}

// endTag is the end of a tag. A label is that of one control.
func (l *labels) endTag(name string) {
	if name == "input" || name == "select" || name == "textarea" {
		l.next = nil
	}
}
