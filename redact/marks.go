package redact

import "bytes"

// What was masked is no context: the words in "[PHONE_NUMBER]" say nothing about the digits behind
// it. A neighbourhood ends at such a mark, so that masking what is masked changes nothing.

// findMarks notes the marks on the line [lineLo, lineHi).
func (s *scanner) findMarks() {
	s.marks = s.marks[:0]
	b := s.v.Bytes
	for at := s.lineLo; at < s.lineHi; {
		i := bytes.IndexByte(b[at:s.lineHi], '[')
		if i < 0 {
			return
		}
		at += i + 1
		if end := s.markEnd(b[at:s.lineHi]); end > 0 {
			s.marks = append(s.marks, stretch{at - 1, at + end + 1})
			at += end
		}
	}
}

// markEnd returns the length of what stands in the brackets of a mark, behind the first of which b begins: the name of an
// entity, and what a seal carries. It is 0 if this is no mark.
func (s *scanner) markEnd(b []byte) int {
	end := entityEnd(b)
	if end == 0 || end == len(b) {
		return 0
	}
	switch b[end] {
	case ']':
		if s.names(b[:end]) || s.names(unnumbered(b[:end])) {
			return end
		}
	case ':': // a seal of any entity, as it may come from another policy
		if _, n := unseal(nil, b[end+1:]); n > 0 {
			return end + 1 + n
		}
	}
	return 0
}

func (s *scanner) names(b []byte) bool {
	_, ok := s.p.entity[Entity(b)]
	return ok
}

// unnumbered returns the name in a mark without the number behind it, as in [PERSON_12], that tells values apart. What has
// more digits may be a value.
func unnumbered(name []byte) []byte {
	n := len(name)
	for n > 0 && len(name)-n <= markDigits && isDigit(name[n-1]) {
		n--
	}
	if n == len(name) || len(name)-n > markDigits || n == 0 || name[n-1] != '_' {
		return name
	}
	return name[:n-1]
}

// markDigits is how many digits the number in a mark may have.
const markDigits = 5

// inMark says whether the bracket at b[end] closes a mark.
func (s *scanner) inMark(end int) bool {
	b := s.v.Bytes[:end+1]
	from := max(0, end-longestEntity-sealLongest)
	open := bytes.LastIndexByte(b[from:], '[')
	return open >= 0 && s.markEnd(b[from+open+1:]) > 0
}

// longestEntity bounds the length of an entity's name.
const longestEntity = 64

// between narrows the neighbourhood [lo, hi) of the position at to what no mark cuts off.
func (s *scanner) between(at, lo, hi int) (int, int) {
	for _, m := range s.marks {
		if m.hi <= at {
			lo = max(lo, m.hi)
		} else if m.lo > at {
			return lo, min(hi, m.lo)
		}
	}
	return lo, hi
}

// isMarked says whether the position at is inside a mark: in its name, or what it carries.
func (s *scanner) isMarked(at int) bool {
	s.toLine(at)
	for _, m := range s.marks {
		if m.lo <= at && at < m.hi {
			return true
		}
	}
	return false
}

// touchesMask says whether the units [start, end) of the view touch a box or a mark: then they are what
// is left of a value that is hidden already, or were glued to one.
func (s *scanner) touchesMask(start, end int) bool {
	b := s.v.Bytes
	if bytes.HasSuffix(b[:start], boxed) || bytes.HasPrefix(b[end:], boxed) {
		return true
	}
	for _, m := range s.marks {
		if m.hi == start || m.lo == end {
			return true
		}
	}
	return false
}

var boxed = []byte(defaultBox)
