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

	lead lead
}

// A lead has the bytes that may stand between the beginning of a match and its anchor.
type lead [256]bool

// leadOf returns the lead of the steps before an anchor.
func leadOf(steps path) (l lead) {
	for i := range steps {
		a := &steps[i]
		if a.kind == opaque {
			return anyLead()
		}
		for _, p := range pairs(a.set) {
			for r := p[0]; r <= min(p[1], 0x7f); r++ {
				l[r] = true
			}
			for c := 0x80; c < 256 && p[1] >= 0x80; c++ {
				l[c] = true
			}
		}
	}
	return l
}

func anyLead() (l lead) {
	for i := range l {
		l[i] = true
	}
	return l
}

// AnchorKind says what an anchor is.
type AnchorKind uint8

// The kinds of anchors, the best first.
const (
	AnchorNone AnchorKind = iota
	AnchorLiterals
	AnchorAt // an '@'
	AnchorForms
	AnchorGroups
	AnchorDigits
	AnchorWords // a word of Min letters, digits, hyphens and underscores or more: a match may begin in it
)

// anchorOf returns the best anchor that all ways through a pattern have. Words are for linear ones.
func anchorOf(all []path, linear bool) Anchor {
	finders := []func(path) (Anchor, bool){literalAnchor, atAnchor, formAnchor, digitsAnchor, wordAnchor}
	if !linear {
		finders = finders[:4]
	}
	for _, find := range finders {
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
	for c, may := range b.lead {
		a.lead[c] = a.lead[c] || may
	}
}

// atAnchor finds an '@'.
func atAnchor(p path) (Anchor, bool) {
	from, to := 0, 0
	for i, a := range p {
		if a.kind == chars && a.min > 0 && string(a.set) == "@@" {
			return Anchor{Kind: AnchorAt, Before: from, BeforeMax: to, lead: leadOf(p[:i])}, true
		}
		from, to = from+a.from(), add(to, a.to())
	}
	return Anchor{}, false
}

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
