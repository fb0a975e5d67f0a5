package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Signs: from ':' and '=' to the triggers of assignments and of addresses with colons.

// signs looks at the ':' and '=' of word w. What stands between digits, as in a time, names nothing.
func (s *scanner) signs(w int, m uint64) {
	b, base := s.v.Bytes, s.at(w, 0)
	numbered := s.behind(bytescan.Letter, w, 2) | s.behind(bytescan.Letter, w, 3)
	for m &= ^s.behind(bytescan.Digit, w, 1) | numbered; m != 0; m &= m - 1 {
		at := base + bits.TrailingZeros64(m)
		if at < s.lo || at >= s.hi || at > 1 && isLetter(b[at-1]) && !s.p.keyPairs.has(b[at-2], b[at-1]) {
			continue
		}
		s.key(at)
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
			s.fireNamed(k.row, at)
		}
	}
}

// keyEnd steps back over the blanks and quotes between a name and its sign, and over the number of a
// numbered name; before a colon also over what ends emphasis, as in **Password**: x.
func keyEnd(b []byte, at int) int {
	end := at
	for end > 0 && end > at-4 && (aroundName[b[end-1]] || emphasis[b[end-1]] && b[at] == ':') {
		end--
	}
	for n := 0; n < 2 && end > 0 && isDigit(b[end-1]); n++ {
		end--
	}
	return end
}

// aroundName is what may stand between a name and its sign, emphasis what Markdown puts around what stands out.
var (
	aroundName = setOf(" \"'\\]\t`")
	emphasis   = setOf("*_")
)

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
	return hump(b[start-1], b[start])
}

// chains remembers which colons of the word before are the second, third and so on of a chain: at
// most five bytes behind the one before.
type chains struct{ last, second, third, fourth uint64 }

// chain looks for the fifth colon of a chain, and for two in a row. m are the colons of word w.
func (s *scanner) chain(w int, m uint64) {
	c := &s.chains
	second := m & within5(m, c.last)
	third := m & within5(second, c.second)
	double, fifth := m&(m<<1|c.last>>63), uint64(0)
	if third|c.third == 0 { // a time has two colons
		*c = chains{m, second, 0, 0}
	} else {
		fourth := m & within5(third, c.third)
		fifth = m & within5(fourth, c.fourth)
		*c = chains{m, second, third, fourth}
	}
	for m := fifth | double; m != 0; m &= m - 1 {
		s.colons(s.at(w, bits.TrailingZeros64(m)))
	}
}

// within5 has the bits one to five places behind those of x, of which p is the word before.
func within5(x, p uint64) uint64 {
	y, q := x<<1|p>>63|x<<2|p>>62, p<<1|p<<2
	return y | (y<<2 | q>>62) | (x<<5 | p>>59)
}

// colons fires at the beginning of a chain of hexadecimal groups if its fifth colon, or the second of
// its first two in a row, stands at position at.
func (s *scanner) colons(at int) {
	last := s.lastColon
	s.lastColon = at
	if at-last <= 5 && hexOnly(s.v.Bytes[last+1:at]) {
		return // of the same chain
	}
	first, ok := firstColon(s.v.Bytes, at)
	if !ok {
		return
	}
	b, start := s.v.Bytes, first
	for start > 0 && first-start < 4 && hexValue[b[start-1]] >= 0 {
		start--
	}
	if start > 0 && (inWord(b[start-1]) || isDigit(b[start-1])) {
		start = first + 1
	}
	if !isChain(b, start) {
		return
	}
	for _, r := range s.p.colons {
		s.fire(r, start, 0, 0)
	}
}

func hexOnly(b []byte) bool {
	for _, c := range b {
		if hexValue[c] < 0 {
			return false
		}
	}
	return true
}

// firstColon returns the first colon of the chain that has a colon at b[at]. It reports false if the
// chain has been seen before: at its fifth colon, or at two in a row.
func firstColon(b []byte, at int) (first int, ok bool) {
	first = at
	for i, n, digits := at-1, 1, 0; i >= 0; i-- {
		if b[i] == ':' {
			if n++; n > 5 || b[i+1] == ':' && i+1 < at {
				return 0, false
			}
			first, digits = i, 0
		} else if digits++; digits > 4 || hexValue[b[i]] < 0 {
			break
		}
	}
	return first, true
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
