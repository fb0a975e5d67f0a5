package policy

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// A rule is a detector of the policy's own: a pattern or a list of literals.
type rule struct {
	node     *yaml.Node // its name, or where it begins
	name     string
	entity   redact.Entity
	about    string
	country  string
	words    []string
	required bool
	score    float64
	check    *validator

	patternNode *yaml.Node
	pattern     *rx.Rule
	list        *list

	operator *redact.Operator
	opNode   *yaml.Node
	match    []*yaml.Node
	noMatch  []*yaml.Node
}

// defaultScore is what a match of a rule is worth if the rule says nothing: any usual threshold lets it pass.
const defaultScore = 0.99

// ruleReach is how far around a match context words are looked for, in bytes.
const ruleReach = 100

// bits is the log-odds of the rule's score.
func (r *rule) bits() float64 { return math.Log2(r.score / (1 - r.score)) }

// detector returns the rule as a row. It is the author who says what is found: no rival speaks against it.
func (r *rule) detector() redact.Detector {
	d := redact.Detector{
		Name: r.name, Entity: r.entity, Region: r.country, About: r.describe(), Example: r.example(),
		Words: r.words, Alone: !r.required, Prior: r.bits(), Ignores: rivalNames(),
	}
	if d.Prior == 0 {
		d.Prior = 1e-9 // or it would mean the usual one
	}
	if r.check != nil {
		d.Pass = r.check.pass
	}
	if r.list != nil {
		r.list.trigger(&d)
		return d
	}
	before, after := r.pattern.Reach()
	d.Before, d.After = before+ruleReach, after+ruleReach
	d.Trigger = triggerOf(&r.pattern.Anchor)
	d.Match = r.find
	if r.pattern.Open() {
		d.Carry = &redact.Carry{Next: func(_ int, src []byte, end bool) (int, int, bool) {
			n, more := r.pattern.Tail(src, end)
			return n, 0, more
		}}
	}
	return d
}

// triggerOf is the trigger that finds an anchor.
func triggerOf(a *rx.Anchor) redact.Trigger {
	switch a.Kind {
	case rx.AnchorAt:
		return redact.At().Bare()
	case rx.AnchorForms:
		var layouts []redact.Layout
		for _, f := range a.Forms {
			layouts = append(layouts, redact.Layout{Form: f})
		}
		return redact.Forms(layouts...)
	case rx.AnchorGroups:
		return redact.Groups(a.Min, a.Max, nil)
	case rx.AnchorDigits:
		return redact.Digits(a.Min, max(a.Min, a.Max))
	}
	if a.Kind == rx.AnchorWords {
		return redact.Prefix(a.Min, wordSigns()...)
	}
	return redact.Literals(a.Fold, a.Literals...)
}

// wordSigns are the bytes that a word may begin with.
func wordSigns() (list []string) {
	for _, c := range "-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
		list = append(list, string(c))
	}
	return list
}

// find appends what the pattern matches around a trigger. If the pattern gives up, all that a match could have
// held is hidden.
func (r *rule) find(t redact.Text, found []redact.Match) []redact.Match {
	var buf [4]rx.Span
	spans, err := r.pattern.Find(buf[:0], rx.Window{Text: t.B, At: t.At, End: t.End, Left: t.Left, Right: t.Right})
	if err != nil {
		return append(found, r.gaveUp(t))
	}
	for _, s := range spans {
		if s.Start < 0 || s.Start >= s.End || s.End > len(t.B) || !s.Goes && touchesMask(t, s.Start, s.End) {
			continue
		}
		m := redact.Match{Start: s.Start, End: s.End, Carry: s.Goes}
		if r.check != nil && (s.CheckStart < 0 || s.CheckEnd > len(t.B) || s.CheckStart > s.CheckEnd ||
			!r.check.accepts(t.B[s.CheckStart:s.CheckEnd])) {
			if !t.Explain {
				continue
			}
			m.Veto = "its check fails: " + r.check.name
		}
		found = append(found, m)
	}
	return found
}

// touchesMask says whether a match touches a box or the name of what was masked: then it is what is left of one
// that is hidden already. The engine asks this of rows that do not carry.
func touchesMask(t redact.Text, start, end int) bool {
	return bytes.HasSuffix(t.B[:start], box) || bytes.HasPrefix(t.B[end:], box) ||
		start == 0 && t.Left == ']' || end == len(t.B) && t.Right == '['
}

var box = []byte("▇")

// gaveUp hides what a match around the trigger could have held, in whole characters.
func (r *rule) gaveUp(t redact.Text) redact.Match {
	before, after := r.pattern.Reach()
	m := redact.Match{Start: max(0, t.At-before), End: min(len(t.B), t.At+after), Undecided: true, NoWords: true}
	for m.Start > 0 && t.B[m.Start]&0xc0 == 0x80 {
		m.Start--
	}
	for m.End < len(t.B) && t.B[m.End]&0xc0 == 0x80 {
		m.End++
	}
	m.Terms[0] = redact.Term{Name: "the pattern gave up: hidden to be safe", Bits: 64}
	return m
}

func (r *rule) describe() string {
	text := r.about
	switch {
	case text != "":
	case r.list != nil:
		text = fmt.Sprintf("one of the %d entries of a list of the policy", len(r.list.entries))
	default:
		text = "a pattern of the policy"
	}
	if r.check != nil {
		text += ", checked by " + r.check.name
	}
	return text
}

// example is a text of the rule that holds a match; that of a list may be secret.
func (r *rule) example() string {
	if r.list != nil || len(r.match) == 0 {
		return ""
	}
	return strings.TrimSpace(r.match[0].Value)
}

func rivalNames() (names []string) {
	for _, rival := range detectors.Rivals() {
		names = append(names, rival.Name)
	}
	return names
}
