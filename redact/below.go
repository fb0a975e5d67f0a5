package redact

import "bytes"

// Labels above: a line that is a name and a colon says what stands alone on the line below, as in tickets. So that line is
// scanned once more as if the name stood before it. A carriage return is between the two: it ends an assignment, so that
// only a row that asks for one takes the line for the value of a name.

// belowMax is the longest line that a label above is context for: a value, and not the text that an announcement is of.
const belowMax = 64

// announce notes the name that a line announces the next one with, if it says something, or none.
func (t *table) announce(p *program, line []byte) {
	t.label = t.label[:0]
	if len(line) > nameMax || !announces(line) {
		return
	}
	name := trimName(bytes.TrimRight(line, ": \t\r"))
	if len(name) > 0 && isName(name, 4) && p.tells(name) {
		t.label = append(append(t.label, name...), ':', '\r')
	}
}

// belowLabel scans what of the line below a label is in [lo, hi).
func (s *scanner) belowLabel(b []byte, l *tableLine, lo, hi int) {
	label := s.w.table.label
	if len(label) == 0 || l.at < 0 || l.end-l.at > belowMax {
		return
	}
	end := l.at + len(trimCR(b[l.at:l.end]))
	first := len(s.w.pending)
	s.column = label
	s.behindName(string(label), b[:end], l.at, lo, min(hi, end))
	s.column = nil
	s.w.inCell(first, s.base+int64(end))
}
