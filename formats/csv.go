package formats

import "bytes"

// CSV as RFC 4180 has it, with any delimiter of delimiters, and TSV: records of cells, some of them in quotes. A cell
// without quotes may hold some. The texts are the cells; the names of their fields stand in the first record.

// delimiters stand between cells, the likeliest first.
const delimiters = ",;\t|"

// What may come next.
const (
	csvCell   = iota // a cell, or the end
	csvBare          // more of a cell without quotes
	csvQuoted        // more of one in quotes
	csvBehind        // what stands behind the closing quote
)

// A csv reads records of cells.
type csv struct {
	s       *splicer
	tabs    bool // the delimiter is a tab
	dialect      // with a delimiter of 0 while it is not known
	state   int
	bare    *form
	columns columns
	record  int64 // which record comes,
	nth     int   // and which of its cells
}

func newCSV(s *splicer, o Options) scanner {
	c := &csv{s: s, columns: columns{header: o.Header, root: s.within}}
	s.where = c.levels
	return c
}

func newTSV(s *splicer, o Options) scanner {
	c := newCSV(s, o).(*csv)
	c.tabs = true
	return c
}

// speak makes a dialect the one of the document.
func (c *csv) speak(d dialect) {
	if c.tabs {
		d.delim = '\t'
	}
	c.dialect, c.bare = d, bareCell(d.delim)
}

func (c *csv) scan(p []byte, end bool) (n int, err error) {
	if n = byteOrderMark(c.s, p, end); n < 0 {
		return 0, nil
	}
	if c.delim == 0 {
		d, known := dialectOf(p[n:], end)
		if !known {
			return n, nil
		}
		c.speak(d)
	}
	for n < len(p) && err == nil {
		k, was := 0, c.state
		switch was {
		case csvBare:
			k = c.text(p[n:], end)
		case csvQuoted:
			k = c.quoted(p[n:], end)
		default:
			k, err = c.structure(p[n:], end)
		}
		if n += k; k == 0 && c.state == was {
			return n, err
		}
	}
	if err == nil && end {
		err = c.finish()
	}
	return n, err
}

func (c *csv) finish() error {
	switch c.state {
	case csvQuoted:
		return c.s.fail(0, "the quotes of a cell are not closed")
	case csvBare:
		c.ended()
	case csvCell:
		if c.nth == 0 {
			return nil
		}
		c.columns.add("")
	}
	c.endRecord()
	return nil
}

// structure takes what stands between two cells, and begins the next.
func (c *csv) structure(p []byte, end bool) (n int, err error) {
	size := c.lineBreak(p, end)
	switch {
	case size < 0:
		return 0, nil
	case size > 0 || p[0] == c.delim:
		c.between(p[:max(size, 1)], size > 0)
		return max(size, 1), nil
	case c.state == csvBehind:
		return 0, c.s.fail(0, "a delimiter or a line break has to stand behind the quotes of a cell")
	}
	c.beginRecord()
	if p[0] == '"' {
		c.s.keep(p[:1])
		c.state, n = csvQuoted, 1
		c.begin(quotedCell)
		return n, nil
	}
	c.state = csvBare
	c.begin(c.bare)
	return c.text(p, end), nil
}

// between takes a delimiter or a line break.
func (c *csv) between(p []byte, line bool) {
	c.beginRecord()
	if c.state == csvCell {
		c.columns.add("")
	}
	c.state = csvCell
	if line {
		c.endRecord()
		c.s.keep(p)
		c.nth = 0
		return
	}
	c.s.keep(p)
	c.nth++
}

// text takes more of a cell without quotes.
func (c *csv) text(p []byte, end bool) (n int) {
	for n < len(p) && p[n] != c.delim && p[n] != '\n' {
		if p[n] == '\r' && c.lineBreak(p[n:], end) != 0 {
			break
		}
		n++
	}
	c.s.text(p[:n])
	if n == len(p) || c.lineBreak(p[n:], end) < 0 {
		return n
	}
	if p[n] != c.delim && inArmour(c.s.recent()) {
		goesOn, known := armoured(p[n:], end)
		if !known {
			return n
		}
		if goesOn {
			c.s.text(p[n : n+1])
			return n + 1
		}
	}
	c.ended()
	return n
}

// quoted takes more of a cell in quotes.
func (c *csv) quoted(p []byte, end bool) (n int) {
	for n < len(p) {
		if p[n] != '"' {
			if i := bytes.IndexByte(p[n:], '"'); i >= 0 {
				n += i
				continue
			}
			n = len(p)
			break
		}
		if n+1 == len(p) && !end {
			break
		}
		if n+1 < len(p) && p[n+1] == '"' {
			n += 2
			continue
		}
		c.s.text(p[:n])
		c.ended()
		c.s.keep(p[n : n+1])
		c.state = csvBehind
		return n + 1
	}
	c.s.text(p[:n])
	return n
}

// lineBreak is lineBreak or anyLineBreak, as the dialect has it.
func (d dialect) lineBreak(p []byte, end bool) int {
	if d.cr {
		return anyLineBreak(p, end)
	}
	return lineBreak(p, end)
}

// lineBreak returns the length of a line break that p begins with, or -1 if it takes more bytes to know.
func lineBreak(p []byte, end bool) int {
	switch {
	case p[0] == '\n':
		return 1
	case p[0] != '\r':
		return 0
	case len(p) == 1 && !end:
		return -1
	case len(p) > 1 && p[1] == '\n':
		return 2
	}
	return 0
}

func (c *csv) beginRecord() {
	if c.nth == 0 && c.state != csvBehind {
		c.s.hold()
	}
}

func (c *csv) begin(as *form) {
	c.s.begin(c.columns.field(c.nth), as)
	c.s.now.nth = c.nth
}

// ended is the end of a cell.
func (c *csv) ended() {
	if c.columns.open() {
		c.columns.add(c.s.tokenText(maxKey))
	}
	c.s.end()
	c.state = csvBehind
}

// endRecord is the end of a record.
func (c *csv) endRecord() {
	waiting := c.s.release()
	if width := c.nth + 1; c.columns.done && width > 1 {
		c.columns.align(waiting, width)
	}
	c.tell(waiting)
	c.columns.end(c.nth + 1)
	c.pair(waiting)
	c.record++
}

// levels appends where the cell that begins is: which record, and which cell of that or that it has a name.
func (c *csv) levels(dst []int64) []int64 {
	if c.columns.field(c.nth) == c.columns.root {
		return append(dst, c.record, int64(c.nth))
	}
	return append(dst, c.record, -1)
}
