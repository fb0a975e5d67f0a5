package rx

import (
	"slices"
	"unicode"
)

// Literals of a path: runs of steps that leave few choices.

const (
	minLiteral = 3  // in bytes: what a scan can look for
	maxLiteral = 32 // in bytes: more tells no more
	maxChoices = 40 // that a run leaves until it is long enough
	maxLonger  = 8  // and behind that
)

// A run is a literal that grows along a path.
type run struct {
	words    []string
	fold     bool
	from, to int // bytes before it
	first    int // the step it begins at
}

// literalRuns returns the runs of a path that are long enough.
func literalRuns(p path) (list []Anchor) {
	var r run
	from, to := 0, 0
	end := func() {
		if len(r.words) > 0 && !slices.ContainsFunc(r.words, tooShort) {
			list = append(list, Anchor{
				Kind: AnchorLiterals, Literals: r.words, Fold: r.fold,
				Before: r.from, BeforeMax: r.to, lead: leadOf(p[:r.first]),
			})
		}
	}
	for i := range p {
		a := &p[i]
		if a.isEdge() && a.kind != otherEdge {
			continue
		}
		if len(r.words) == 0 {
			r = run{from: from, to: to, first: i}
		}
		grown := a.kind == chars
		for n := 0; n < a.min && grown; n++ {
			grown = r.grow(a.set)
		}
		from, to = from+a.from(), add(to, a.to())
		if !grown || a.min != a.max {
			end()
			r = run{}
		}
	}
	end()
	return list
}

func tooShort(word string) bool { return len(word) < minLiteral }

// grow puts one character behind every word, if it leaves few choices.
func (r *run) grow(set []rune) bool {
	choices, folds := few(set)
	if len(r.words) == 0 {
		r.words = []string{""}
	}
	most := maxLonger
	if slices.ContainsFunc(r.words, tooShort) {
		most = maxChoices
	}
	if len(choices) == 0 || len(choices) > 1 && len(choices)*len(r.words) > most {
		return false
	}
	if len(r.words[0]) >= maxLiteral {
		return false
	}
	var words []string
	for _, w := range r.words {
		for _, c := range choices {
			words = append(words, w+string(c))
		}
	}
	r.words, r.fold = words, r.fold || folds
	return true
}

// few returns the characters of a set if they are few. Those that are the same in another case are one.
func few(set []rune) (choices []rune, folds bool) {
	for _, p := range pairs(set) {
		if p[1]-p[0] >= maxChoices {
			return nil, false
		}
		for r := p[0]; r <= p[1]; r++ {
			small := unicode.ToLower(r)
			if small != r && holds(set, small) {
				folds = true
				continue
			}
			choices = append(choices, r)
		}
	}
	if folds { // the long s is no s to a scan that compares bytes
		choices = slices.DeleteFunc(choices, func(r rune) bool { return r == 'ſ' })
	}
	return choices, folds
}

func holds(set []rune, r rune) bool { return overlaps(set, []rune{r, r}) }
