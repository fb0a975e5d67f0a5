package rx

import (
	"regexp/syntax"
	"strings"
)

// Patterns that need backtracking are understood by what is left of them without look-around, with
// back-references that stand for anything: whatever the pattern matches, that matches as well.

// A stripped pattern and what was taken out of it.
type stripped struct {
	pattern string
	looks   []string // what the look-arounds look for
	before  int      // bytes at the beginning of pattern, at most, that stand before the match
}

// anything stands for a back-reference.
const anything = "(?s:.*)"

// strip takes look-around out of a pattern. It reports false for what it does not know, such as conditions.
func strip(pattern string) (s stripped, ok bool) {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		switch {
		case pattern[i] == '\\':
			n := escapeLen(pattern[i:])
			if isReference(pattern[i : i+n]) {
				b.WriteString(anything)
			} else {
				b.WriteString(pattern[i : i+n])
			}
			i += n
		case pattern[i] == '[':
			n := classLen(pattern[i:])
			b.WriteString(pattern[i : i+n])
			i += n
		case strings.HasPrefix(pattern[i:], "(?>"):
			b.WriteString("(?:")
			i += 3
		case lookLen(pattern[i:]) > 0:
			head := lookLen(pattern[i:])
			n := groupLen(pattern[i:])
			if n == 0 {
				return s, false
			}
			inner, ok := strip(pattern[i+head : i+n-1])
			if !ok {
				return s, false
			}
			s.looks = append(append(s.looks, inner.pattern), inner.looks...)
			b.WriteString(s.instead(pattern[i:i+head], inner.pattern, flagsOnly(b.String())))
			i += n
		default:
			b.WriteByte(pattern[i])
			i++
		}
	}
	s.pattern = b.String()
	return s, true
}

// instead is what stands for a look-around: what a match begins behind, a mark where no digit can be, or nothing.
func (s *stripped) instead(head, inner string, begins bool) string {
	re, err := parse(inner)
	if err != nil {
		return "(?:)"
	}
	if strings.HasSuffix(head, "!") {
		return notBeside(paths(re))
	}
	if _, most := size(re); begins && head == "(?<=" && most > 0 && most <= maxBefore {
		s.before = most
		return "(?:" + inner + ")"
	}
	return "(?:)"
}

// notBeside marks a place where no digit, or no letter or digit, can be.
func notBeside(all []path) string {
	if len(all) != 1 || len(all[0]) != 1 || !all[0][0].single() {
		return "(?:)"
	}
	switch set := all[0][0].set; {
	case within(digits, set) && within(letters, set):
		return "(?P<" + noWord + ">)"
	case within(digits, set):
		return "(?P<" + noDigit + ">)"
	}
	return "(?:)"
}

const (
	noDigit   = "redactd_no_digit"
	noWord    = "redactd_no_word"
	maxBefore = 200
)

// flagsOnly says whether a pattern has nothing yet but flags.
func flagsOnly(p string) bool {
	flags, ok := strings.CutPrefix(p, "(?")
	return p == "" || ok && len(flags) > 1 && strings.TrimLeft(flags, flagLetters) == ")"
}

const flagLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// lookLen returns the length of what opens a look-around, 0 if p begins with none.
func lookLen(p string) int {
	for _, head := range []string{"(?=", "(?!", "(?<=", "(?<!"} {
		if strings.HasPrefix(p, head) {
			return len(head)
		}
	}
	return 0
}

// groupLen returns the length of the group that p begins with, 0 if it is not closed.
func groupLen(p string) int {
	depth := 0
	for i := 0; i < len(p); {
		switch p[i] {
		case '\\':
			i += escapeLen(p[i:])
			continue
		case '[':
			i += classLen(p[i:])
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		i++
	}
	return 0
}

// escapeLen returns the length of the escape that p begins with.
func escapeLen(p string) int {
	switch {
	case len(p) < 2:
		return len(p)
	case p[1] == 'k' && len(p) > 2 && strings.IndexByte("<'{", p[2]) >= 0:
		if end := strings.IndexAny(p[3:], ">'}"); end >= 0 {
			return 3 + end + 1
		}
	case p[1] >= '1' && p[1] <= '9':
		n := 2
		for n < len(p) && p[n] >= '0' && p[n] <= '9' {
			n++
		}
		return n
	case p[1] == 'Q':
		if end := strings.Index(p, `\E`); end >= 0 {
			return end + 2
		}
		return len(p)
	}
	return 2
}

func isReference(escape string) bool {
	return len(escape) > 1 && (escape[1] == 'k' || escape[1] >= '1' && escape[1] <= '9')
}

// classLen returns the length of the class that p begins with.
func classLen(p string) int {
	i := 1
	if i < len(p) && p[i] == '^' {
		i++
	}
	if i < len(p) && p[i] == ']' {
		i++
	}
	for i < len(p) && p[i] != ']' {
		switch {
		case p[i] == '\\':
			i++
		case strings.HasPrefix(p[i:], "[:"):
			if end := strings.Index(p[i:], ":]"); end > 0 {
				i += end + 1
			}
		}
		i++
	}
	return min(i+1, len(p))
}

// nests says whether something without limit is repeated without limit: the engine may then try exponentially
// many ways. Groups are made to capture, as the parser joins nested repeats that do not.
func nests(pattern string) bool {
	re, err := parse(strings.NewReplacer("(?:", "(", anything, "").Replace(pattern))
	return err == nil && nested(re, false)
}

func nested(re *syntax.Regexp, inside bool) bool {
	endless := re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0
	if endless && inside {
		return true
	}
	for _, sub := range re.Sub {
		if nested(sub, inside || endless) {
			return true
		}
	}
	return false
}

// parse reads a pattern in which ^ and $ are the ends of the line.
func parse(pattern string) (*syntax.Regexp, error) {
	return syntax.Parse(pattern, syntax.Perl&^syntax.OneLine)
}
