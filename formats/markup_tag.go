package formats

import "fmt"

// Tags. What stands in one beside the values of attributes is names, as a rule; all else is masked as text, for people
// write "Anna <anna@example.com>" in HTML, too.

// tagMax is the longest stretch of names in a tag that is read as such.
const tagMax = 1 << 10

// A tag is the one that is read.
type tag struct {
	closing bool
	at      int64    // the offset behind the sign that begins it
	name    string   // "" before it is known
	field   *field   // of its element
	attr    *field   // of the attribute that comes,
	key     string   // and its name
	label   string   // the name that an attribute told last,
	told    []*field // and the fields of all such, also of those ahead:
	ahead   int64    // the offset up to which their names are known
	labels  bool     // the attribute that comes tells one,
	tells   bool     // or what the values beside it are,
	valued  bool     // or is such a value
	links            // of HTML
	quote   byte     // of the value
	inside  bool     // the name of the element has ended
	named   bool     // there is the name of an attribute, which may have a value
	empty   bool     // it is the end of its element, too
	long    bool     // the names or the value are longer than what is looked at whole
}

func (m *markup) beginTag(closing bool) error {
	m.endParts()
	m.tag = tag{closing: closing, at: m.s.at()}
	return m.beginNames()
}

func (m *markup) beginNames() error {
	m.state, m.tag.named, m.tag.long = markupTag, false, false
	m.s.beginToken(m.s.root, tagText)
	return nil
}

// names takes more of the names in a tag, and what ends them.
func (m *markup) names(p []byte) (n int, err error) {
	for n < len(p) {
		c := p[n]
		if c == '>' || c == '=' && (!m.html || m.tag.named) || c == '<' && !m.html {
			break
		}
		m.tag.add(c)
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

// add notes a byte of the names. In HTML a sign of equality belongs to the name before it, with blanks between or without.
// Where there is no name of an attribute, it is a part of one.
// Source: https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
func (t *tag) add(c byte) {
	switch {
	case isSpace(c):
		t.inside = true
	case c == '/':
		t.inside, t.named = true, false
	default:
		t.named = t.inside
	}
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

// endTag is the end of a tag.
func (m *markup) endTag() error {
	m.state = markupContent
	m.separate(m.tag.name)
	if m.html {
		m.endCellTag()
		m.referTag()
		defer m.labels.endTag(m.tag.name)
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
			err := m.beginClosed(markupText, "</"+m.tag.name)
			m.s.now.others = m.control(m.labels.refs.tell(m.tag.told))
			m.waitForLabel()
			return err
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
		m.stack = append(m.stack,
			element{m.tag.name, m.tag.field, couples{told: m.tag.told, own: len(m.tag.told), since: m.s.at()}})
	}
	return nil
}
