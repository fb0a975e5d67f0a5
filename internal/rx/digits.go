package rx

import (
	"slices"
	"strings"
)

// Digits of a path: numbers in groups, and written forms.

var (
	digits  = []rune{'0', '9'}
	letters = []rune{'A', 'Z', 'a', 'z'}
	between = []rune{0, '/', ':', '@', '[', '`', '{', 0x7f} // may stand between groups of digits
)

const (
	minDigits = 4  // of a number that a scan looks for
	maxDigits = 31 // of a number in whole groups
	maxGap    = 5  // characters between two groups
	minForm   = 5  // digits of a form that does not begin with letters and digits together
	maxForm   = 40
	maxForms  = 64
)

// digitsAnchor finds the longest number that no digit stands before.
func digitsAnchor(p path) (best Anchor, found bool) {
	from, to := 0, 0
	for i := range p {
		if isDigits(&p[i]) && (i == 0 || !isDigits(&p[i-1])) && p.closedBefore(i) {
			a := p.number(i)
			a.Before, a.BeforeMax, a.lead = from, to, leadOf(p[:i])
			if a.Min >= minDigits && a.Min > best.Min {
				best, found = a, true
			}
		}
		from, to = from+p[i].from(), add(to, p[i].to())
	}
	return best, found
}

func isDigits(a *atom) bool { return a.kind == chars && within(a.set, digits) && a.max != 0 }

// number reads the number that begins at step i.
func (p path) number(i int) Anchor {
	a, gap, n := Anchor{Kind: AnchorDigits}, 0, i
	for ; n < len(p); n++ {
		s := &p[n]
		switch {
		case isDigits(s):
			a.Min, a.Max, gap = a.Min+s.min, add(a.Max, s.max), 0
			continue
		case s.kind == chars && within(s.set, between) && s.max >= 0 && gap+s.max <= maxGap:
			gap += s.max
			continue
		case s.kind == wordEdge || s.kind == digitEdge:
			continue
		}
		break
	}
	if a.Max > 0 && a.Max <= maxDigits && p.closedBehind(n) {
		a.Kind = AnchorGroups
	}
	return a
}

// closedBefore says whether no digit can stand right before step i.
func (p path) closedBefore(i int) bool {
	for i--; i >= 0; i-- {
		a := &p[i]
		switch {
		case a.kind == wordEdge || a.kind == digitEdge || a.kind == lineStart:
			return true
		case a.kind != chars || overlaps(a.set, digits):
			return false
		case a.min > 0:
			return true
		}
	}
	return false
}

// closedBehind says whether no digit can stand right behind the number that ends before step n: the steps
// back to its last digit included.
func (p path) closedBehind(n int) bool {
	for k := n - 1; k >= 0 && !isDigits(&p[k]); k-- {
		if p[k].kind == wordEdge || p[k].kind == digitEdge || p[k].kind == chars && p[k].min > 0 {
			return true
		}
	}
	if n == len(p) {
		return false
	}
	a := &p[n]
	return a.kind == lineEnd || a.kind == digitEdge || a.kind == chars && a.min > 0 && !overlaps(a.set, digits)
}

// formAnchor has the forms of a path that is nothing but letters, digits and blanks between two word edges.
func formAnchor(p path) (Anchor, bool) {
	if len(p) < 3 || p[0].kind != wordEdge || p[len(p)-1].kind != wordEdge {
		return Anchor{}, false
	}
	forms := []string{""}
	for i := range p[1 : len(p)-1] {
		if forms = formsOf(&p[i+1], forms); forms == nil {
			return Anchor{}, false
		}
	}
	return Anchor{Kind: AnchorForms, Forms: forms}, !slices.ContainsFunc(forms, notForm)
}

// formsOf puts every length of a step behind every form.
func formsOf(a *atom, forms []string) (all []string) {
	sign := ""
	switch {
	case a.kind == wordEdge:
		return forms
	case a.kind != chars || a.max < 0 || a.max > maxForm || len(forms)*(a.max-a.min+1) > maxForms:
		return nil
	case within(a.set, digits):
		sign = "9"
	case within(a.set, letters):
		sign = "A"
	case string(a.set) == "  ":
		sign = " "
	default:
		return nil
	}
	for _, f := range forms {
		for n := a.min; n <= a.max; n++ {
			all = append(all, f+strings.Repeat(sign, n))
		}
	}
	return all
}

// notForm says whether a form is none that a scan can look for.
func notForm(f string) bool {
	head, _, _ := strings.Cut(f, " ")
	if strings.Contains(head, "9") && strings.Contains(head, "A") {
		return len(f) > maxForm
	}
	i := strings.IndexByte(f, '9')
	if i < 0 {
		return true
	}
	number, _, _ := strings.Cut(f[i:], "A")
	return len(f) > maxForm || strings.Count(number, "9") < minForm || strings.Trim(f, " ") != f
}
