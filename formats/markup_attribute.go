package formats

import "bytes"

// Attributes.

// nameAttribute is the end of an attribute's name, "" if it has none. The value of an input is that of the field that its name says.
func (m *markup) nameAttribute(name string) {
	m.tag.attr, m.tag.key, m.tag.labels, m.tag.tells, m.tag.valued = m.tag.field, name, false, false, false
	if name == "" {
		return
	}
	m.tag.labels = tells(name) || name == "id" && m.tag.label == ""
	m.tag.attr = m.tag.field.named(name)
	m.tag.tells, m.tag.valued = m.tag.attr.role == telling, m.tag.attr.role == told
	if label := m.tag.label; m.html && label != "" && (name == "value" || name == "content") {
		m.tag.attr = m.s.within.named(label)
	}
}

// tells says whether the value of an attribute is the name of what stands in the element.
func tells(name string) bool {
	return name == "name" || name == "key" || name == "field" || name == "label"
}

// equals takes what stands behind a sign of equality.
func (m *markup) equals(p []byte, end bool) (n int, err error) {
	for n < len(p) && isSpace(p[n]) {
		n++
	}
	m.keep(p[:n])
	switch {
	case n == len(p) || m.tag.valued && !m.lookAhead(p[n:], end):
		return n, nil
	case p[n] == '"' || p[n] == '\'':
		m.keep(p[n : n+1])
		m.state, m.tag.quote = markupValue, p[n]
		n++
	case !m.html:
		return n, m.s.fail(0, "the value of an attribute has to stand here, in quotes")
	case p[n] == '>':
		m.keep(p[n : n+1])
		return n + 1, m.endTag()
	default:
		m.state = markupBare
	}
	m.s.begin(m.tag.attr, attributeText)
	m.s.now.whole, m.tag.long = m.tag.labels || m.tag.tells || m.html && isLink(m.tag.key), false
	if m.tag.valued {
		m.beginValued()
	}
	return n, nil
}

// beginValued begins a value of which names beside it say what it is. In HTML it waits for those that come.
func (m *markup) beginValued() {
	m.s.now.others = m.tag.field.told(m.tag.told)
	if !m.html {
		return
	}
	m.s.now.others = m.control(m.s.now.others)
	m.waitForLabel()
}

// value takes more of an attribute's value, and the quote that ends it.
func (m *markup) value(p []byte) (n int, err error) {
	bare := m.state == markupBare
	if bare {
		n = bytes.IndexFunc(p, func(r rune) bool { return r == '>' || r < 0x80 && isSpace(byte(r)) })
	} else {
		n = bytes.IndexByte(p, m.tag.quote)
	}
	ends := n >= 0
	if !ends {
		n = len(p)
	}
	if i := bytes.IndexByte(p[:n], '<'); i >= 0 && !m.html {
		m.s.text(p[:i])
		return i, m.s.fail(0, "this sign has to be written as a reference, &lt;, in the value of an attribute")
	}
	m.reserve(n)
	m.s.text(p[:n])
	m.bound(maxKey)
	if !ends {
		return n, nil
	}
	m.endValue()
	if !bare {
		m.keep(p[n : n+1])
		n++
	}
	return n, m.beginNames()
}

func (m *markup) endValue() {
	if m.tag.labels {
		m.tag.label = m.token()
	}
	if m.tag.tells {
		m.tag.told = m.tag.field.tell(m.tag.told, m.token())
	}
	if m.html {
		m.noteLink()
	}
	m.s.end()
}
