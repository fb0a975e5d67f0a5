package rx

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// set returns the characters of one step of a pattern.
func set(re *syntax.Regexp) []rune {
	switch re.Op {
	case syntax.OpAnyChar:
		return []rune{0, unicode.MaxRune}
	case syntax.OpAnyCharNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	}
	return re.Rune
}

// orbit returns a character, with fold all that are the same in another case.
func orbit(r rune, fold bool) []rune {
	all := []rune{r}
	for f := unicode.SimpleFold(r); fold && f != r; f = unicode.SimpleFold(f) {
		all = append(all, f)
	}
	slices.Sort(all)
	var set []rune
	for _, r := range all {
		set = append(set, r, r)
	}
	return set
}

// within says whether all of a set is in another.
func within(set, in []rune) bool {
	for i := 0; i < len(set); i += 2 {
		if !slices.ContainsFunc(pairs(in), func(p [2]rune) bool { return p[0] <= set[i] && set[i+1] <= p[1] }) {
			return false
		}
	}
	return len(set) > 0
}

// overlaps says whether two sets have a character in common.
func overlaps(a, b []rune) bool {
	for _, p := range pairs(a) {
		if slices.ContainsFunc(pairs(b), func(q [2]rune) bool { return p[0] <= q[1] && q[0] <= p[1] }) {
			return true
		}
	}
	return false
}

func pairs(set []rune) (list [][2]rune) {
	for i := 0; i+1 < len(set); i += 2 {
		list = append(list, [2]rune{set[i], set[i+1]})
	}
	return list
}
