package formats

import (
	"bytes"
	"mime"
	"strings"
)

// Headers of parts.

// headerText is the form of a header: what masking writes neither ends it nor a value in quotes.
var headerText = &form{encode: func(dst, text []byte) []byte {
	for _, c := range text {
		if c < ' ' || c == '"' || c == '\\' {
			c = '_'
		}
		dst = append(dst, c)
	}
	return dst
}}

// headerLine takes a header, or the empty line behind all.
func (m *multipart) headerLine(p []byte, end bool) (n int, err error) {
	n = bytes.IndexByte(p, '\n')
	if n < 0 {
		if end || len(p) > headerMax {
			return 0, m.s.fail(0, "the header of a part does not end, or is longer than 2 KiB")
		}
		return 0, nil
	}
	n++
	line, whole := bytes.CutSuffix(p[:n], m.eol)
	if !whole || bytes.IndexByte(line, '\r') >= 0 {
		return 0, m.s.fail(0, "a header ends with another kind of line break than the first boundary")
	}
	if len(line) == 0 {
		m.s.keep(p[:n])
		m.state = partsBody
		return n, m.beginBody()
	}
	if wrong := m.header(line); wrong != "" {
		return 0, m.s.fail(0, wrong)
	}
	m.s.begin(m.s.root, headerText)
	m.s.text(line)
	m.s.end()
	m.s.keep(m.eol)
	return n, nil
}

// header reads a header, and says what is wrong with it.
func (m *multipart) header(line []byte) (wrong string) {
	name, value, ok := strings.Cut(string(line), ":")
	m.part.headers++
	switch {
	case isSpace(line[0]):
		return "a header goes on over lines"
	case !ok || name == "" || strings.ContainsAny(name, " \t"):
		return "a header has to be a name, a colon and a value"
	case m.part.headers > headersMax:
		return "a part has more than 64 headers"
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(name) {
	case "content-disposition":
		return m.disposition(value)
	case "content-type":
		return setOnce(&m.part.media, value)
	case "content-transfer-encoding":
		return setOnce(&m.part.encoding, strings.ToLower(value))
	}
	return ""
}

// setOnce sets a header that may not come twice.
func setOnce(to *string, value string) (wrong string) {
	if *to != "" || value == "" {
		return "a header comes twice, or says nothing"
	}
	*to = value
	return ""
}

// disposition reads the name of a part, and that of its file.
func (m *multipart) disposition(value string) (wrong string) {
	_, params, err := mime.ParseMediaType(value)
	if err != nil || m.part.file != "" || m.part.place != m.base {
		return "the disposition of a part cannot be read, or comes twice"
	}
	m.part.file = params["filename"]
	if name := params["name"]; name != "" {
		m.part.place = m.base.child([]byte(name), func([]byte) string { return brackets.Replace(name) })
	}
	return ""
}
