package formats

import (
	"bytes"
	"mime"
	"strings"
)

// Parts of multipart documents: their headers, and what their bodies are.

const (
	// headerMax is the longest header that is read, and headersMax how many of them a part may have.
	headerMax, headersMax = 2 << 10, 64
	// boundaryMax is the longest boundary: RFC 2046, section 5.1.1.
	boundaryMax = 70
	// partsDepth is how many multipart documents may be inside of each other.
	partsDepth = 8
)

// A part is the one that is read.
type part struct {
	headers  int
	place    *field // of what it holds
	media    string // its type with parameters,
	encoding string // its transfer encoding,
	file     string // and the name of its file
	kind     partKind
	body     nested // of a document
	begun    bool   // there was a byte of it
	text     bool   // a text has begun
}

// A partKind is how a body is read.
type partKind uint8

const (
	partText partKind = iota
	partDocument
	partUnknown
)

// beginBody finds out what a body is.
func (m *multipart) beginBody() error {
	f, ok := m.part.format()
	switch {
	case !ok && m.o.PassUnknown:
		m.part.kind = partUnknown
	case !ok:
		return m.s.fail(0, "a part is of a type, charset or encoding that cannot be read")
	case f.scanner != nil:
		m.part.kind = partDocument
		return m.beginDocument(f)
	}
	return nil
}

// format returns that of a part, if it can be read.
func (p *part) format() (f *format, ok bool) {
	media, params, err := mime.ParseMediaType(p.media)
	switch {
	case p.media != "" && err != nil, !isUTF8(params["charset"]):
		return nil, false
	case p.encoding != "" && p.encoding != "7bit" && p.encoding != "8bit" && p.encoding != "binary":
		return nil, false
	case media == "" && p.file == "":
		return &table[0], true
	case media == "" || media == "application/octet-stream":
		f = endingFormat(p.file)
	default:
		f = mediaFormat(media)
	}
	return f, f != nil
}

// isUTF8 says whether a charset is UTF-8 or a part of that, or none is named.
func isUTF8(charset string) bool {
	switch strings.ToLower(charset) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		return true
	}
	return false
}

func (m *multipart) beginDocument(f *format) error {
	o := m.o
	o.MediaType = m.part.media
	m.part.body = m.s.nest(f.scanner, m.part.place, o)
	inner, ok := m.part.body.scanner.(*multipart)
	if !ok {
		return nil
	}
	if inner.level = m.level + 1; inner.level == partsDepth {
		return m.s.fail(0, "more than 8 multipart documents are inside of each other")
	}
	return nil
}

// inside takes more of a body, or the last of it.
func (m *multipart) inside(p []byte, last bool) (n int, err error) {
	if !m.part.begun && m.part.kind != partUnknown {
		if len(p) < 2 && !last {
			return 0, nil
		}
		if bytes.HasPrefix(p, []byte("\xff\xfe")) || bytes.HasPrefix(p, []byte("\xfe\xff")) {
			return 0, m.s.fail(0, "a part is UTF-16 or UTF-32 and does not say so")
		}
	}
	m.part.begun = m.part.begun || len(p) > 0
	switch m.part.kind {
	case partUnknown:
		m.s.keep(p)
		return len(p), nil
	case partText:
		return m.text(p, last), nil
	}
	n, err = m.part.body.scan(p, last)
	if last {
		m.part.body.leave()
	}
	return n, err
}

// text takes more of a text, or the last of it.
func (m *multipart) text(p []byte, last bool) int {
	if len(p) > 0 {
		if !m.part.text {
			m.part.text = true
			m.s.begin(m.textField(), anyText)
		}
		m.s.text(p)
	}
	if last && m.part.text {
		m.s.end()
	}
	return len(p)
}

// textField returns the field of a body that is text, or of what stands before all parts.
func (m *multipart) textField() *field {
	if m.state == partsBefore {
		return m.s.root
	}
	return m.part.place
}

// boundaryOf returns the boundary that a media type says, if it is of a multipart document.
func boundaryOf(media string) (boundary string, ok bool) {
	kind, params, err := mime.ParseMediaType(media)
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return "", false
	}
	return params["boundary"], true
}

// isBoundary says whether a text may be a boundary: RFC 2046, section 5.1.1, without blanks.
func isBoundary(text string) bool {
	for i := range len(text) {
		if c := text[i]; !isAlnum(c) && strings.IndexByte("'()+_,-./:=?", c) < 0 {
			return false
		}
	}
	return text != "" && len(text) <= boundaryMax
}
