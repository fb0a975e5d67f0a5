package formats

import "bytes"

// A dialect is how a table is written.
type dialect struct {
	delim byte // what stands between cells
	cr    bool // '\r' alone ends a record, too, as old spreadsheets for the Macintosh have it
}

// dialectOf returns the dialect of a table, and whether it is known. The delimiter is the one that stands most often in the
// first line that has any. '\r' alone ends records if no other line break is in the first sniffed bytes.
func dialectOf(p []byte, end bool) (d dialect, known bool) {
	known = end || len(p) >= sniffed
	p = p[:min(len(p), sniffed)]
	var line, first tally
	quoted, lf := false, false
	for i, b := range p {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n':
			if lf = true; line.any() {
				return dialect{line.most(), false}, true
			}
		case b == '\r' && i+1 < len(p) && p[i+1] != '\n':
			if d.cr = true; !first.any() {
				first = line
			}
		default:
			line.add(b)
		}
	}
	if d.cr = d.cr && !lf; d.cr && first.any() {
		line = first
	}
	d.delim = line.most()
	return d, known
}

// A tally says how often each of the delimiters stands in a line.
type tally [len(delimiters)]int

func (t *tally) add(b byte) {
	if k := bytes.IndexByte([]byte(delimiters), b); k >= 0 {
		t[k]++
	}
}

func (t *tally) any() bool { return *t != tally{} }

func (t *tally) most() byte {
	best := 0
	for k, n := range t {
		if n > t[best] {
			best = k
		}
	}
	return delimiters[best]
}
