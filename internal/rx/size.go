package rx

import (
	"regexp/syntax"
	"unicode/utf8"
)

// size returns how many bytes a pattern takes, at least and at most, -1 for no limit.
func size(re *syntax.Regexp) (from, to int) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			a := atom{chars, orbit(r, re.Flags&syntax.FoldCase != 0), 1, 1}
			from, to = from+a.from(), add(to, a.to())
		}
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		a := atom{chars, set(re), 1, 1}
		return a.from(), a.to()
	case syntax.OpCapture:
		return size(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			f, t := size(sub)
			from, to = from+f, add(to, t)
		}
	case syntax.OpAlternate:
		return alternateSize(re)
	case syntax.OpStar:
		_, t := size(re.Sub[0])
		return 0, times(-1, t)
	case syntax.OpPlus:
		f, t := size(re.Sub[0])
		return f, times(-1, t)
	case syntax.OpQuest:
		_, t := size(re.Sub[0])
		return 0, t
	case syntax.OpRepeat:
		f, t := size(re.Sub[0])
		return min(f*re.Min, 1<<20), times(re.Max, t)
	}
	return from, to
}

func alternateSize(re *syntax.Regexp) (from, to int) {
	from = 1 << 20
	for _, sub := range re.Sub {
		f, t := size(sub)
		from = min(from, f)
		if t < 0 || to < 0 {
			to = -1
		} else {
			to = max(to, t)
		}
	}
	return from, to
}

// add and times count with -1 for no limit.
func add(a, b int) int {
	if a < 0 || b < 0 {
		return -1
	}
	return min(a+b, 1<<20)
}

func times(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	if a < 0 || b < 0 {
		return -1
	}
	return min(a*b, 1<<20)
}

// single says whether the step is one character.
func (a *atom) single() bool { return a.kind == chars && a.min == 1 && a.max == 1 }

// from and to are how many bytes a step takes.
func (a *atom) from() int {
	if a.kind != chars {
		return a.min
	}
	if len(a.set) == 0 {
		return a.min
	}
	return a.min * shortest(a.set)
}

func (a *atom) to() int {
	if a.kind != chars {
		return a.max
	}
	if len(a.set) == 0 {
		return 0
	}
	return times(a.max, max(1, utf8.RuneLen(a.set[len(a.set)-1])))
}

// shortest returns the bytes of a set's shortest character. A byte that is no UTF-8 counts as U+FFFD.
func shortest(set []rune) int {
	if overlaps(set, []rune{utf8.RuneError, utf8.RuneError}) {
		return 1
	}
	return max(1, utf8.RuneLen(set[0]))
}
