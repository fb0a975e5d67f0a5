package formats

import "bytes"

// What goes on up to a sign: comments, CDATA, document types, instructions, scripts and styles.

// beginCDATA begins a text in XML; HTML has none.
func (m *markup) beginCDATA() error {
	switch {
	case m.html:
		return m.beginBogus()
	case len(m.stack) == 0:
		return m.s.fail(0, "there is a text outside of all elements")
	}
	return m.beginClosed(cdataText, "]]>")
}

func (m *markup) instruction() error {
	if m.html {
		return m.beginBogus()
	}
	return m.beginClosed(rawText, "?>")
}

// beginBogus begins what HTML takes for a comment.
func (m *markup) beginBogus() error { return m.beginClosed(commentText, ">") }

// beginClosed begins what goes on up to a sign.
func (m *markup) beginClosed(as *form, until string) error {
	m.state, m.until, m.as = markupClosed, until, as
	m.s.begin(m.field(), as)
	if as == cdataText {
		m.s.now.others = m.told()
	}
	return nil
}

// closed takes more of that.
func (m *markup) closed(p []byte, end bool) (n int, err error) {
	n = indexFold(p, m.until)
	found := n >= 0
	if !found {
		if n = len(p); !end {
			n = max(0, n-len(m.until)+1)
		}
	}
	if i := bytes.IndexByte(p[:n], '['); i >= 0 && m.as == doctypeText && !m.html {
		m.s.text(p[:i])
		return i, m.s.fail(0, "the document type has declarations of its own, which may hide values: take them out")
	}
	m.reserve(n)
	m.s.text(p[:n])
	if found {
		n += m.endClosed(p[n:])
	}
	return n, nil
}

// endClosed is the end of what goes on up to a sign. A script's is the tag behind it.
func (m *markup) endClosed(p []byte) (n int) {
	if m.as == cdataText {
		m.tell()
	}
	if m.as == cdataText && m.s.stream.w == nil && m.s.root.chosen {
		m.join(anyText)
	}
	m.s.end()
	m.state = markupContent
	if m.as == rawText && m.html || m.as == markupText {
		return 0
	}
	m.keep(p[:len(m.until)])
	return len(m.until)
}

// indexFold returns where a sign, in letters of either case, is in p, or -1.
func indexFold(p []byte, sign string) int {
	for from := 0; ; from++ {
		i := bytes.IndexByte(p[from:], sign[0])
		if from += i; i < 0 || from+len(sign) > len(p) {
			return -1
		}
		if bytes.EqualFold(p[from:from+len(sign)], []byte(sign)) {
			return from
		}
	}
}
