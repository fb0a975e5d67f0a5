package formats

import (
	"slices"
	"strings"
)

// Elements of XML that tell what stands in others: <name>password</name><value>x1</value>.

// An element is one that is not closed.
type element struct {
	name   string
	field  *field
	told   []*field // those that its attributes told, and elements in it
	own    int      // how many of them its attributes did
	since  int64    // the offset from which on values are of the name that comes
	teller *field   // the element in it that told a name last
	values bool     // it has values that may be told
	behind bool     // the names stand behind their values
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

// tell notes the text that ends if it is a name of what stands beside its element. Where the same element tells one name
// after the other, each is that of what stands next to it.
func (m *markup) tell() {
	n := len(m.stack) - 1
	if n < 1 || m.stack[n].field.role != telling || !m.stack[n].field.chosen {
		return
	}
	name := strings.TrimSpace(m.s.tokenText(2 * nameMax))
	if name == "" {
		return
	}
	f, top := m.stack[n].field, &m.stack[n-1]
	if top.teller == nil {
		top.behind = top.values
	}
	if top.teller == f {
		top.told = top.told[:top.own]
	}
	if top.teller == f && !top.behind {
		top.since = m.s.at()
	}
	top.teller = f
	before := len(top.told)
	top.told = top.field.tell(top.told, name)
	if now := top.told[before:]; len(now) > 0 {
		m.s.tellBack(top.field, top.since, now)
	}
	top.since = m.s.at()
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
