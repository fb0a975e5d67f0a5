package formats

import (
	"bytes"
	"fmt"
	"strings"
)

// Tags. What stands in one beside the values of attributes is names, as a rule; all else is masked as text, for people
// write "Anna <anna@example.com>" in HTML, too.

// tagMax is the longest stretch of names in a tag that is read as such.
const tagMax = 1 << 10

// A tag is the one that is read.
type tag struct {
	closing bool
	name    string // "" before it is known
	field   *field // of its element
	attr    *field // of the attribute that comes
	label   string // the name that an attribute told
	labels  bool   // the attribute that comes tells one
	quote   byte   // of the value
	last    byte   // the last byte of the names
	empty   bool   // it is the end of its element, too
	long    bool   // the names or the value are longer than what is looked at whole
}

func (m *markup) beginTag(closing bool) error {
	m.tag = tag{closing: closing}
	return m.beginNames()
}

func (m *markup) beginNames() error {
	m.state, m.tag.last, m.tag.long = markupTag, ' ', false
	m.s.beginToken(m.s.root, tagText)
	return nil
}

// names takes more of the names in a tag, and what ends them.
func (m *markup) names(p []byte) (n int, err error) {
	for n < len(p) {
		c := p[n]
		if c == '>' || c == '=' && (!m.html || !isSpace(m.tag.last)) || c == '<' && !m.html {
			break
		}
		m.tag.last = c
		n++
	}
	m.reserve(n)
	m.s.text(p[:n])
	m.bound(tagMax)
	if n == len(p) {
		return n, nil
	}
	if p[n] == '<' {
		return n, m.s.fail(0, "a tag begins inside of a tag")
	}
	if err = m.endNames(p[n] == '='); err != nil {
		return n, err
	}
	m.keep(p[n : n+1])
	if p[n] == '=' {
		m.state = markupEquals
		return n + 1, nil
	}
	return n + 1, m.endTag()
}

// bound gives up what has begun as a token if that is too long for one.
func (m *markup) bound(most int) {
	if m.s.now.whole && len(m.s.token()) > most {
		m.s.now.whole, m.tag.long = false, true
	}
}

// token returns the text of the token that ends, or "" if that was given up.
func (m *markup) token() string {
	if m.tag.long {
		return ""
	}
	return m.s.tokenText(tagMax)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// endNames is the end of a stretch of names, the last one of which has a value.
func (m *markup) endNames(value bool) error {
	text := m.token()
	m.tag.empty = !value && strings.HasSuffix(text, "/")
	list := strings.Fields(strings.TrimSuffix(text, "/"))
	if err := m.checkNames(text, list, value); err != nil {
		return err
	}
	if m.tag.field == nil {
		m.nameElement(list)
	}
	if value {
		m.nameAttribute(list)
	}
	if !m.tag.field.clean && !m.html || value && !m.tag.attr.clean && !m.html {
		return m.s.fail(0, "the name of an element or an attribute holds what has to be masked")
	}
	if areLetters(text) || !m.html {
		m.s.drop()
		return nil
	}
	m.s.end()
	return nil
}

// areLetters says whether a text has nothing but letters and what stands between names.
func areLetters(text string) bool {
	for i := range len(text) {
		if c := text[i]; c|0x20-'a' >= 26 && !isSpace(c) && strings.IndexByte("-_/:", c) < 0 {
			return false
		}
	}
	return text != ""
}

// checkNames refuses what is no XML, and names in XML that hold a value: they could not be written as a mark.
func (m *markup) checkNames(text string, list []string, value bool) error {
	if m.html {
		return nil
	}
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
	case len(list) != most || m.tag.closing && value:
		return m.s.fail(0, "in a tag there may be one name, and attributes with values")
	case len(list) > 0 && m.tag.name != "" && !isSpace(text[0]):
		return m.s.fail(0, "a blank has to stand before the name of an attribute")
	}
	return nil
}

// nameElement is the end of an element's name.
func (m *markup) nameElement(list []string) {
	if len(list) == 0 {
		m.tag.field = m.inside()
		return
	}
	name := list[0]
	if m.html {
		name = strings.ToLower(name)
	}
	m.tag.name = name
	m.tag.field = m.inside().child([]byte(name), func([]byte) string { return name })
}

// inside returns the field of the element that the tag stands in.
func (m *markup) inside() *field {
	if n := len(m.stack); n > 0 {
		return m.stack[n-1].field
	}
	return m.s.within
}

// nameAttribute is the end of an attribute's name. The value of an input is that of the field that its name says.
func (m *markup) nameAttribute(list []string) {
	if m.tag.attr, m.tag.labels = m.tag.field, false; len(list) == 0 {
		return
	}
	name := list[len(list)-1]
	if m.html {
		name = strings.ToLower(name)
	}
	m.tag.labels = tells(name) || name == "id" && m.tag.label == ""
	of := m.tag.field
	if m.html && m.tag.label != "" && (name == "value" || name == "content") {
		of, name = m.s.within, m.tag.label
	}
	m.tag.attr = of.child([]byte(name), func([]byte) string { return name })
}

// tells says whether the value of an attribute is the name of what stands in the element.
func tells(name string) bool {
	return name == "name" || name == "key" || name == "field" || name == "label"
}

// equals takes what stands behind a sign of equality.
func (m *markup) equals(p []byte) (n int, err error) {
	for n < len(p) && isSpace(p[n]) {
		n++
	}
	m.keep(p[:n])
	switch {
	case n == len(p):
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
	m.s.now.whole, m.tag.long = m.tag.labels, false
	return n, nil
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
	m.s.end()
}

// endTag is the end of a tag.
func (m *markup) endTag() error {
	m.state = markupContent
	m.separate(m.tag.name)
	if m.html {
		return m.endHTMLTag()
	}
	if len(m.stack) == 0 && m.started {
		return m.s.fail(0, "there is a second document behind the first")
	}
	m.started = true
	return m.endXMLTag()
}

// endHTMLTag begins what is no markup up to the end of its element.
func (m *markup) endHTMLTag() error {
	switch m.tag.name {
	case "script", "style", "xmp", "iframe", "noembed", "noframes":
		if !m.tag.closing {
			return m.beginClosed(rawText, "</"+m.tag.name)
		}
	case "textarea", "title":
		if !m.tag.closing {
			return m.beginClosed(markupText, "</"+m.tag.name)
		}
	}
	return nil
}

// endXMLTag opens or closes an element.
func (m *markup) endXMLTag() error {
	n := len(m.stack)
	switch {
	case m.tag.closing && (n == 0 || m.stack[n-1].name != m.tag.name):
		return m.s.fail(0, "the wrong tag closes an element")
	case m.tag.closing:
		m.stack = m.stack[:n-1]
	case m.tag.empty:
	case n == m.max:
		return m.s.fail(0, fmt.Sprintf("it nests deeper than %d levels", m.max))
	default:
		m.stack = append(m.stack, element{m.tag.name, m.tag.field, m.tag.label})
	}
	return nil
}
