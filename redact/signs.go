package redact

import "math/bits"

// Signs: from ':' and '=' to the triggers of assignments and of addresses with colons.

func (s *scanner) signs(m uint64, pos int) {
	b := s.v.Bytes
	for ; m != 0; m &= m - 1 {
		at := pos + bits.TrailingZeros64(m)
		if len(s.p.keys) > 0 {
			s.key(at)
		}
		if b[at] == ':' {
			if len(s.p.colons) > 0 {
				s.colons(at)
			}
		} else if s.v.Pos == nil && at+1 < len(b) {
			if c := b[at+1]; c < ' ' || c >= '2' && c <= 'F' {
				s.opener(at)
			}
		}
	}
}

// key fires the rows whose name stands before the sign at b[at], quoted or not.
func (s *scanner) key(at int) {
	b := s.v.Bytes
	end := keyEnd(b, at)
	if end <= 0 || !inWord(b[end-1]) {
		return
	}
	tail := uint32(0)
	if end > 2 {
		tail = tail3(b[end-3], b[end-2], b[end-1])
	} else {
		tail = tailOf(b[:end])
	}
	if !s.p.keyTails.has(tail) {
		return
	}
	if b[end] == ']' && s.inMark(end) {
		return
	}
	for _, k := range s.p.keys[tail] {
		if endsInName(b, end, k.name) {
			s.fire(k.row, at, 0, 0)
		}
	}
}

// keyEnd steps back over the blanks and quotes between a name and its sign, and over the number of a
// numbered name.
func keyEnd(b []byte, at int) int {
	end := at
	for end > 0 && end > at-4 {
		switch b[end-1] {
		case ' ', '"', '\'', '\\', ']', '\t', '`':
			end--
			continue
		}
		break
	}
	for n := 0; n < 2 && end > 0 && isDigit(b[end-1]); n++ {
		end--
	}
	return end
}

// endsInName says whether b[:end] ends in the name, whole: what stands before it is no letter or
// digit, or the name begins with a capital behind a small letter.
func endsInName(b []byte, end int, name string) bool {
	start := end - len(name)
	if start < 0 {
		return false
	}
	for i := range len(name) {
		c := b[start+i]
		if c-'A' < 26 {
			c |= 0x20
		}
		if c != name[i] && !(name[i] == '_' && (c == '-' || c == ' ')) {
			return false
		}
	}
	if start == 0 || !isAlnum(b[start-1]) && b[start-1] < 0x80 {
		return true
	}
	return b[start]-'A' < 26 && b[start-1]-'a' < 26
}

// colons fires at the beginning of a chain of hexadecimal groups whose first colon is at b[at].
func (s *scanner) colons(at int) {
	b := s.v.Bytes
	start := at
	for start > 0 && at-start < 4 && hexValue[b[start-1]] >= 0 {
		start--
	}
	if start > 0 && b[start-1] == ':' {
		return // the chain began earlier
	}
	if start > 0 && inWord(b[start-1]) || start > 0 && isDigit(b[start-1]) {
		start = at + 1
	}
	if !isChain(b, start) {
		return
	}
	for _, r := range s.p.colons {
		s.fire(r, start, 0, 0)
	}
}

// isChain says whether b[i:] begins a chain of hexadecimal groups with five colons, or two in a row.
func isChain(b []byte, i int) bool {
	colons, digits := 0, 0
	for ; i < len(b); i++ {
		switch {
		case b[i] == ':':
			if colons++; colons == 5 || i+1 < len(b) && b[i+1] == ':' {
				return true
			}
			digits = 0
		case hexValue[b[i]] >= 0 && digits < 4:
			digits++
		default:
			return false
		}
	}
	return false
}
