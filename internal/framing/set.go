package framing

import "strings"

// A set has true for the bytes that are in it.
type set [256]bool

// tokens are the bytes that RFC 9110 allows in a name, and plain those that may stand in a line: all but control
// characters, of which a tab may.
var (
	tokens = setOf(func(c byte) bool {
		return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-!#$%&'*+.^_`|~", c) >= 0
	})
	plain = setOf(func(c byte) bool { return c >= ' ' && c != 0x7f || c == '\t' })
)

func setOf(has func(c byte) bool) *set {
	s := new(set)
	for c := range s {
		s[c] = has(byte(c))
	}
	return s
}

// hold says whether all bytes are in the set.
func (s *set) hold(bytes []byte) bool {
	for _, c := range bytes {
		if !s[c] {
			return false
		}
	}
	return true
}
