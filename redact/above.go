package redact

import "bytes"

// Labels on the line above their number: see Detector.Above.

// aloneBelow says whether nothing stands beside the number b[at:stop] on its line, in the raw text: of the text
// that folds the line above may not be there.
func (s *scanner) aloneBelow(at, stop int) bool {
	b := s.v.Bytes
	line := lineEnd(b, stop, min(len(b), stop+labelNear))
	rest := bytes.TrimRight(b[stop:line], " \t\r")
	return s.v.Pos == nil && len(rest) == 0 && (line == len(b) || b[line] == '\n')
}

// fireBelow is fire with a neighbourhood that begins on the line of the label that ends at end.
func (s *scanner) fireBelow(r, at, end, stop int) {
	s.line(at)
	s.fireFrom(lineStart(s.v.Bytes, 0, end), r, at, at, stop)
}

// fireFrom is fire with a neighbourhood that begins at lo, on a line above.
func (s *scanner) fireFrom(lo, r, at, start, end int) {
	own := s.lineLo
	s.lineLo = lo
	s.findMarks()
	s.fire(r, at, start, end)
	s.lineLo = own
	s.findMarks()
}

// fireNamed fires a row whose name stands before the sign at position at. If the row asks for what stands above, the
// neighbourhood begins on the line before, in the raw text.
func (s *scanner) fireNamed(r, at int) {
	if s.toLine(at); !s.p.rows[r].Above || s.v.Pos != nil || s.lineLo == 0 {
		s.fire(r, at, 0, 0)
		return
	}
	above := s.lineLo - 1
	from := max(0, above-s.p.rows[r].before)
	s.fireFrom(lineStart(s.v.Bytes, from, above), r, at, 0, 0)
}
