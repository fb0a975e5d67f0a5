package manual

import (
	"bytes"
	"slices"
	"strings"
)

// An htmlReader splits HTML into what a reader sees and what he does not.
//
// Source: the tokenizer of the HTML standard, section 13.2.5, as far as it says where tags, values and text begin and
// end.
type htmlReader struct {
	*page
	at     int
	body   *view   // all text between tags
	apart  *view   // the same, with a blank for each tag that begins a line or a cell
	raw    string  // the element whose content is no HTML, such as script, "" if there is none open
	redact *opened // the <redact> that is open
	links  []bool  // the <a> that are open: is the tag taken away
	err    error
}

// readHTML reads HTML.
func readHTML(src []byte) (*page, error) {
	h := &htmlReader{page: &page{src: src}, body: &view{}, apart: &view{}}
	h.views = append(h.views, h.body, h.apart)
	for h.at < len(src) && h.err == nil {
		h.next()
	}
	if h.err == nil && h.redact != nil {
		h.err = h.redact.unclosed()
	}
	return h.page, h.err
}

// fail ends the reading. The first reason counts.
func (h *htmlReader) fail(err error) {
	if h.err == nil {
		h.err = err
	}
}

// next reads one piece: text, a tag or a comment.
func (h *htmlReader) next() {
	rest := h.src[h.at:]
	switch {
	case h.raw != "":
		h.rawText()
	case bytes.HasPrefix(rest, []byte("<!--")):
		h.comment(len("<!--"), "-->", "--!>")
	case startsTag(rest):
		h.tag()
	case len(rest) > 1 && rest[0] == '<' && strings.IndexByte("!?/", rest[1]) >= 0:
		h.comment(len("<!"), ">")
	default:
		h.text(1 + max(0, h.until(rest[1:], "<")))
	}
}

// until returns where in rest a sign stands, its length if it does not.
func (h *htmlReader) until(rest []byte, sign string) int {
	if i := bytes.Index(rest, []byte(sign)); i >= 0 {
		return i
	}
	return len(rest)
}

// startsTag says whether a tag begins here, and not a '<' that is text.
func startsTag(b []byte) bool {
	name := bytes.TrimPrefix(b, []byte("<"))
	return len(name) < len(b) && len(bytes.TrimPrefix(name, []byte("/"))) > 0 &&
		isLetter(bytes.TrimPrefix(name, []byte("/"))[0])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// text takes n bytes that are seen, with character references.
func (h *htmlReader) text(n int) {
	h.body.references(h.src, h.at, h.at+n)
	h.apart.references(h.src, h.at, h.at+n)
	h.at += n
}

// comment takes a comment that begins with n bytes, or what is read as one, to the first of the signs that end it. In
// <!--> the end is a part of the beginning.
func (h *htmlReader) comment(n int, ends ...string) {
	from := h.at + len("<!")
	stop, next := len(h.src), len(h.src)
	for _, end := range ends {
		if i := from + h.until(h.src[from:], end); i < stop {
			stop, next = i, i+len(end)
		}
	}
	h.value(min(h.at+n, stop), stop, false)
	h.at = next
}

// value adds a view of its own. A tag that is to hide something is none there, so that what it says is not clear.
func (h *htmlReader) value(lo, hi int, references bool) {
	v := &view{}
	for i := range h.src[lo:hi] {
		if tagAt(h.src[lo+i:hi]) != "" {
			h.fail(&Error{lo + i, "a <redact> tag where tags are only text: take it out, or what is around it"})
		}
	}
	if references {
		v.references(h.src, lo, hi)
	} else {
		v.copied(h.src, lo, hi)
	}
	h.views = append(h.views, v)
}

// rawElements are those whose content is no HTML; in those with true there are character references.
func rawElement(name string) (raw, references bool) {
	references = name == "title" || name == "textarea"
	raw = slices.Contains([]string{"script", "style", "xmp", "iframe", "noembed", "noframes"}, name)
	return raw || references, references
}

// rawText takes the content of an element that is no HTML.
func (h *htmlReader) rawText() {
	end := h.at
	for end < len(h.src) && !endsRaw(h.src[end:], h.raw) {
		end++
	}
	_, references := rawElement(h.raw)
	h.value(h.at, end, references)
	h.at, h.raw = end, ""
}

func endsRaw(b []byte, name string) bool {
	end := "</" + name
	return len(b) >= len(end) && b[0] == '<' && strings.EqualFold(string(b[:len(end)]), end)
}
