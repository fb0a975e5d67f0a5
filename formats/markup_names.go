package formats

import (
	"strings"
	"unicode/utf8"
)

// Names in tags, and what else stands there beside the values of attributes.

// endNames is the end of a stretch of names, the last one of which has a value.
func (m *markup) endNames(value bool) error {
	if m.html {
		m.endStretch(value)
		return nil
	}
	text := m.token()
	m.tag.empty = !value && strings.HasSuffix(text, "/")
	list := strings.FieldsFunc(strings.TrimSuffix(text, "/"), m.betweenNames)
	if err := m.checkNames(text, list, value); err != nil {
		return err
	}
	if m.tag.field == nil {
		m.nameElement(list[0])
	}
	if value {
		m.nameAttribute(list[len(list)-1])
	}
	if !m.tag.field.isClean() || value && !m.tag.attr.isClean() {
		return m.s.fail(0, "the name of an element or an attribute holds what has to be masked")
	}
	m.s.drop()
	return nil
}

// betweenNames says whether a character ends a name: in HTML a slash does so as well.
func (m *markup) betweenNames(c rune) bool {
	return c < utf8.RuneSelf && isSpace(byte(c)) || c == '/' && m.html
}

// checkNames refuses what is no XML.
func (m *markup) checkNames(text string, list []string, value bool) error {
	most := 0
	if m.tag.name == "" {
		most++
	}
	if value {
		most++
	}
	switch {
	case m.tag.long || text == "" && most > 0:
		return m.s.fail(0, "a name is longer than 1 KiB, or there is none")
	case strings.ContainsAny(text, "\"'&"):
		return m.s.fail(0, "a quote or a reference stands in a name")
	case len(list) != most || m.tag.closing && value:
		return m.s.fail(0, "in a tag there may be one name, and attributes with values")
	case len(list) > 0 && m.tag.name != "" && !isSpace(text[0]):
		return m.s.fail(0, "a blank has to stand before the name of an attribute")
	}
	return nil
}

// nameElement is the end of an element's name, "" if it has none.
func (m *markup) nameElement(name string) {
	m.tag.name = name
	if name == "" {
		m.tag.field = m.inside()
		return
	}
	if m.html {
		m.labelTag(name)
	}
	m.tag.field = m.inside().named(name)
}

// inside returns the field of the element that the tag stands in.
func (m *markup) inside() *field {
	if n := len(m.stack); n > 0 {
		return m.stack[n-1].field
	}
	return m.s.within
}
