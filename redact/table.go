package redact

import "bytes"

// Tables: the name of a column stands on another line than its values. A line that looks like the header of a table
// gives the columns their names, and the cells below are scanned once more behind them, as the values of a field.

const (
	// lineMax is how much of a line is looked at for cells. What is scanned of it is complete in the buffer, or the
	// line is longer: see window.horizon.
	lineMax = reach - 2*fieldSpan
	// oddMax is how many lines of another width a table may hold on end.
	oddMax = 32
)

// A table is what the lines up to a place in the stream say of those that follow. It depends on their bytes and on the
// values in them that are carried, which stand for a mark, whatever lines they take.
type table struct {
	line    int  // where in the buffer the first line begins that was not read yet, or goes on behind a carried value
	seen    int  // no line break stands in buf[line:seen]
	prev    int  // where the line before begins, or less than line-headerMax
	may     bool // the next line may be a header
	delim   byte // what stands between cells
	width   int  // how many cells the header has; 0 outside of a table
	first   int  // the column that the next line begins in
	quoted  bool // inside the quotes of its cell
	behind  bool // the next line is the rest of one, behind a carried value
	odd     int  // how many lines since the last row of that width
	columns []column
	names   []byte    // of the columns, with the sign behind them
	cells   []stretch // of the line that is looked at
	label   []byte    // what announces the next line, with signs behind it: see below.go
	gap     int       // how many empty lines are below it
}

// begin is the state at the beginning of a text. It keeps the room that t has.
func (t *table) begin() table {
	return table{may: true, prev: -reach, columns: t.columns[:0], names: t.names[:0], cells: t.cells[:0],
		label: t.label[:0]}
}

// skip passes the lines before position hi of the buffer that are no part of a table: most lines are none, and cost
// no more than to find their ends. It says whether another one is there.
func (t *table) skip(p *program, b []byte, hi int) bool {
	for t.width == 0 && !t.behind && t.line >= 0 && len(t.label) == 0 {
		from := max(t.line, t.seen)
		n := bytes.IndexByte(b[from:hi], '\n')
		if n < 0 {
			t.seen = hi
			return b[t.line] == '|' // the last one, or a long one
		}
		if end := from + n; t.may || end == t.line || opensWith[b[t.line]] || opensBefore[b[end-1]] || p.mayBeLabel(b, t.line, end) {
			line := trimCR(b[t.line:end])
			if t.opening(p, line) {
				return true
			}
			t.may = len(line) == 0
		}
		t.prev, t.line, t.seen = t.line, from+n+1, from+n+1
		if t.line == hi {
			return false
		}
	}
	return true
}

// opening says whether a line may be a header, or one that a header may stand below, though it is not empty; or whether
// it is a row or a label by itself.
func (t *table) opening(p *program, line []byte) bool {
	return len(line) > 0 && (t.may && startsAsHeader(line) || line[0] == '|' ||
		(opensWith[line[0]] || opensBefore[line[len(line)-1]]) && opens(line) || len(p.bareLabel(line)) > 0)
}

// pass reads the lines that end before position to of the buffer.
func (t *table) pass(p *program, b []byte, to int) {
	for t.line < to && t.skip(p, b, to) {
		end := lineEnd(b, max(t.line, t.seen), to)
		if end == to {
			t.seen = to
			return
		}
		l := t.look(b, end)
		t.read(p, b, &l)
	}
}

// move moves the positions by n bytes of the buffer that were forgotten.
func (t *table) move(n int) { t.line, t.seen, t.prev = t.line-n, t.seen-n, t.prev-n }

// goOn has the table go on at position at, behind a carried value.
func (t *table) goOn(at int) { t.line, t.seen = at, at }

// read takes a whole line into account.
func (t *table) read(p *program, b []byte, l *tableLine) {
	above, behind := t.prev, t.behind
	t.line, t.seen, t.prev, t.behind = l.end+1, l.end+1, l.at, false
	label := t.label
	t.label = t.label[:0]
	if behind {
		t.prev = -reach
	}
	if l.isLong() {
		t.may, t.quoted, t.first, t.prev = false, false, 0, -reach
		return
	}
	text := trimCR(b[l.at:l.end])
	switch {
	case t.width > 0 && t.goesOn(l, text, behind):
	case behind:
		t.may = announces(text)
	case t.may && t.header(p, b, l.at, l.at+len(text), delimiters):
		t.may = false
	default:
		t.may = opens(text)
		t.announce(p, text, label)
		if t.may && l.at-above <= headerMax && isRule(text) {
			t.header(p, b, above, above+len(trimCR(b[above:l.at-1])), "|")
		}
	}
}

// goesOn says whether the table goes on with a line: a row, a line between rows, or one of another width that others may
// follow.
func (t *table) goesOn(l *tableLine, text []byte, behind bool) bool {
	if !t.quoted && !behind && isRule(text) {
		return true
	}
	if t.odd++; l.width() == t.width && !l.open {
		t.odd = 0
	}
	t.quoted, t.first = l.open && l.fits, 0
	if t.quoted {
		t.first = l.width() - 1
	}
	if l.width() < 2 && !t.quoted || t.odd > oddMax {
		t.width, t.may, t.quoted, t.first = 0, false, false, 0
		return false
	}
	return true
}
