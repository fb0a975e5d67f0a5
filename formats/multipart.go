package formats

import "bytes"

// Forms with files, multipart/form-data, and multipart/mixed: parts with headers of their own, each between two lines that
// hold the boundary. The texts are the headers, what stands before and behind all parts, and the parts as their types say.
//
// What readers do not agree about is refused: headers that go on over lines, lines that only begin like a boundary, and
// line breaks of another kind than those around the first one.
// Source: RFC 2046, section 5.1, and RFC 7578.

// What may come next.
const (
	partsBefore   = iota // more of what stands before the first part
	partsBoundary        // what stands behind a boundary
	partsHeader          // a header, or the body
	partsBody            // more of a body
	partsBehind          // more of what stands behind the last part
)

// A multipart reads parts.
type multipart struct {
	s        *splicer
	o        Options
	base     *field // of all parts
	level    int    // how many others it is inside of
	state    int
	boundary []byte // with its hyphens
	eol      []byte // the line break
	first    bool   // the next boundary may be at the very beginning
	part     part
}

func newMultipart(s *splicer, o Options) scanner {
	return &multipart{s: s, o: o, base: s.within, first: true}
}

func (m *multipart) scan(p []byte, end bool) (n int, err error) {
	if m.boundary == nil {
		if known, err := m.findBoundary(p, end); !known || err != nil {
			return 0, err
		}
	}
	for n < len(p) && err == nil {
		k, was := 0, m.state
		switch was {
		case partsBefore, partsBody:
			k, err = m.body(p[n:], end)
		case partsBoundary:
			k, err = m.behindBoundary(p[n:], end)
		case partsHeader:
			k, err = m.headerLine(p[n:], end)
		case partsBehind:
			m.s.text(p[n:])
			k = len(p) - n
		}
		if n += k; k == 0 && m.state == was {
			break
		}
	}
	if err == nil && end {
		err = m.finish()
	}
	return n, err
}

func (m *multipart) finish() error {
	if m.state != partsBehind {
		return m.s.fail(0, "the parts are not whole")
	}
	m.s.end()
	return nil
}

// findBoundary takes the boundary from the media type, or else from the first line.
func (m *multipart) findBoundary(p []byte, end bool) (known bool, err error) {
	boundary, ok := boundaryOf(m.o.MediaType)
	if !ok {
		line, _, whole := bytes.Cut(p, []byte("\n"))
		if !whole && !end && len(p) <= boundaryMax+4 {
			return false, nil
		}
		if !bytes.HasPrefix(line, []byte("--")) {
			return false, m.s.fail(0, "the boundary is not known: say it in the media type, or begin with it")
		}
		boundary = string(bytes.TrimSuffix(line[2:], []byte("\r")))
	}
	if !isBoundary(boundary) {
		return false, m.s.fail(0, "the boundary is none: it has 1 to 70 letters, digits and signs")
	}
	if !m.s.root.named(boundary).isClean() {
		return false, m.s.fail(0, "the boundary is like a value: choose another one")
	}
	m.boundary = []byte("--" + boundary)
	return true, nil
}

// body takes more of a body, or of what stands before all, and the boundary behind it.
func (m *multipart) body(p []byte, end bool) (n int, err error) {
	n, size := m.nextBoundary(p, end)
	k := 0
	if m.state == partsBefore {
		k = m.text(p[:n], size > 0)
	} else {
		k, err = m.inside(p[:n], size > 0)
	}
	if err != nil || size == 0 || k < n {
		return k, err
	}
	if eol := size - len(m.boundary); eol > 0 && m.eol != nil && string(p[n:n+eol]) != string(m.eol) {
		return k, m.s.fail(0, "a boundary stands behind another kind of line break than the first one")
	}
	m.s.keep(p[n : n+size])
	m.state = partsBoundary
	return n + size, nil
}

// nextBoundary returns where in p the line break before the next boundary is, and how long the two are: 0 if none is
// there, and then the length of what is before any that may begin in p.
func (m *multipart) nextBoundary(p []byte, end bool) (n, size int) {
	if m.first || !m.part.begun && m.state == partsBody {
		if bytes.HasPrefix(p, m.boundary) {
			return 0, len(m.boundary)
		}
		if bytes.HasPrefix(m.boundary, p) && !end {
			return 0, 0
		}
	}
	m.first = false
	at := bytes.Index(p, append([]byte("\n"), m.boundary...))
	switch {
	case at < 0 && end:
		return len(p), 0
	case at < 0:
		return max(0, len(p)-len(m.boundary)-1), 0
	case at > 0 && p[at-1] == '\r':
		return at - 1, len(m.boundary) + 2
	}
	return at, len(m.boundary) + 1
}

// behindBoundary takes the end of the line of a boundary.
func (m *multipart) behindBoundary(p []byte, end bool) (n int, err error) {
	if len(p) < 3 && !end {
		return 0, nil
	}
	if bytes.HasPrefix(p, []byte("--")) && (len(p) == 2 || p[2] == '\r' || p[2] == '\n') {
		m.s.keep(p[:2])
		m.state = partsBehind
		m.s.begin(m.s.root, anyText)
		return 2, nil
	}
	n = lineBreak(p, end)
	if n <= 0 || m.eol != nil && string(m.eol) != string(p[:n]) {
		return 0, m.s.fail(0, "this line begins like a boundary and does not end like the first one")
	}
	m.eol = bytes.Clone(p[:n])
	m.s.keep(p[:n])
	m.state, m.part = partsHeader, part{place: m.base}
	return n, nil
}
