package formats

import "slices"

// Elements of XML that tell what stands in others: <name>password</name><value>x1</value>.

// An element is one that is not closed.
type element struct {
	name    string
	field   *field
	couples // what its attributes told, and elements in it
}

// told returns the fields of the names that attributes of the element told, and of the element around <value>.
func (m *markup) told() []*field {
	n := len(m.stack) - 1
	switch {
	case n < 0:
		return nil
	case n > 0 && m.stack[n].field.role == told:
		above := &m.stack[n-1]
		above.values = true
		return slices.Concat(m.stack[n].told, above.field.told(above.told))
	}
	return m.stack[n].told
}

// tell notes the text that ends if it is a name of what stands beside its element.
func (m *markup) tell() {
	n := len(m.stack) - 1
	if n < 1 || m.stack[n].field.role != telling || !m.stack[n].field.chosen {
		return
	}
	if name := m.s.tokenText(2 * nameMax); solid([]byte(name)) >= 0 {
		top := &m.stack[n-1]
		if now := top.tell(top.field, m.stack[n].name, name, m.s.at()); len(now) > 0 {
			m.s.tellBack(top.field, top.since, now)
		}
	}
}

// parts are the texts of an element that comments and the like stand between. They are masked once more together.
type parts struct {
	run    *run
	field  *field
	others []*field
	solid  int // how many of them are more than blanks
}

// addPart adds a text of a field, or of others.
func (m *markup) addPart(as *form, raw []byte) {
	p := &m.parts
	if f := m.s.now.field; p.run == nil && f.plain && len(m.s.now.others) == 0 {
		return
	}
	at := m.s.base + int64(m.s.now.lo)
	if p.run == nil {
		*p = parts{run: &run{form: markupText, lo: at}, field: m.s.now.field, others: m.s.now.others}
	}
	if solid(raw) >= 0 {
		p.solid++
	}
	p.run.add(as, raw, at)
}

// endParts is the end of the last of them, at a tag.
func (m *markup) endParts() {
	p := m.parts
	m.parts = parts{}
	if p.solid < 2 || m.run == nil || p.run.lo < m.run.lo {
		return
	}
	m.s.entries = append(m.s.entries, entry{lo: int(p.run.lo - m.s.base), hi: int(p.run.hi - m.s.base),
		field: p.field, place: p.field, others: p.others, form: anyText, run: p.run})
}
