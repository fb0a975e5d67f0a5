package redact

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/literal"
)

// maxRivals is how many rivals a policy may have, maxRows how many detectors.
const (
	maxRivals = 64
	maxRows   = 1<<16 - 1
)

func compile(p Policy) (*program, error) {
	g := &program{policy: p, entity: map[Entity]*entityRule{}, settle: settlers(p)}
	g.keys, g.namedBy, g.labelledBy = map[uint32][]keyRef{}, map[uint16][]int{}, map[uint16][]int{}
	g.groupsMin, g.namedMin, g.digitsMin, g.formsMin = math.MaxInt, math.MaxInt, math.MaxInt, math.MaxInt
	g.scratch.New = func() any { return newScanner(g) }
	g.windows.New = func() any { return newWindow(&Redactor{p: g}) }
	if len(p.Detectors) > maxRows {
		return nil, fmt.Errorf("redact: there are %d detectors: give at most %d", len(p.Detectors), maxRows)
	}
	if len(p.Rivals) > maxRivals {
		return nil, fmt.Errorf("redact: there are %d rivals: give at most %d", len(p.Rivals), maxRivals)
	}
	for _, r := range p.Rivals {
		g.rivals = append(g.rivals, rival{r, "rival " + r.Name})
	}
	g.reserve()
	for _, w := range fillers {
		g.words.mark(w, wordFiller)
		g.labelTails.add(tailOf(w))
	}
	g.rows = make([]row, 0, len(p.Detectors)+1) // and the deny list
	seen := make(map[string]bool, len(p.Detectors))
	for i := range p.Detectors {
		d := &p.Detectors[i]
		if err := check(d); err != nil {
			return nil, err
		}
		if seen[d.Name] {
			return nil, fmt.Errorf("redact: two detectors are named %s: give one another name", d.Name)
		}
		seen[d.Name] = true
		if g.wanted(d) {
			g.add(d)
		}
	}
	g.least = min(g.groupsMin, g.digitsMin, g.formsMin)
	g.words.sort()
	g.joined = g.onlyJoined()
	g.shapes.sort()
	g.outlines.sort()
	g.prefixes.sort()
	g.leads.sort()
	if err := g.indexWords(); err != nil {
		return nil, err
	}
	if err := g.lists(); err != nil {
		return nil, err
	}
	return g, g.decided()
}

// decided refuses a policy that looks for values and does not say what becomes of them.
func (g *program) decided() error {
	for _, r := range g.entity {
		if !r.off && r.op.Keeps() && r.op.Name == "" {
			return errors.New("redact: the policy does not say what becomes of all that it looks for: give it a Default, " +
				"operators.Keep() if values are to stay")
		}
	}
	return nil
}

// reserve makes room for what the rows that are wanted will add: growing little by little takes twice as much.
func (g *program) reserve() {
	literals, layouts, words := 0, 0, 0
	for i := range g.policy.Detectors {
		d := &g.policy.Detectors[i]
		if !g.wanted(d) {
			continue
		}
		if d.Trigger.kind == kindPrefix {
			literals += len(d.Trigger.literals)
		}
		layouts += len(d.Trigger.layouts)
		words += len(d.Words)
	}
	g.prefixes.list = make([]sparseEntry[prefixRef], 0, literals)
	g.outlines.list = make([]sparseEntry[outlined], 0, layouts)
	g.words.reserve(words)
	g.pictures = make(map[string]*picture, layouts)
}

// lists compiles the allow and deny lists.
func (g *program) lists() error {
	if len(g.policy.Allow) > 0 {
		g.allow = map[string]struct{}{}
	}
	for _, v := range g.policy.Allow {
		g.allow[string(lower([]byte(v)))] = struct{}{}
	}
	if len(g.policy.Deny) == 0 {
		return nil
	}
	for _, v := range g.policy.Deny {
		if v == "" || strings.Contains(v, "\n") {
			return fmt.Errorf("redact: a deny value is empty or spans lines: give single-line values")
		}
	}
	set, err := literal.New(g.policy.Deny)
	if err != nil {
		return fmt.Errorf("redact: deny list: %w", err)
	}
	g.deny = set
	d := &Detector{Name: "deny_list", Entity: DenyList, Prior: 20, Alone: true}
	g.rows = append(g.rows, g.row(d))
	return nil
}

