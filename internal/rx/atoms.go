package rx

import (
	"regexp/syntax"
	"slices"
)

// An atom is one step of a pattern: characters of a set, repeated, or what stands between two characters, or
// something that was not taken apart.
type atom struct {
	kind     atomKind
	set      []rune // pairs of first and last character
	min, max int    // how often, max -1 for ever; of opaque steps how many bytes
}

type atomKind uint8

const (
	chars atomKind = iota
	wordEdge
	digitEdge // no digit stands on its other side
	lineStart
	lineEnd
	otherEdge
	opaque
)

// A path is one way through a pattern, without alternatives.
type path []atom

// Limits of what is taken apart; the rest stays opaque.
const (
	maxPaths = 64
	maxAtoms = 256
)

// isEdge says whether the step takes no character.
func (a *atom) isEdge() bool { return a.kind != chars && a.kind != opaque }

// paths returns every way through the pattern.
func paths(re *syntax.Regexp) []path {
	switch re.Op {
	case syntax.OpLiteral:
		var p path
		for _, r := range re.Rune {
			p = append(p, atom{chars, orbit(r, re.Flags&syntax.FoldCase != 0), 1, 1})
		}
		return []path{p}
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return []path{{{chars, set(re), 1, 1}}}
	case syntax.OpCapture:
		switch re.Name {
		case noDigit:
			return []path{{{kind: digitEdge}}}
		case noWord:
			return []path{{{kind: wordEdge}}}
		}
		return paths(re.Sub[0])
	case syntax.OpConcat:
		return concatPaths(re)
	case syntax.OpAlternate:
		return alternatePaths(re)
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return repeatPaths(re)
	case syntax.OpWordBoundary:
		return []path{{{kind: wordEdge}}}
	case syntax.OpBeginLine:
		return []path{{{kind: lineStart}}}
	case syntax.OpEndLine:
		return []path{{{kind: lineEnd}}}
	case syntax.OpEmptyMatch:
		return []path{{}}
	}
	return []path{{{kind: otherEdge}}}
}

func concatPaths(re *syntax.Regexp) []path {
	all := []path{{}}
	for _, sub := range re.Sub {
		all = cross(all, paths(sub), sub)
	}
	return all
}

// cross puts every path behind every head, or an opaque step if they would be too many.
func cross(heads, tails []path, re *syntax.Regexp) (all []path) {
	if len(heads)*len(tails) > maxPaths || len(heads[0])+len(tails[0]) > maxAtoms {
		tails = opaquePath(re)
	}
	for _, h := range heads {
		for _, t := range tails {
			all = append(all, slices.Concat(h, t))
		}
	}
	return all
}

func alternatePaths(re *syntax.Regexp) (all []path) {
	for _, sub := range re.Sub {
		if all = append(all, paths(sub)...); len(all) > maxPaths {
			return opaquePath(re)
		}
	}
	return all
}

// repeatPaths writes out what must be there, and leaves what may follow opaque unless it is one character.
func repeatPaths(re *syntax.Regexp) []path {
	sub, least, most := re.Sub[0], re.Min, re.Max
	switch re.Op {
	case syntax.OpStar:
		least, most = 0, -1
	case syntax.OpPlus:
		least, most = 1, -1
	case syntax.OpQuest:
		least, most = 0, 1
	}
	for sub.Op == syntax.OpCapture {
		sub = sub.Sub[0]
	}
	if one := paths(sub); len(one) == 1 && len(one[0]) == 1 && one[0][0].single() {
		return []path{{{chars, one[0][0].set, least, most}}}
	}
	if re.Op == syntax.OpQuest {
		return append(paths(sub), path{})
	}
	all := []path{{}}
	for range min(least, 40) {
		all = cross(all, paths(sub), sub)
	}
	if least > 40 || most != least {
		from, to := size(sub)
		rest := atom{kind: opaque, min: max(0, least-40) * from, max: times(most-min(least, 40), to)}
		if most < 0 && to != 0 {
			rest.max = -1
		}
		for i := range all {
			all[i] = append(all[i], rest)
		}
	}
	return all
}

func opaquePath(re *syntax.Regexp) []path {
	from, to := size(re)
	return []path{{{kind: opaque, min: from, max: to}}}
}
