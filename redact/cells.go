package redact

import "bytes"

// Cells: what is found in them behind the names of their columns.

// tables scans the cells below names in b[lo:hi), and reads the lines that end there. done are the values in it that
// are carried.
func (s *scanner) tables(b []byte, lo, hi int, done []carried) {
	t := &s.w.table
	for t.line < hi && (len(done) > 0 || t.skip(s.p, b, hi)) {
		end := lineEnd(b, max(t.line, t.seen), len(b))
		if len(done) > 0 && int(done[0].start-s.base) < end {
			at := max(t.line, int(done[0].start-s.base))
			l := t.interrupted(b, at, end)
			s.row(b, &l, lo, min(hi, at))
			t.label = t.label[:0]
			t.goOn(int(min(done[0].end-s.base, int64(hi))))
			done = done[1:]
			continue
		}
		l := t.look(b, end)
		s.row(b, &l, lo, hi)
		s.besideName(b, &l, lo, hi)
		s.belowLabel(b, &l, lo, hi)
		if end >= hi {
			t.seen = hi
			return
		}
		t.read(s.p, b, &l)
	}
}

// row scans the cells of a line behind the names of their columns. If it has more or fewer than the header, nobody
// knows where, so that they are counted from both ends; what was masked may have been several.
func (s *scanner) row(b []byte, l *tableLine, lo, hi int) {
	t := &s.w.table
	if !l.fits {
		return
	}
	shift := l.width() - t.width
	if l.open {
		shift = 0
	}
	if l.isLong() {
		hi = min(hi, l.at+lineMax)
	}
	first, last := l.end, l.at
	if shift != 0 {
		first, last = s.markedIn(b, l.at, l.end)
	}
	for _, c := range t.columns {
		if k := c.nth - l.first; k >= l.rest && k < len(l.cells) && l.cells[k].hi <= first {
			s.cell(b, l.cells[k], t.names[c.lo:c.hi], lo, hi)
		}
		if k := c.nth - l.first + shift; shift != 0 && k >= l.rest && k < len(l.cells) && l.cells[k].lo >= last {
			s.cell(b, l.cells[k], t.names[c.lo:c.hi], lo, hi)
		}
	}
}

// markedIn returns the beginning of the first mark or box in b[lo:hi] and the end of the last, hi and lo if there is none.
func (s *scanner) markedIn(b []byte, lo, hi int) (first, last int) {
	first, last = hi, lo
	for at := lo; at < hi; at++ {
		n := 0
		switch b[at] {
		case '[':
			n = s.markEnd(b[at+1 : hi])
		case boxed[0]:
			if bytes.HasPrefix(b[at:hi], boxed) {
				n = len(boxed)
			}
		}
		if n > 0 {
			first, last = min(first, at), at+n
		}
	}
	return first, last
}

// cell scans what of a cell is in [lo, hi).
func (s *scanner) cell(b []byte, c stretch, name []byte, lo, hi int) {
	s.column = name
	s.quotable(b, c, name, lo, hi)
	s.column = nil
}

// quotable scans what of a value is in [lo, hi) behind its name, in quotes if it needs some.
func (s *scanner) quotable(b []byte, c stretch, name []byte, lo, hi int) {
	at, end := inside(b, c)
	if hi = min(hi, end, at+fieldSpan); at >= hi || lo >= hi {
		return
	}
	first := len(s.w.pending)
	s.cellView(name, b[:end], at, false)
	s.scan(&s.view, s.view.unitAt(max(lo, at)), s.view.unitAt(hi))
	if folds(b[:end], at, end) {
		s.cellView(name, b[:end], at, true)
		s.scan(&s.view, s.view.unitAt(max(lo, at)), s.view.unitAt(hi))
	}
	s.w.inCell(first, s.base+int64(end))
}

// inCell ends the values from pending[first] on that would be carried: a long one takes the rest of its cell, and the
// others are found without the name as well.
func (w *window) inCell(first int, end int64) {
	keep := w.pending[:first]
	for _, c := range w.pending[first:] {
		if c.opens && c.end-c.start < fieldSpan {
			continue
		}
		if c.opens {
			c.opens, c.carried, c.end = false, true, end
		}
		keep = append(keep, c)
	}
	w.pending = keep
}

// inside returns the range of a cell without blanks and quotes around it. One of those may be on another line.
func inside(b []byte, c stretch) (at, end int) {
	at, end = c.lo, c.hi
	for at < end && isBlank(b[at]) {
		at++
	}
	for end > at && isBlank(b[end-1]) {
		end--
	}
	if at < end && b[at] == '"' {
		at++
	}
	if at < end && b[end-1] == '"' {
		end--
	}
	return at, end
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// cellView makes a view of the cell from b[at] to the end of b behind a name, as it is or as it folds. What would end
// a value, but does not end the cell, stands in quotes.
func (s *scanner) cellView(name, b []byte, at int, folded bool) {
	v, end := &s.view, len(b)
	v.reset()
	v.addAll(name, at, at)
	quote := endsValue(b[at:])
	if quote {
		v.add('"', at, at)
	}
	if folded {
		fold(v, b, at, end)
	} else {
		escaped(v, b, at)
	}
	if quote {
		v.add('"', end, end)
	}
}

// endsValue says whether something stands in a cell, or in the line of a field, that would end a value in text.
func endsValue(b []byte) bool { return bytes.ContainsAny(b, " \t,;|&\"'") }

// escaped adds the cell from b[at] to the end of b, with a backslash before its quotes, which are doubled or not.
func escaped(v *View, b []byte, at int) {
	for i := at; i < len(b); i++ {
		switch {
		case b[i] != '"':
			v.add(b[i], i, i+1)
		case i+1 < len(b) && b[i+1] == '"':
			v.add('\\', i, i+1)
			v.add('"', i+1, i+2)
			i++
		default:
			v.add('\\', i, i)
			v.add('"', i, i+1)
		}
	}
}
