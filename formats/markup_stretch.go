package formats

import "strings"

// Stretches of names in tags of HTML. Most documents have few of them: what is in one is found out once.

// stretchMax is how many are remembered: nobody knows of the others that nothing is found in them, so that they are looked
// at as texts are.
const stretchMax = 1 << 10

// A stretch is what stands in a tag up to the value of an attribute, or to its end.
type stretch struct {
	first, last string // names, in lower case
	clean       bool   // nothing is found in it
}

// endStretch is the end of one.
func (m *markup) endStretch(value bool) {
	s := m.stretch()
	if m.tag.field == nil {
		m.nameElement(s.first)
	}
	if value {
		m.nameAttribute(s.last)
	}
	if s.clean {
		m.s.drop()
		return
	}
	m.s.end()
}

// stretch returns the one that ends.
func (m *markup) stretch() stretch {
	if s, ok := m.stretches[string(m.s.recent())]; ok && !m.tag.long {
		return s
	}
	text := m.token()
	var s stretch
	if list := strings.FieldsFunc(strings.ToLower(text), m.betweenNames); len(list) > 0 {
		s.first, s.last = list[0], list[len(list)-1]
	}
	if text != "" && len(text) <= maxKey && len(m.stretches) < stretchMax {
		shown, _ := m.s.root.tree.r.String(text)
		s.clean = shown == text
		m.remember(text, s)
	}
	return s
}

func (m *markup) remember(text string, s stretch) {
	if m.stretches == nil {
		m.stretches = map[string]stretch{}
	}
	m.stretches[text] = s
}
