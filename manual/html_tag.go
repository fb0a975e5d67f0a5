package manual

import (
	"bytes"
	"slices"
	"strings"
)

// An htmlTag is a tag and what of it matters.
type htmlTag struct {
	Span
	name     string
	end      bool
	redacted bool // it has the attribute redact
}

// tag takes a tag.
func (h *htmlReader) tag() {
	t := h.readTag()
	h.at = t.End
	if slices.Contains(breaking, t.name) {
		h.apart.decoded(" ", h.at, h.at)
	}
	switch {
	case t.name == "redact":
		h.redactTag(t)
	case t.name == "a":
		h.link(t)
	case t.name == "img" && t.redacted:
		h.drops = append(h.drops, t.Span)
	}
	if raw, _ := rawElement(t.name); raw && !t.end {
		h.raw = t.name
	}
}

// breaking are elements that begin a line or a cell.
var breaking = []string{"br", "p", "div", "td", "th", "tr", "li", "dt", "dd", "hr", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}

// redactTag opens or closes what is to be hidden.
func (h *htmlReader) redactTag(t htmlTag) {
	h.drops = append(h.drops, t.Span)
	if !t.end {
		if h.redact != nil {
			h.fail(inAnother(t.Start))
		}
		h.redact = &opened{t.Start, len(h.body.text), len(h.views)}
		return
	}
	if h.redact == nil {
		h.fail(closesNothing(t.Start))
		return
	}
	h.box(h.body, h.redact.text, len(h.body.text))
	for _, v := range h.views[h.redact.views:] { // values of tags inside may say the same
		h.box(v, 0, len(v.text))
	}
	h.redact = nil
}

// link takes an <a> away that is to be redacted, and its end.
func (h *htmlReader) link(t htmlTag) {
	if !t.end {
		h.links = append(h.links, t.redacted)
		if t.redacted {
			h.drops = append(h.drops, t.Span)
		}
		return
	}
	if n := len(h.links); n > 0 {
		if h.links[n-1] {
			h.drops = append(h.drops, t.Span)
		}
		h.links = h.links[:n-1]
	}
}

// readTag reads a tag with its attributes. One that never ends goes to the end of the source.
func (h *htmlReader) readTag() htmlTag {
	t := htmlTag{Span: Span{h.at, len(h.src)}, end: h.src[h.at+1] == '/'}
	i := h.at + 1
	if t.end {
		i++
	}
	from := i
	i = h.skip(i, func(c byte) bool { return !isSpace(c) && c != '/' && c != '>' })
	t.name = strings.ToLower(string(h.src[from:i]))
	for i < len(h.src) {
		i = h.skip(i, func(c byte) bool { return isSpace(c) || c == '/' })
		if i < len(h.src) && h.src[i] == '>' {
			t.End = i + 1
			break
		}
		var name []byte
		name, i = h.attribute(i)
		t.redacted = t.redacted || bytes.EqualFold(name, []byte("redact"))
	}
	return t
}

// attribute reads an attribute, and its value as a view.
func (h *htmlReader) attribute(i int) (name []byte, next int) {
	from := i
	i = h.skip(i+1, func(c byte) bool { return !isSpace(c) && c != '/' && c != '>' && c != '=' })
	i = min(i, len(h.src))
	name = h.src[from:i]
	i = h.skip(i, isSpace)
	if i == len(h.src) || h.src[i] != '=' {
		return name, i
	}
	i = h.skip(i+1, isSpace)
	if i < len(h.src) && (h.src[i] == '"' || h.src[i] == '\'') {
		end := i + 1 + h.until(h.src[i+1:], string(h.src[i]))
		h.value(i+1, end, true)
		return name, min(end+1, len(h.src))
	}
	from = i
	i = h.skip(i, func(c byte) bool { return !isSpace(c) && c != '>' })
	h.value(from, i, true)
	return name, i
}

// skip returns the first place from i on where ok does not hold.
func (h *htmlReader) skip(i int, ok func(c byte) bool) int {
	for i < len(h.src) && ok(h.src[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return slices.Contains([]byte(" \t\n\f\r"), c) }
