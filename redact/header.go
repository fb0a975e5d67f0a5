package redact

import (
	"bytes"
	"slices"
	"strings"
)

// Headers: which line names the columns of a table, and which of the names say something of the values below.

const (
	// headerMax is the longest header with a line of dashes below it.
	headerMax = 1 << 10
	// columnsMax is how many columns of a table are looked at, namesMax how many bytes their names take.
	columnsMax = 64
	namesMax   = 1 << 10
	// nameMax is the longest name of a column.
	nameMax = 48
)

// delimiters stand between the cells of a table.
const delimiters = "\t|;,"

// A column is one whose name says something: its place, and where in table.names its name is.
type column struct{ nth, lo, hi int }

// header makes b[lo:hi] the header of a table if all its cells, between one of the delimiters, are names, and one of
// them is of a row.
func (t *table) header(p *program, b []byte, lo, hi int, delimiters string) bool {
	if !startsAsHeader(b[lo:hi]) {
		return false
	}
	for i := range len(delimiters) {
		d := delimiters[i]
		line := b[lo:hi]
		at := bytes.LastIndexByte(line, d)
		if at < 0 {
			continue
		}
		words := wordsIn(line, d)
		if last := line[at+1:]; bytes.IndexByte(last, '"') < 0 && !isName(trimName(last), words) {
			continue // most lines that are asked for are prose and end here
		}
		cells, quoted := split(t.cells[:0], b, lo, hi, d, false)
		t.cells = cells
		if !quoted && areNames(b, cells, d, words) && t.name(p, b, cells) {
			t.delim, t.width, t.first, t.quoted, t.odd = d, len(cells), 0, false, 0
			return true
		}
	}
	return false
}

var commaBlank = []byte(", ")

// wordsIn returns less than how many blanks the names in a line have. In prose a comma with a blank behind it stands
// between more words than in a header.
func wordsIn(line []byte, delim byte) int {
	if delim == ',' && bytes.Contains(line, commaBlank) {
		return 2
	}
	return 4
}

// areNames says whether all of the cells are short names or empty. Two are names, or the second one, as tables begin
// their lines with a delimiter; but tabs indent, too.
func areNames(b []byte, cells []stretch, delim byte, words int) bool {
	names := 0
	for _, c := range cells {
		name := trimName(b[c.lo:c.hi])
		if !isName(name, words) {
			return false
		}
		names += min(1, len(name))
	}
	return names > 1 || names == 1 && delim != '\t' && len(trimName(b[cells[0].lo:cells[0].hi])) == 0
}

// trimName returns a cell of a header without what stands around its name.
func trimName(cell []byte) []byte {
	cell = bytes.TrimPrefix(cell, []byte("\ufeff"))
	return bytes.Trim(cell, " \t\"'`*#")
}

// isName says whether a cell may be the name of a column: a few words with more letters than digits, and no call of a
// function that goes on in the next cell.
func isName(name []byte, words int) bool {
	letters, digits, brackets := 0, 0, 0
	for _, c := range name {
		switch {
		case inWord(c):
			letters++
		case isDigit(c):
			digits++
		case c == ' ':
			if words--; words == 0 {
				return false
			}
		case c == '(':
			brackets++
		case c == ')':
			brackets--
		case strings.IndexByte("_-./#&'*`$%+", c) < 0:
			return false
		}
	}
	return len(name) == 0 || len(name) <= nameMax && digits <= 4 && letters > 0 && letters >= digits &&
		brackets == 0 && !bytes.Contains(name, boxed)
}

// name notes the columns whose names say something, if there are any.
func (t *table) name(p *program, b []byte, cells []stretch) bool {
	t.columns, t.names = t.columns[:0], t.names[:0]
	for nth, c := range cells {
		name := trimName(b[c.lo:c.hi])
		if len(name) == 0 || len(t.columns) == columnsMax || !p.tells(name) {
			continue
		}
		lo := len(t.names)
		if lo+len(name)+1 > namesMax {
			break
		}
		t.names = append(t.names, fieldName(string(name))...)
		t.columns = append(t.columns, column{nth, lo, len(t.names)})
	}
	return len(t.columns) > 0
}

// tells says whether the name of a column holds a word of a row, or is the name of an assignment.
func (g *program) tells(name []byte) bool {
	var words terms
	for _, w := range words.near(&g.words, name, 0, len(name)) {
		if len(g.words.of(w.word)) > 0 {
			return true
		}
	}
	return g.assigns(name)
}

// assigns says whether a value behind the name and a sign of equality is one that rows ask for.
func (g *program) assigns(name []byte) bool {
	end := len(name)
	for end > 0 && isDigit(name[end-1]) {
		end--
	}
	return end > 0 && slices.ContainsFunc(g.keys[tailOf(name[:end])], func(k keyRef) bool {
		return endsInName(name, end, k.name)
	})
}
