package formats

import (
	"bytes"
	"errors"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Charsets: a document that says it is written in something else than UTF-8 is masked as it decodes. It says so by a byte
// order mark, by its media type, or in itself: in the declaration of XML, or in a meta element of HTML. The names are
// those that browsers know.
// Source: https://encoding.spec.whatwg.org/#names-and-labels

// A charset is another one than UTF-8.
type charset struct {
	encoding encoding.Encoding
	wide     bool // ASCII is not written as it is
}

// ErrCharset is returned for a charset that there is none of, and for those in which a byte means what others before it
// say: nobody could tell what a part of them is.
var ErrCharset = errors.New("formats: the document is of a charset that cannot be read: convert it to UTF-8")

// orderMarks are what documents may begin with, and what that says they are.
var orderMarks = []struct{ mark, charset string }{
	{"\xff\xfe\x00\x00", ""}, {"\x00\x00\xfe\xff", ""}, // UTF-32
	{"\xef\xbb\xbf", "utf-8"}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"},
}

// charsetOf returns what a document of a format is written in, nil if that is UTF-8 or not said, and whether that is
// known from its beginning.
func charsetOf(media string, f *format, head []byte, end bool) (c *charset, known bool, err error) {
	for _, m := range orderMarks {
		if bytes.HasPrefix(head, []byte(m.mark)) {
			c, err = findCharset(m.charset)
			return c, true, err
		}
		if len(head) < len(m.mark) && m.mark[:len(head)] == string(head) && !end {
			return nil, false, nil
		}
	}
	if _, params, err := mime.ParseMediaType(media); err == nil && params["charset"] != "" {
		c, err = findCharset(params["charset"])
		return c, true, err
	}
	name, known := declaredCharset(f, head, end)
	if !known || name == "" {
		return nil, known, nil
	}
	c, err = findCharset(name)
	if c != nil && c.wide { // as these letters could be read
		return nil, true, nil
	}
	return c, true, err
}

// findCharset returns the charset of a name, nil for UTF-8.
func findCharset(name string) (*charset, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, ErrCharset
	}
	switch name, err = htmlindex.Name(e); {
	case name == "utf-8":
		return nil, nil
	case err != nil, name == "replacement", name == "x-user-defined", name == "iso-2022-jp":
		return nil, ErrCharset
	}
	return &charset{e, strings.HasPrefix(name, "utf-16")}, nil
}

// declaredCharset returns what a document itself says it is written in, "" if it says nothing.
func declaredCharset(f *format, head []byte, end bool) (name string, known bool) {
	head = head[:min(len(head), sniffed)]
	whole := end || len(head) == sniffed
	says := inMeta
	switch f.name {
	default:
		return "", true
	case "html":
	case "xml":
		const begin = "<?xml"
		if n := min(len(head), len(begin)); string(head[:n]) != begin[:n] {
			return "", true
		}
		says = inDeclaration
		declaration, _, closed := bytes.Cut(head, []byte("?>"))
		head, whole = declaration, whole || closed
	}
	if !whole {
		return "", false
	}
	if m := says.FindSubmatch(head); m != nil {
		return string(m[1]), true
	}
	return "", true
}

var (
	inMeta        = regexp.MustCompile(`(?i)<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)`)
	inDeclaration = regexp.MustCompile(`\bencoding\s*=\s*["']([^"']*)["']`)
)
