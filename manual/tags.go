package manual

import (
	"bytes"
	"strings"
)

const (
	opening = "<redact>"
	closing = "</redact>"
)

// An opened tag is a <redact> that is not closed yet.
type opened struct {
	at    int // where in the source
	text  int // how much text stands before it
	views int // how many views there are before it
}

func (o *opened) unclosed() error {
	return &Error{o.at, "a <redact> tag that is not closed: say where it ends"}
}

func inAnother(at int) error {
	return &Error{at, "a <redact> tag inside of another one: close the first before"}
}

func closesNothing(at int) error {
	return &Error{at, "a </redact> tag that closes nothing: take it out"}
}

// readTags reads a text in which <redact> tags are all that is no text.
func readTags(src []byte) (*page, error) {
	p, v := &page{src: src}, &view{}
	var open *opened
	from := 0
	for at := bytes.IndexByte(src, '<'); at < len(src) && at >= 0; at++ {
		tag := tagAt(src[at:])
		switch {
		case tag == "":
			continue
		case tag == opening && open != nil:
			return nil, inAnother(at)
		case tag == closing && open == nil:
			return nil, closesNothing(at)
		}
		v.copied(src, from, at)
		from = at + len(tag)
		p.drops = append(p.drops, Span{at, from})
		if tag == opening {
			open = &opened{at: at, text: len(v.text)}
		} else {
			p.box(v, open.text, len(v.text))
			open = nil
		}
		at = from - 1
	}
	if open != nil {
		return nil, open.unclosed()
	}
	v.copied(src, from, len(src))
	p.views = []*view{v}
	return p, nil
}

// tagAt returns the tag that b begins with, "" if it begins with none.
func tagAt(b []byte) string {
	if len(b) == 0 || b[0] != '<' {
		return ""
	}
	for _, tag := range []string{opening, closing} {
		if len(b) >= len(tag) && strings.EqualFold(string(b[:len(tag)]), tag) {
			return tag
		}
	}
	return ""
}
