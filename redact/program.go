package redact

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/redactd/redactd/internal/literal"
)

// A program is a compiled policy: the rows, and for each kind of trigger a table that leads from
// what the scan saw to the rows that want to look.
type program struct {
	rows    []row
	rivals  []rival
	policy  Policy
	entity  map[Entity]*entityRule
	allow   map[string]struct{}
	deny    *literal.Set
	scratch sync.Pool // of *scanner
	windows sync.Pool // of *window, between two texts

	// Numbers.
	groups, named, digits          []int // rows; named: groups that need a label
	groupsMin, namedMin, digitsMin int
	least                          int // the fewest digits of a number of groups
	heads                          headSet
	lengths                        [maxGroup + 1]byLength
	patterns                       []pattern // of written forms with a short first group
	fourLast                       bool      // all of them end in a group of four or more
	dotted                         []int
	tokens                         [10][]tokenRef // by the number of letters
	joins                          []int
	// Labels of numbers and fillers: their last two letters, their last three, and whole.
	labelPairs      pairSet
	labelTails      tailSet
	labels, fillers *wordSet
	// Signs and names.
	plus, at, quads, colons, dashes []int
	keys                            map[uint32][]keyRef
	keyPairs                        pairSet
	keyTails                        tailSet
	// Literals that words begin with: by a hash of three bytes, or by the first if they are shorter.
	prefixes    map[uint32][]prefixRef
	prefixBits  [16384 / 64]uint64
	initials    map[byte][]prefixRef
	initialBits [256]bool
}

// A row is a compiled detector. What every trigger needs comes first, in one cache line.
type row struct {
	match         func(t Text, found []Match) []Match
	before, after int
	lines         int
	totals        uint64     // of Groups, as a set
	follows       *[256]bool // what must follow its first group
	*Detector
	rule      *entityRule
	words     *wordSet
	base      float64 // prior, checksum and region, in bits
	passBits  float64
	prior     float64
	region    float64
	wordBits  float64
	tails     *tailSet // the ends of the words that may stand right before its numbers
	digits    bool     // rivals apply
	validated bool
}

// A rival is a compiled Rival.
type rival struct {
	Rival
	term string // what Explain calls it
}

// An entityRule is what the policy says of one entity.
type entityRule struct {
	entity Entity
	op     Operator
	bits   float64 // the threshold, as log-odds
	off    bool
}

// byLength are the rows for numbers whose first group of digits has one length.
type byLength struct {
	forms    []formRef
	after    [4]uint64 // what may stand behind the first group
	labelled []int
}

func (l *byLength) add(f formRef) {
	l.forms = append(l.forms, f)
	if len(f.seps) > 0 {
		l.after[f.seps[0]>>6] |= 1 << (f.seps[0] & 63)
		return
	}
	for c := range 256 {
		if !isLetter(byte(c)) {
			l.after[c>>6] |= 1 << (c & 63)
		}
	}
}

type formRef struct {
	row    int
	groups []int
	seps   []byte
	bits   float64
	form   string
}

type tokenRef struct {
	row, letters, digits int
	heads                *tailSet // the first two letters
}

type prefixRef struct {
	row, min int
	literal  string
}

func prefixHash(x, y, z byte) uint32 {
	return (uint32(x) | uint32(y)<<8 | uint32(z)<<16) * 0x9e3779b1 >> 18
}

type keyRef struct {
	row  int
	name string
}

// maxGroup is the longest group of digits that is of interest.
const maxGroup = 40

