package redact

import "bytes"

// Labels above: a line that is a name and a colon says what stands alone on the line below, as in tickets. So that line is
// scanned once more as if the name stood before it. A carriage return is between the two: it ends an assignment, so that
// only a row that asks for one takes the line for the value of a name.
//
// A label without a colon, as in forms that were copied, one with empty lines below it, and one in the cell before say
// less. Then a tab follows the carriage return. Signs of quoted mail before either line are left out.

const (
	// belowMax is the longest line that a label above is context for: a value, and not the text that an announcement is of.
	belowMax = 64
	// belowGap is how many empty lines may stand between a label and its value.
	belowGap = 2
)

// weakly stands behind a label that says less.
var weakly = []byte(":\r\t")

// announce notes the name that a line announces the next one with, if it says something, or none. label is what the line
// before has announced: an empty line keeps it.
func (t *table) announce(p *program, line, label []byte) {
	if len(label) > 0 && t.gap < belowGap && isGap(line[quoted(line):]) {
		if t.gap++; label[len(label)-1] != '\t' {
			label = append(label, '\t')
		}
		t.label = label
		return
	}
	t.gap = 0
	switch {
	case len(line) > nameMax:
	case !announces(line):
		if name := p.bareLabel(line); len(name) > 0 {
			t.label = append(append(t.label, name...), weakly...)
		}
	default:
		if name := labelName(line); len(name) > 0 && isName(name, 4) && p.tells(name) {
			t.label = append(append(t.label, name...), ':', '\r')
		}
	}
}

// isGap says whether a line is empty, or opens a listing.
func isGap(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) == 0 || bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

// quoted returns how much of the beginning of a line is signs of quoted mail, with a blank behind them.
func quoted(line []byte) (n int) {
	for i := 0; i < len(line) && (line[i] == '>' || line[i] == ' '); i++ {
		if line[i] == '>' {
			n = i + 1
		}
	}
	if n > 0 && n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// aroundLabel stands around a label on its line.
var aroundLabel = setOf(": \t\r*_`\\")

// labelName returns a label without what stands around it.
func labelName(line []byte) []byte {
	line = line[quoted(line):]
	for len(line) > 0 && aroundLabel[line[len(line)-1]] {
		line = line[:len(line)-1]
	}
	return bytes.TrimLeft(trimName(line), "_")
}

// mayBeLabel says whether the line b[lo:end] is short and ends like a name of an assignment.
func (p *program) mayBeLabel(b []byte, lo, end int) bool {
	return end-lo <= nameMax && end-lo > 2 && p.keyTails.has(tail3(b[end-3], b[end-2], b[end-1]))
}

// bareLabel returns the name of an assignment that a line is, and nothing else; nil if it is none. Most lines are told by
// how they end.
func (p *program) bareLabel(line []byte) []byte {
	end := len(line)
	if end > nameMax {
		return nil
	}
	for end > 0 && (aroundLabel[line[end-1]] || isDigit(line[end-1])) {
		end--
	}
	if !p.mayBeLabel(line, 0, end) {
		return nil
	}
	if name := labelName(line); len(name) > 0 && isName(name, 3) && p.assigns(name) {
		return name
	}
	return nil
}

// belowLabel scans what of the line below a label is in [lo, hi).
func (s *scanner) belowLabel(b []byte, l *tableLine, lo, hi int) {
	label := s.w.table.label
	if len(label) == 0 || l.at < 0 || l.end-l.at > belowMax {
		return
	}
	end := l.at + len(trimCR(b[l.at:l.end]))
	s.behindLabel(label, b[:end], l.at+quoted(b[l.at:end]), lo, hi)
}

// behindLabel scans what of the value from b[at] to the end of b is in [lo, hi) behind its label.
func (s *scanner) behindLabel(label, b []byte, at, lo, hi int) {
	if hi = min(hi, len(b)); at >= hi || lo >= hi {
		return
	}
	first := len(s.w.pending)
	s.column = label
	s.behindName(string(label), b, at, lo, hi)
	s.column = nil
	s.w.inCell(first, s.base+int64(len(b)))
}
