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

// markEnd returns the length of the entity's name that b begins with, if a bracket closes it.
func (s *scanner) markEnd(b []byte) int {
	if len(b) == 0 || b[0]-'A' >= 26 {
		return 0
	}
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ']')
	if end < 0 {
		return 0
	}
	if _, ok := s.p.entity[Entity(b[:end])]; !ok {
		return 0
	}
	return end
}

// inMark says whether the bracket at b[end] closes a mark.
func (s *scanner) inMark(end int) bool {
	b := s.v.Bytes[:end+1]
	open := bytes.LastIndexByte(b[max(0, end-longestEntity):], '[')
	return open >= 0 && s.markEnd(b[max(0, end-longestEntity)+open+1:]) > 0
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

// isMarked says whether the position at is inside the name of what was masked.
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