func compile(p Policy) (*program, error) {
	g := &program{policy: p, entity: map[Entity]*entityRule{}, keys: map[uint32][]keyRef{}}
	g.groupsMin, g.namedMin, g.digitsMin = math.MaxInt, math.MaxInt, math.MaxInt
	g.labels, g.fillers = newWordSet([]string{""}), newWordSet(fillers)
	for _, w := range fillers {
		g.labelPairs.addEnd(w)
		g.labelTails.add(tailOf(w))
	}
	g.prefixes, g.initials = map[uint32][]prefixRef{}, map[byte][]prefixRef{}
	g.scratch.New = func() any { return &scanner{p: g} }
	g.windows.New = func() any { return newWindow(g) }
	for _, r := range p.Rivals {
		g.rivals = append(g.rivals, rival{r, "rival " + r.Name})
	}
	seen := map[string]bool{}
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
	g.least = min(g.groupsMin, g.digitsMin)
	return g, g.lists()
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
	case d.Trigger.kind == kindToken && !shaped(d.Trigger.literals):
		return bad("Token needs a shape of one to nine letters and digits behind them, and heads of two letters or more")
	case d.Trigger.kind == kindPrefix && (d.Trigger.min < wordRun || slices.Contains(d.Trigger.literals, "")):
		return bad(fmt.Sprintf("Prefix needs literals and words of at least %d", wordRun))
	}
	return nil
}

// shaped says whether a shape such as "AA99" and heads are well formed.
func shaped(literals []string) bool {
	digits := strings.TrimLeft(literals[0], "A")
	letters := len(literals[0]) - len(digits)
	return letters >= 1 && letters <= 9 && digits != "" && strings.Trim(digits, "9") == "" &&
		!slices.ContainsFunc(literals[1:], func(l string) bool { return len(l) < 2 })
}

func (t Trigger) hasSpan() bool {
	return t.kind == kindForms || t.kind == kindLabelled || t.kind == kindPrefix
}

