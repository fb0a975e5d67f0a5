package rx

import (
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"
)

// findBack is Find for a pattern that needs backtracking: it sees the whole window, so that look-around may
// look beyond the match. A beginning may be anywhere in text[lo:], the match must hold the anchor.
func (r *Rule) findBack(found []Span, w Window, lo, hi int) ([]Span, error) {
	text := string(append(append([]byte{w.Left}, w.Text...), w.Right))
	if w.Right == '\n' && len(w.Text) > 0 && w.Text[len(w.Text)-1] == '\r' {
		text = text[:len(text)-2] + "\n"
	}
	for from := lo; from <= w.At; {
		for from < w.At && !utf8.RuneStart(w.Text[from]) {
			from++
		}
		m, err := r.tryBack(text, from+1)
		if err != nil {
			return found, err
		}
		if m == nil || m.start-1 > w.At+r.behind {
			return found, nil
		}
		if m.end-1 > w.At {
			return append(found, m.span(len(w.Text), r.open && hi < len(w.Text) && m.end > hi)), nil
		}
		from = max(from+1, m.end-1)
	}
	return found, nil
}

// A backMatch is a match in a text with one character of context before it.
type backMatch struct{ start, end, valueStart, valueEnd, checkStart, checkEnd int }

// span has the places in the window, which is limit bytes long.
func (m *backMatch) span(limit int, goes bool) Span {
	s := Span{
		Start: m.valueStart - 1, End: min(m.valueEnd-1, limit),
		CheckStart: m.checkStart - 1, CheckEnd: min(m.checkEnd-1, limit),
	}
	s.Goes = goes && s.End == limit
	return s
}

// tryBack looks for a match from a position on.
func (r *Rule) tryBack(text string, from int) (m *backMatch, err error) {
	err = r.rest.run(func() error {
		got, err := r.back.FindStringMatchStartingAt(text, from)
		m = nil
		if err == nil && got != nil {
			m = newBackMatch(got)
		}
		return err
	})
	return m, err
}

func newBackMatch(got *regexp2.Match) *backMatch {
	m := &backMatch{}
	m.start, m.end = byteRange(&got.Group)
	m.valueStart, m.valueEnd = m.start, m.end
	if g := got.GroupByName("value"); g != nil && len(g.Captures) > 0 {
		m.valueStart, m.valueEnd = byteRange(g)
	}
	m.checkStart, m.checkEnd = m.valueStart, m.valueEnd
	if g := got.GroupByName("check"); g != nil && len(g.Captures) > 0 {
		m.checkStart, m.checkEnd = byteRange(g)
	}
	return m
}

func byteRange(g *regexp2.Group) (start, end int) {
	at, n := g.ByteRange()
	return at, at + n
}
