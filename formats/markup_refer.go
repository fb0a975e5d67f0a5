package formats

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// References in HTML: <label for="a">Password</label> is a label of the element with that id, and one with
// aria-labelledby="a" has the text of that as its label. Either may come first. A label that comes behind its value finds it
// while that waits, as the text around it goes on.

// refMax is how many elements with an id, and how many labels of such, are remembered: the last ones.
const refMax = 16

// refs are those elements.
type refs struct {
	now      referred // the last element that has an id or a label, while its text comes
	elements ring[referred]
	labels   ring[labelRef]
}

// A referred is an element that a label may be of, or that may be one.
type referred struct {
	note
	id     string
	by     []string // the ids of its labels
	said   *field   // what a label before it says
	direct bool     // no tag has come behind its own
	lo, hi int64
	told   int // how many labels behind it have said something
}

// A labelRef is what a label says of the element with an id.
type labelRef struct {
	id   string
	said *field
}

// Links are what attributes of a tag say of other elements, and of columns.
type links struct {
	id     string
	refers string   // the id of what a label is for
	by     []string // the ids of the labels of the element
	span   int      // how many columns a cell takes; 0 if it is not said
}

// A ring keeps the last refMax values.
type ring[T any] struct {
	list []T
	next int
}

func (r *ring[T]) add(v T) {
	if len(r.list) < refMax {
		r.list = append(r.list, v)
		return
	}
	r.list[r.next] = v
	r.next = (r.next + 1) % refMax
}

// referTag is the end of a tag.
func (m *markup) referTag() {
	now, t := &m.labels.refs.now, &m.tag
	now.direct = false
	switch {
	case t.closing:
		if now.in == t.name {
			m.endReferred()
		}
		return
	case t.name == "label":
		m.labels.of = t.refers
	}
	if t.id == "" && t.by == nil {
		return
	}
	m.endReferred()
	*now = referred{note: note{text: now.text[:0], in: t.name}, id: t.id, by: t.by, lo: t.at, direct: true}
	now.said = m.saidOf(now)
	m.s.tellBetween(now.lo, math.MaxInt64, now.said)
	if t.name == "input" {
		m.endReferred()
	}
}

// saidOf returns what labels before an element say of it.
func (m *markup) saidOf(e *referred) *field {
	for _, l := range m.labels.refs.labels.list {
		if l.id == e.id && l.id != "" {
			return l.said
		}
	}
	for i := range m.labels.refs.elements.list {
		if other := &m.labels.refs.elements.list[i]; slices.Contains(e.by, other.id) {
			return m.s.labelOf(other.text)
		}
	}
	return nil
}

// endReferred is the end of an element that has an id or a label.
func (m *markup) endReferred() {
	r := &m.labels.refs
	if r.now.in == "" {
		return
	}
	e := r.now
	e.text, e.hi = append([]byte(nil), r.now.end()...), m.s.at()
	r.now.in = ""
	for i := range r.elements.list {
		if other := &r.elements.list[i]; slices.Contains(other.by, e.id) {
			m.tellReferred(other, m.s.labelOf(e.text))
		}
	}
	r.elements.add(e)
}

// labelFor takes what a label says of an element with an id.
func (m *markup) labelFor(id string, said *field) {
	r := &m.labels.refs
	for i := range r.elements.list {
		if e := &r.elements.list[i]; e.id == id {
			m.tellReferred(e, said)
		}
	}
	at := slices.IndexFunc(r.labels.list, func(l labelRef) bool { return l.id == id })
	switch {
	case at >= 0:
		r.labels.list[at].said = said
	case said != nil:
		r.labels.add(labelRef{id, said})
	}
}

// isLink says whether the value of an attribute is one of links.
func isLink(name string) bool {
	return name == "id" || name == "for" || name == "aria-labelledby" || name == "colspan"
}

// noteLink notes the value of an attribute that ends.
func (m *markup) noteLink() {
	if !isLink(m.tag.key) {
		return
	}
	switch text := m.token(); m.tag.key {
	case "id":
		m.tag.id = text
	case "for":
		m.tag.refers = text
	case "aria-labelledby":
		by := strings.Fields(text)
		m.tag.by = by[:min(len(by), toldMax)]
	case "colspan":
		n, _ := strconv.Atoi(text)
		m.tag.span = min(n, spanMax)
	}
}

// tell adds what a label before the element says of its text to others.
func (r *refs) tell(others []*field) []*field {
	if f := r.field(); f != nil {
		return append(slices.Clip(others), f)
	}
	return others
}

// tellReferred takes what a label behind an element says of it. Nobody writes many of them.
func (m *markup) tellReferred(e *referred, said *field) {
	if said != nil && e.told < 2*toldMax {
		e.told++
		m.s.tellBetween(e.lo, e.hi, said)
	}
}

// field returns what a label before the element says of its text. In one that holds others, such as a section, it is a
// heading.
func (r *refs) field() *field {
	if r.now.in != "" && !r.now.long && (r.now.direct || r.mayBeTold()) {
		return r.now.said
	}
	return nil
}

// mayBeTold says whether the text that comes may be a value that a label behind it says what it is.
func (r *refs) mayBeTold() bool {
	if r.now.long {
		return false
	}
	switch r.now.in {
	case "span", "output", "code", "samp", "kbd", "data", "strong", "b", "em", "i", "td", "dd":
		return true
	}
	return false
}
