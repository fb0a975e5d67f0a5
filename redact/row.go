package redact

import "bytes"

// Rows: which cells a line below a header has, and of which columns they are.

// A tableLine is a line with its cells, if it is looked at below a header.
type tableLine struct {
	at, end int // without the line break
	first   int // the column of the first cell
	rest    int // 1 if that is glued to a carried value
	cells   []stretch
	open    bool // more cells follow on the next line, or nobody knows
	fits    bool // it may be a row
}

func (l *tableLine) isLong() bool { return l.end-l.at > lineMax }

// width is how many columns the line takes, with those on the lines before that it goes on from.
func (l *tableLine) width() int { return l.first + len(l.cells) }

// look splits the next line, which ends at end, or of which that much is known, if it is below a header.
func (t *table) look(b []byte, end int) tableLine {
	l := tableLine{at: t.line, end: end}
	if t.behind {
		l.rest = 1
	}
	switch {
	case t.width == 0 || l.at < 0:
		return l
	case l.isLong():
		l.first, l.open = t.first, true
		l.cells, _ = split(t.cells[:0], b, l.at, l.at+lineMax, t.delim, t.quoted)
		l.cells[len(l.cells)-1].hi = end
	default:
		t.splitRow(b, &l)
	}
	t.cells = l.cells
	l.fits = t.fits(&l)
	return l
}

// splitRow splits a whole line. It may begin inside a cell that a line before it left open.
func (t *table) splitRow(b []byte, l *tableLine) {
	end := l.at + len(trimCR(b[l.at:l.end]))
	if t.behind {
		l.first = t.first
	}
	inside := t.behind && t.quoted
	l.cells, l.open = split(t.cells[:0], b, l.at, end, t.delim, inside)
	switch {
	case t.quoted && !t.behind && (l.open || len(l.cells) != t.width):
		l.first = t.first
		l.cells, l.open = split(l.cells[:0], b, l.at, end, t.delim, true)
	case l.open && !inside && t.stray(b[l.at:end], l):
		l.cells, l.open = splitPlain(l.cells[:0], b, l.at, end, t.delim), false
	}
}

// stray says whether the quote in a line that is not closed means nothing: without it all cells are there.
func (t *table) stray(line []byte, l *tableLine) bool {
	return l.width() < t.width && bytes.Count(line, []byte{'"'}) == 1 &&
		l.first+bytes.Count(line, []byte{t.delim})+1 == t.width
}

// fits says whether a line may be a row: it has about as many cells as the header, or more, as delimiters are
// forgotten to be quoted and what is masked may have held some.
func (t *table) fits(l *tableLine) bool {
	n := l.width()
	if l.open {
		return n <= t.width
	}
	return n > 1 && n >= t.width-min(2, t.width/3)
}

// interrupted looks at the next line, which is known up to end, where a value that is carried begins at position at of
// it. The table goes on behind that.
func (t *table) interrupted(b []byte, at, end int) tableLine {
	l := t.look(b, end)
	if t.width > 0 && l.at >= 0 {
		cells, quoted := split(t.cells[:0], b, l.at, min(at, l.at+lineMax), t.delim, t.quoted)
		if !l.isLong() {
			l.first, l.cells, l.open, l.fits = t.first, cells, true, true
		}
		t.cells, t.first, t.quoted = cells, t.first+len(cells)-1, quoted
	}
	t.behind = true
	return l
}

// split appends the cells of b[lo:hi] to cells: those in quotes may hold delimiters, and quotes if they are doubled.
// quoted says that the line begins inside of quotes, and that the last cell's are not closed.
func split(cells []stretch, b []byte, lo, hi int, delim byte, quoted bool) ([]stretch, bool) {
	for at := lo; ; at++ {
		from := at
		if !quoted {
			for at < hi && b[at] == ' ' {
				at++
			}
			if quoted = at < hi && b[at] == '"'; quoted {
				at++
			}
		}
		if quoted {
			if at = closing(b, at, hi); at == hi {
				return append(cells, stretch{from, hi}), true
			}
		}
		at, quoted = find(b, at, hi, delim), false
		if cells = append(cells, stretch{from, at}); at == hi {
			return cells, false
		}
	}
}

// splitPlain is split for a line in which quotes mean nothing.
func splitPlain(cells []stretch, b []byte, lo, hi int, delim byte) []stretch {
	for {
		at := find(b, lo, hi, delim)
		if cells = append(cells, stretch{lo, at}); at == hi {
			return cells
		}
		lo = at + 1
	}
}

// find returns the index of c in b[lo:hi], or hi.
func find(b []byte, lo, hi int, c byte) int {
	if i := bytes.IndexByte(b[lo:hi], c); i >= 0 {
		return lo + i
	}
	return hi
}

// closing returns the index of the quote that closes what begins at b[at], or hi.
func closing(b []byte, at, hi int) int {
	for {
		if at = find(b, at, hi, '"'); at+1 >= hi || b[at+1] != '"' {
			return at
		}
		at += 2
	}
}