// check refuses a malformed detector.
func check(d *Detector) error {
	bad := func(what string) error {
		return fmt.Errorf("redact: detector %q: %s", d.Name, what)
	}
	switch {
	case d.Name == "" || d.Entity == "":
		return bad("a name and an entity are needed")
	case d.Before < 0 || d.Before > MaxReach || d.After < 0 || d.After > MaxReach:
		return bad(fmt.Sprintf("Before and After must be 0 to %d", MaxReach))
	case d.Trigger.kind == kindNone:
		return bad("a trigger is needed")
	case d.Pass < 0 || d.Pass > 1:
		return bad("Pass must be in (0, 1]")
	case d.Lines > MaxLines:
		return bad(fmt.Sprintf("Lines must be at most %d", MaxLines))
	case d.Lines > 1 && d.Joins == nil:
		return bad("a row of several lines needs Joins")
	case d.Match == nil && !d.Trigger.hasSpan():
		return bad("this trigger needs a Match")
	case d.Trigger.kind == kindGroups && (d.Trigger.min < 4 || d.Trigger.max > numberMax):
		return bad("Groups needs totals of 4 to 31 digits")
	case d.Trigger.kind == kindForms && slices.ContainsFunc(d.Trigger.layouts, func(l Layout) bool { return !l.valid() }):
		return bad(fmt.Sprintf("Forms needs 1 to %d signs, %d digits or more if it does not begin with letters and digits", maxGroup, formMin))
	case d.Trigger.kind == kindToken && !shaped(d.Trigger.literals):
		return bad("Token needs a shape of one to nine letters and digits behind them, and heads of two letters or more")
	case d.Trigger.capitals && slices.ContainsFunc(d.Trigger.literals, func(l string) bool { return leadLen(l) > 0 }):
		return bad("Capitals needs literals that are words")
	case d.Trigger.kind == kindPrefix && (d.Trigger.min < wordRun || slices.ContainsFunc(d.Trigger.literals, vague)):
		return bad(fmt.Sprintf("Prefix needs literals that end in a word or have three bytes before it, and words of at least %d", wordRun))
	}
	return nil
}

// against returns the rivals that speak against a row of numbers.
func (g *program) against(d *Detector) (set uint64) {
	for i := range g.rivals {
		if !slices.Contains(d.Ignores, g.rivals[i].Name) {
			set |= 1 << i
		}
	}
	return set
}

// shaped says whether a shape such as "AA99" and heads are well formed.
func shaped(literals []string) bool {
	digits := strings.TrimLeft(literals[0], "A")
	letters := len(literals[0]) - len(digits)
	return letters >= 1 && letters <= 9 && digits != "" && strings.Trim(digits, "9") == "" &&
		!slices.ContainsFunc(literals[1:], func(l string) bool { return len(l) < 2 })
}

// vague says whether a literal of Prefix has too little to go by.
func vague(literal string) bool {
	lead := leadLen(literal)
	return lead == len(literal) && lead < 3
}

func (t Trigger) hasSpan() bool {
	return t.kind == kindForms || t.kind == kindLabelled || t.kind == kindPrefix || t.kind == kindLiterals
}

// wanted says whether the policy asks for anything the row finds.
func (g *program) wanted(d *Detector) bool {
	p := &g.policy
	if len(p.Countries) > 0 && d.Region != "" && !slices.Contains(p.Countries, d.Region) {
		return false
	}
	if d.Off && !slices.Contains(p.Only, d.Entity) {
		return false
	}
	if !g.rule(d.Entity).off {
		return true
	}
	return slices.ContainsFunc(d.Also, func(e Entity) bool { return !g.rule(e).off })
}

// rule returns what the policy says of an entity.
func (g *program) rule(e Entity) *entityRule {
	if r := g.entity[e]; r != nil {
		return r
	}
	p := &g.policy
	score := p.ThresholdOf(e)
	off := len(p.Only) > 0 && !slices.Contains(p.Only, e) || slices.Contains(p.Skip, e)
	g.entity[e] = &entityRule{e, p.OperatorOf(e), math.Log2(score / (1 - score)), off}
	return g.entity[e]
}

func (g *program) row(d *Detector) row {
	r := row{match: d.Match, before: d.Before, after: max(d.After, 1), lines: d.Lines, Detector: d, rule: g.rule(d.Entity), wordBits: d.WordBits, prior: d.Prior}
	for _, e := range d.Also {
		g.rule(e)
	}
	r.nth = len(g.rows)
	for _, w := range d.Words {
		g.words.add(r.nth, w)
	}
	g.reads = append(g.reads, d.Reads...)
	g.openings.add(openings(d))
	if r.prior == 0 {
		r.prior = DefaultPrior
	}
	if r.wordBits == 0 {
		r.wordBits = DefaultWordBits
	}
	if d.Pass > 0 {
		r.passBits = -math.Round(math.Log2(d.Pass)*1024) / 1024 // so that sums are exact
	}
	if d.Region != "" && slices.Contains(g.policy.Countries, d.Region) {
		r.region = RegionBits
	}
	r.country = countryOf(d.Region)
	r.base = r.prior + r.passBits + r.region
	r.validated = d.Valid != nil || d.Pass > 0 && d.Pass < 1
	switch d.Trigger.kind {
	case kindGroups, kindDigits, kindForms, kindLabelled:
		r.rivals = g.against(d)
	}
	r.totals = 1<<(d.Trigger.max+1) - 1<<d.Trigger.min
	for _, c := range []byte(d.Trigger.after) {
		if r.follows == nil {
			r.follows = &[256]bool{}
		}
		r.follows[c] = true
	}
	return r
}