// wanted says whether the policy asks for anything the row finds.
func (g *program) wanted(d *Detector) bool {
	p := &g.policy
	if len(p.Countries) > 0 && d.Region != "" && !slices.Contains(p.Countries, d.Region) {
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
	op, ok := p.Operators[e]
	if !ok {
		op = p.Default
	}
	score := p.MinScore
	if score == 0 {
		score = 0.5
	}
	if t, ok := p.Thresholds[e]; ok {
		score = t
	}
	off := len(p.Only) > 0 && !slices.Contains(p.Only, e) || slices.Contains(p.Skip, e)
	g.entity[e] = &entityRule{e, op, math.Log2(score / (1 - score)), off}
	return g.entity[e]
}

func (g *program) row(d *Detector) row {
	r := row{match: d.Match, before: d.Before, after: max(d.After, 1), lines: d.Lines, Detector: d, rule: g.rule(d.Entity), words: newWordSet(d.Words), wordBits: d.WordBits, prior: d.Prior}
	for _, e := range d.Also {
		g.rule(e)
	}
	if r.prior == 0 {
		r.prior = DefaultPrior
	}
	if r.wordBits == 0 {
		r.wordBits = DefaultWordBits
	}
	if d.Pass > 0 {
		r.passBits = -math.Log2(d.Pass)
	}
	if d.Region != "" && slices.Contains(g.policy.Countries, d.Region) {
		r.region = RegionBits
	}
	r.base = r.prior + r.passBits + r.region
	r.validated = d.Valid != nil || d.Pass > 0 && d.Pass < 1
	switch d.Trigger.kind {
	case kindGroups, kindDigits, kindForms, kindLabelled:
		r.digits = true
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

func (g *program) add(d *Detector) {
	n := len(g.rows)
	g.rows = append(g.rows, g.row(d))
	t := &d.Trigger
	switch t.kind {
	case kindGroups:
		if t.label && g.rows[n].region == 0 {
			g.named, g.namedMin = append(g.named, n), min(g.namedMin, t.min)
			g.label(&g.rows[n])
			break
		}
		g.groups, g.groupsMin = append(g.groups, n), min(g.groupsMin, t.min)
		g.heads.add(t)
	case kindDigits:
		g.digits, g.digitsMin = append(g.digits, n), min(g.digitsMin, t.min)
	case kindForms:
		for _, l := range t.layouts {
			f := parseForm(n, l)
			g.form(f)
		}
	case kindLabelled:
		for k := t.min; k <= t.max && k <= maxGroup; k++ {
			g.lengths[k].labelled = append(g.lengths[k].labelled, n)
		}
		g.label(&g.rows[n])
	case kindDotted:
		g.dotted = append(g.dotted, n)
	case kindPlus:
		g.plus = append(g.plus, n)
	case kindToken:
		ref := token(n, t.literals[0], t.literals[1:])
		g.tokens[ref.letters] = append(g.tokens[ref.letters], ref)
	case kindAt:
		g.at = append(g.at, n)
	case kindQuads:
		g.quads = append(g.quads, n)
	case kindColons:
		g.colons = append(g.colons, n)
	case kindPrefix:
		for _, l := range t.literals {
			g.prefix(prefixRef{n, t.min, l})
		}
	case kindDashes:
		g.dashes = append(g.dashes, n)
	case kindKey:
		for _, name := range t.literals {
			g.key(n, strings.ToLower(name))
		}
	}
	if d.Joins != nil && d.Lines > 1 {
		g.joins = append(g.joins, n)
	}
}

// key adds a name. Text is compared without regard to case in ASCII only, so that a name outside it
// is added in three.
func (g *program) key(row int, name string) {
	forms := []string{name}
	if !ascii([]byte(name)) {
		first, n := utf8.DecodeRuneInString(name)
		forms = append(forms, strings.ToUpper(name), string(unicode.ToUpper(first))+name[n:])
	}
	for _, f := range forms {
		tail := tailOf(f)
		g.keyTails.add(tail)
		g.keyPairs.addEnd(f)
		g.keys[tail] = append(g.keys[tail], keyRef{row, f})
	}
}

// form adds a written form to the tables.
func (g *program) form(f formRef) {
	g.lengths[f.groups[0]].add(f)
	if f.groups[0] >= longForm {
		return
	}
	p := pattern(f.groups)
	g.fourLast = (g.fourLast || len(g.patterns) == 0) && p[len(p)-1] >= 4
	if !slices.ContainsFunc(g.patterns, func(q pattern) bool { return slices.Equal(p, q) }) {
		g.patterns = append(g.patterns, p)
	}
}

// token makes the entry of a shape such as "AA99".
func token(row int, shape string, heads []string) tokenRef {
	t := tokenRef{row: row, letters: strings.Count(shape, "A"), digits: strings.Count(shape, "9")}
	for _, h := range heads {
		if t.heads == nil {
			t.heads = &tailSet{}
		}
		t.heads.add(tailOf(h[:2]))
	}
	return t
}

// prefix adds a literal to the table. Where one of a row's literals begins with three bytes of
// another's hash, both are asked; literals of one and two bytes go by the first.
func (g *program) prefix(p prefixRef) {
	if l := p.literal; len(l) < 3 {
		g.initials[l[0]] = append(g.initials[l[0]], p)
		g.initialBits[l[0]] = true
	} else {
		h := prefixHash(l[0], l[1], l[2])
		g.prefixes[h] = append(g.prefixes[h], p)
		g.prefixBits[h>>6] |= 1 << (h & 63)
	}
}

// label notes the words that may stand right before a number of the row.
func (g *program) label(r *row) {
	r.tails = &tailSet{}
	for _, w := range r.Words {
		last := w[strings.LastIndexByte(w, ' ')+1:]
		g.labels.add(last)
		r.tails.add(tailOf(strings.TrimSuffix(w, "*")))
		g.labelPairs.addEnd(strings.TrimSuffix(w, "*"))
	}
	g.labelTails.join(r.tails)
}

// fillers may stand between a context word and its number.
var fillers = []string{
	"is", "no", "nr", "num", "number", "numero", "nummer", "numer", "code", "ist", "es", "est",
	"jest", "at", "on", "was", "under", "sono", "home", "work", "office", "al",
	"au", "op", "pod",
}

// parseForm reads a layout such as "3-2-4".
func parseForm(row int, l Layout) formRef {
	f := formRef{row: row, bits: l.Bits, form: l.Form}
	n := 0
	for _, c := range []byte(l.Form) {
		if isDigit(c) {
			n = n*10 + int(c-'0')
			continue
		}
		f.groups, f.seps, n = append(f.groups, n), append(f.seps, c), 0
	}
	f.groups = append(f.groups, n)
	return f
}

// window returns a window for a text of its own.
func (g *program) window() *window {
	w := g.windows.Get().(*window)
	w.base = 0
	return w
}

func lower(b []byte) []byte {
	for i, c := range b {
		if c-'A' < 26 {
			b[i] = c | 0x20
		}
	}
	return b
}
