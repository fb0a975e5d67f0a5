package redact

import "slices"

// Labels beside: in a table whose rows are the fields of one thing, the name stands in the first cell and the value in the
// second, as in | Password | hunter2 |. Most tables that begin a row with the name of a field describe it, so that a label
// there says less than one with a colon: see below.go.

// besideName scans the second cell of a line that begins with a bar behind the first one, if that is the name of an
// assignment.
func (s *scanner) besideName(b []byte, l *tableLine, lo, hi int) {
	if l.at < 0 || l.isLong() || l.at == l.end || b[l.at] != '|' {
		return
	}
	bar := find(b, l.at+1, l.end, '|')
	name := s.p.bareLabel(b[l.at+1 : bar])
	if bar == l.end || len(name) == 0 {
		return
	}
	if at, end := inside(b, stretch{bar + 1, find(b, bar+1, l.end, '|')}); at < end {
		s.behindLabel(slices.Concat(name, weakly), b[:end], at, lo, hi)
	}
}
