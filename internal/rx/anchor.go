package rx

import (
	"cmp"
	"slices"
)

// An Anchor is what every match of a pattern holds and a scan can look for cheaply.
type Anchor struct {
	Kind AnchorKind
	// Literals are the words of AnchorLiterals: each match holds one of them. With Fold they are compared
	// without regard to case.
	Literals []string
	Fold     bool
	// Forms are those of AnchorForms: 9 for a digit, A for a letter, a blank for itself. A match is one of
	// them, not glued to letters or digits.
	Forms []string
	// Min and Max are how many digits AnchorGroups and AnchorDigits have, in groups that at most five
	// characters separate which are neither letters nor digits. Those of AnchorGroups are whole groups.
	Min, Max int
	// Before and BeforeMax are how many bytes of the match stand before the anchor, at least and at most;
	// BeforeMax is -1 if there is no limit.
	Before, BeforeMax int
}

// AnchorKind says what an anchor is.
type AnchorKind uint8

// The kinds of anchors, the best first.
const (
	AnchorNone AnchorKind = iota
	AnchorLiterals
	AnchorAt // an '@' that something a host begins with follows
	AnchorForms
	AnchorGroups
	AnchorDigits
)

// anchors returns the best anchor that all ways through a pattern have.
func anchorOf(all []path) Anchor {
	for _, find := range []func(path) (Anchor, bool){literalAnchor, atAnchor, formAnchor, digitsAnchor} {
		if a, ok := common(all, find); ok {
			return a
		}
	}
	return Anchor{}
}

// common joins the anchors of all paths, if each has one.
func common(all []path, find func(path) (Anchor, bool)) (joined Anchor, ok bool) {
	for i, p := range all {
		a, ok := find(p)
		if !ok {
			return Anchor{}, false
		}
		if i == 0 {
			joined = a
			continue
		}
		joined.join(a)
	}
	slices.Sort(joined.Literals)
	joined.Literals = slices.Compact(joined.Literals)
	return joined, len(all) > 0 && len(joined.Literals) <= maxPaths
}

// join makes the anchor one of two paths.
func (a *Anchor) join(b Anchor) {
	a.Kind = max(a.Kind, b.Kind)
	a.Literals = append(a.Literals, b.Literals...)
	a.Fold = a.Fold || b.Fold
	a.Forms = append(a.Forms, b.Forms...)
	a.Min, a.Max = min(a.Min, b.Min), max(a.Max, b.Max)
	a.Before = min(a.Before, b.Before)
	if a.BeforeMax < 0 || b.BeforeMax < 0 {
		a.BeforeMax = -1
	} else {
		a.BeforeMax = max(a.BeforeMax, b.BeforeMax)
	}
}

// atAnchor finds an '@' with something behind it that a host may begin with.
func atAnchor(p path) (Anchor, bool) {
	from, to := 0, 0
	for i, a := range p[:max(0, len(p)-1)] {
		if a.single() && string(a.set) == "@@" && p[i+1].kind == chars && p[i+1].min > 0 && within(p[i+1].set, hostBegins) {
			return Anchor{Kind: AnchorAt, Before: from, BeforeMax: to}, true
		}
		from, to = from+a.from(), add(to, a.to())
	}
	return Anchor{}, false
}

// hostBegins are the characters that the engine wants behind an '@'.
var hostBegins = []rune{'0', '9', 'A', 'Z', '[', '[', '_', '_', 'a', 'z'}

// literalAnchor finds the best run of fixed characters.
func literalAnchor(p path) (Anchor, bool) {
	list := literalRuns(p)
	if len(list) == 0 {
		return Anchor{}, false
	}
	return slices.MaxFunc(list, func(a, b Anchor) int { return cmp.Compare(a.worth(), b.worth()) }), true
}

// worth orders literals: long ones, at a known place, with letters or digits in them, and few.
func (a *Anchor) worth() int {
	n := 4*min(8, len(a.Literals[0])) - 2*len(a.Literals)
	if a.BeforeMax != a.Before {
		n -= 3
	}
	if a.BeforeMax < 0 {
		n -= 3
	}
	if !slices.ContainsFunc([]rune(a.Literals[0]), isAlnum) {
		n -= 10
	}
	return n
}

func isAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80
}
