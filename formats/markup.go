package formats

import "bytes"

// XML and HTML. The texts are what stands between tags, values of attributes, comments, processing instructions, and
// scripts and styles. All that goes on over tags is looked at once more as one text: see run.go.
//
// A document type that declares entities is refused: a value could be put together from them, which nobody sees who does
// not expand them, and whoever does can be made to write gigabytes.

// What may come next.
const (
	markupContent = iota // text or markup
	markupTag            // more of the names in a tag
	markupEquals         // what stands behind a sign of equality in a tag
	markupValue          // more of a value in quotes
	markupBare           // more of a value without quotes
	markupClosed         // more of what goes on up to a sign
)

// A markup reads XML or HTML.
type markup struct {
	s     *splicer
	html  bool
	max   int
	state int
	run   *run   // the text that goes on over markup, if there is some
	node  bool   // a text has begun
	until string // the sign that ends what goes on up to one,
	as    *form  // and its form

	tag       tag
	parts     parts
	labels    labels             // of HTML
	stretches map[string]stretch // by what they are, of HTML
	stack     []element          // XML: what is not closed
	started   bool               // there was an element
}

func newXML(s *splicer, o Options) scanner { return &markup{s: s, max: o.depth()} }

func newHTML(s *splicer, o Options) scanner { return &markup{s: s, max: o.depth(), html: true} }

func (m *markup) scan(p []byte, end bool) (n int, err error) {
	if n = byteOrderMark(m.s, p, end); n < 0 {
		return 0, nil
	}
	for n < len(p) && err == nil {
		k, was := 0, m.state
		switch was {
		case markupContent:
			k, err = m.content(p[n:], end)
		case markupTag:
			k, err = m.names(p[n:])
		case markupEquals:
			k, err = m.equals(p[n:], end)
		case markupValue, markupBare:
			k, err = m.value(p[n:])
		case markupClosed:
			k, err = m.closed(p[n:], end)
		}
		if n += k; k == 0 && m.state == was {
			return n, err
		}
	}
	if err == nil && end {
		err = m.finish()
	}
	return n, err
}

// finish is the end of the input. Of HTML that breaks off, all is masked that there is.
func (m *markup) finish() error {
	if !m.html && (m.state != markupContent || len(m.stack) > 0 || !m.started) {
		return m.s.fail(0, "the document is not whole")
	}
	switch m.state {
	case markupContent:
		m.endText()
	case markupTag, markupValue, markupBare, markupClosed:
		m.s.end()
	}
	m.endRows("table")
	m.endReferred()
	m.endRun()
	return nil
}

// content takes more of a text, or begins what stands behind it.
func (m *markup) content(p []byte, end bool) (n int, err error) {
	if n = bytes.IndexByte(p, '<'); n != 0 {
		if n < 0 {
			n = len(p)
		}
		return n, m.text(p[:n])
	}
	begin, size := m.opening(p, end)
	switch {
	case size == 0:
		return 0, nil
	case begin == nil && m.html:
		return size, m.text(p[:size])
	case begin == nil:
		return 0, m.s.fail(0, "this sign has to be written as a reference, &lt;, if it begins no tag")
	}
	m.endText()
	m.keep(p[:size])
	return size, begin(m)
}

// declarations are the signs with an exclamation mark.
var declarations = []struct {
	sign  string
	begin func(m *markup) error
}{
	{"<!--", func(m *markup) error { return m.beginClosed(commentText, "-->") }},
	{"<![CDATA[", (*markup).beginCDATA},
	{"<!DOCTYPE", func(m *markup) error { return m.beginClosed(doctypeText, ">") }},
}

// opening returns what begins with the '<' that p begins with, and the length of the sign that does: 0 if it takes more
// bytes to know.
func (m *markup) opening(p []byte, end bool) (begin func(m *markup) error, size int) {
	if len(p) > 1 && p[1] == '!' {
		for _, d := range declarations {
			n := min(len(p), len(d.sign))
			if !bytes.EqualFold(p[:n], []byte(d.sign[:n])) {
				continue
			}
			if n < len(d.sign) && !end {
				return nil, 0
			}
			if n == len(d.sign) {
				return d.begin, n
			}
		}
	}
	switch {
	case len(p) < 3 && !end:
		return nil, 0
	case len(p) > 1 && p[1] == '?':
		return (*markup).instruction, 2
	case len(p) > 1 && p[1] == '!' && m.html:
		return (*markup).beginBogus, 2
	case len(p) > 1 && m.beginsName(p[1]):
		return func(m *markup) error { return m.beginTag(false) }, 1
	case len(p) > 2 && p[1] == '/' && m.beginsName(p[2]):
		return func(m *markup) error { return m.beginTag(true) }, 2
	case len(p) > 1 && p[1] == '/' && m.html:
		return (*markup).beginBogus, 2
	}
	return nil, 1
}

func (m *markup) beginsName(c byte) bool {
	return c|0x20-'a' < 26 || !m.html && (c == '_' || c == ':' || c >= 0x80)
}
