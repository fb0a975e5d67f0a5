package policy

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// Limits of rules.
const (
	maxRules    = 1000
	maxWords    = 100
	maxWord     = 64
	maxExamples = 100
)

// Names of rules and entities. The engine bounds an entity's.
var (
	ruleName   = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)
	entityName = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,62}$`)
)

// announce makes the names of the rules known before anything uses them, wherever the rules stand.
func (d *decoder) announce(root *yaml.Node) {
	each(root, "rules", func(rules *yaml.Node) {
		for _, n := range rules.Content[:min(len(rules.Content), maxRules)] {
			name, entity := "", ""
			each(n, "name", func(v *yaml.Node) { name, entity = v.Value, strings.ToUpper(v.Value) })
			each(n, "entity", func(v *yaml.Node) { entity = v.Value })
			if ruleName.MatchString(name) && entityName.MatchString(entity) {
				d.known.detectors = append(d.known.detectors, name)
				d.known.entities = append(d.known.entities, entity)
			}
		}
	})
}

// each calls f with the value of a key of a mapping.
func each(n *yaml.Node, key string, f func(value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			f(n.Content[i+1])
		}
	}
}

// rules reads the policy's own detectors.
func (d *decoder) rules(n *yaml.Node, s *settings) {
	if !d.plain(n) {
		return
	}
	switch {
	case n.Kind != yaml.SequenceNode:
		d.refuse(n, "rules must be a list, such as - name: employee_id")
		return
	case len(n.Content) > maxRules:
		d.refuse(n, fmt.Sprintf("a policy has at most %d rules: join some, or make them entries of a list", maxRules))
		return
	}
	taken := map[string]bool{}
	for i := range s.all {
		taken[s.all[i].Name] = true
	}
	for _, item := range n.Content {
		before := len(d.problems)
		r := d.rule(item)
		if r.name != "" && taken[r.name] {
			d.fail(r.node, "the name "+named(r.name)+" is taken: give the rule another")
		}
		taken[r.name] = true
		if onlyWarnings(d.problems[before:]) {
			s.rules = append(s.rules, r)
		}
	}
}

func onlyWarnings(list []Problem) bool {
	return !slices.ContainsFunc(list, func(p Problem) bool { return !p.Warning })
}

// rule reads one rule.
func (d *decoder) rule(n *yaml.Node) *rule {
	r := &rule{node: n, score: defaultScore}
	l := &list{ignoreCase: true, wholeWords: true}
	var listed, options *yaml.Node
	flag := func(name string, into *bool, at **yaml.Node) field {
		return field{name, func(n *yaml.Node) { *into, *at = d.flag(n, name), n }}
	}
	var required *yaml.Node
	d.fields(n, "a rule", []field{
		{"name", func(n *yaml.Node) { d.ruleName(n, r) }},
		{"entity", func(n *yaml.Node) { r.entity = d.ruleEntity(n) }},
		{"about", func(n *yaml.Node) { r.about = d.about(n) }},
		{"pattern", func(n *yaml.Node) { r.patternNode = n; d.rulePattern(n, r) }},
		{"list", func(n *yaml.Node) { listed = d.once(listed, n); d.list(n, l) }},
		{"list_file", func(n *yaml.Node) { listed = d.once(listed, n); d.listFile(n, l) }},
		flag("ignore_case", &l.ignoreCase, &options),
		flag("whole_words", &l.wholeWords, &options),
		{"words", func(n *yaml.Node) { d.words(n, r) }},
		flag("required", &r.required, &required),
		{"validator", func(n *yaml.Node) { d.validator(n, r) }},
		{"score", func(n *yaml.Node) { r.score, _ = d.probability(n, "score") }},
		{"bits", func(n *yaml.Node) { d.bits(n, r) }},
		{"country", func(n *yaml.Node) { r.country = d.country(n) }},
		{"operator", func(n *yaml.Node) { r.opNode = n }},
		{"match", func(n *yaml.Node) { r.match = d.examples(n, "match") }},
		{"no_match", func(n *yaml.Node) { r.noMatch = d.examples(n, "no_match") }},
	})
	if n.Kind != yaml.MappingNode {
		return r
	}
	if listed != nil {
		r.list = l
	}
	d.completeRule(n, r, options, required)
	return r
}

// completeRule refuses what does not go together.
func (d *decoder) completeRule(n *yaml.Node, r *rule, options, required *yaml.Node) {
	switch {
	case r.node == n:
		d.refuse(n, "a rule needs a name, such as name: employee_id")
	case r.patternNode == nil && r.list == nil:
		d.refuse(n, "a rule needs a pattern, a list or a list_file")
	case r.patternNode != nil && r.list != nil:
		d.refuse(n, "a rule has a pattern or a list: make two rules")
	case r.list == nil && options != nil:
		d.fail(options, "ignore_case and whole_words are for lists: a pattern begins with (?i) or has \\b instead")
	case r.list != nil && r.check != nil:
		d.fail(n, "a list needs no validator")
	case r.required && len(r.words) == 0:
		d.fail(required, "required asks for one of words: name some")
	}
	if r.entity == "" && r.node != n {
		r.entity = redact.Entity(strings.ToUpper(r.name))
	}
	if r.opNode != nil {
		if op, ok := d.operator(r.opNode, r.entity); ok {
			r.operator = &op
		}
	}
}

// once refuses a second list.
func (d *decoder) once(before, n *yaml.Node) *yaml.Node {
	if before != nil {
		d.refuse(n, "a rule has list or list_file: keep one")
	}
	return n
}

func (d *decoder) ruleName(n *yaml.Node, r *rule) {
	name, ok := d.text(n, "name")
	if ok && !ruleName.MatchString(name) {
		d.fail(n, "the name of a rule is lower case, digits and _, such as employee_id")
		return
	}
	r.name, r.node = name, n
}

func (d *decoder) ruleEntity(n *yaml.Node) redact.Entity {
	e, ok := d.text(n, "entity")
	if ok && !entityName.MatchString(e) {
		d.fail(n, "an entity is upper case, digits and _, such as EMPLOYEE_ID")
	}
	return redact.Entity(e)
}

func (d *decoder) about(n *yaml.Node) string {
	text, ok := d.text(n, "about")
	if ok && (len(text) > 200 || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) })) {
		d.fail(n, "about must be one line of at most 200 bytes")
	}
	return text
}

// rulePattern compiles a pattern. A mistake is shown where it is in the pattern, if that is known.
func (d *decoder) rulePattern(n *yaml.Node, r *rule) {
	text, ok := d.text(n, "pattern")
	if !ok {
		return
	}
	compiled, err := rx.CompileRule(text)
	if err != nil {
		fault, _ := err.(*rx.Fault)
		d.fail(within(n, d.lines, text, fault.At), fault.Text)
		return
	}
	for _, warning := range compiled.Warnings {
		d.warn(n, warning)
	}
	r.pattern = compiled
}

// within returns a node for the place at bytes into the text of n, n itself if it is not written as it reads.
func within(n *yaml.Node, lines []string, text string, at int) *yaml.Node {
	if at <= 0 || n.Line < 1 || n.Line > len(lines) {
		return n
	}
	line := []rune(lines[n.Line-1])
	quote := 0
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		quote = 1
	}
	from := n.Column - 1 + quote
	if from < 0 || from > len(line) || !strings.HasPrefix(string(line[from:]), text[:at]) {
		return n
	}
	return &yaml.Node{Kind: n.Kind, Line: n.Line, Column: n.Column + quote + utf8.RuneCountInString(text[:at]), Value: text[at:]}
}

func (d *decoder) list(n *yaml.Node, l *list) {
	d.items(n, "list", true, func(item *yaml.Node) { d.entry(item, item.Value, "", l) })
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.fail(n, "a list needs an entry")
	}
}

func (d *decoder) listFile(n *yaml.Node, l *list) {
	name, ok := d.text(n, "list_file")
	if !ok {
		return
	}
	lines, err := listFile(d.dir, name)
	if err == nil && len(lines) == 0 {
		err = fmt.Errorf("the file has no entry")
	}
	if err != nil {
		d.refuse(n, "list_file: "+err.Error())
		return
	}
	before := len(d.problems)
	for i, line := range lines {
		if d.entry(n, line, fmt.Sprintf("list_file: entry %d: ", i+1), l); len(d.problems) > before {
			return // one is enough
		}
	}
}

// entry adds one literal to a list.
func (d *decoder) entry(n *yaml.Node, text, place string, l *list) {
	d.listed, d.listedBytes = d.listed+1, d.listedBytes+len(text)
	switch {
	case strings.ContainsAny(text, "\n\r"):
		d.refuse(n, place+"an entry must be one line")
	case len(text) < minEntry:
		d.refuse(n, place+fmt.Sprintf("an entry has at least %d bytes: one this short is found everywhere", minEntry))
	case len(text) > maxEntry:
		d.refuse(n, place+fmt.Sprintf("an entry has at most %d bytes: shorten it", maxEntry))
	case d.listed == maxEntries+1:
		d.refuse(n, fmt.Sprintf("the lists have at most %d entries together: drop some", maxEntries))
	case d.listedBytes > maxListed && d.listedBytes-len(text) <= maxListed:
		d.refuse(n, "the lists have at most 4 MiB together: drop some")
	case d.listed <= maxEntries && d.listedBytes <= maxListed:
		l.entries = append(l.entries, text)
	}
}

func (d *decoder) words(n *yaml.Node, r *rule) {
	if len(n.Content) > maxWords {
		d.refuse(n, fmt.Sprintf("words has at most %d entries: use stems such as employ*", maxWords))
		return
	}
	d.items(n, "words", false, func(item *yaml.Node) {
		w := item.Value
		switch {
		case len(w) > maxWord || !strings.ContainsFunc(w, unicode.IsLetter):
			d.fail(item, fmt.Sprintf("a context word has letters and at most %d bytes", maxWord))
		case strings.Contains(strings.TrimSuffix(w, "*"), "*"):
			d.fail(item, "a * stands at the end of a word alone: employ*")
		}
		r.words = append(r.words, w)
	})
}

func (d *decoder) validator(n *yaml.Node, r *rule) {
	name, ok := d.text(n, "validator")
	if !ok {
		return
	}
	v, ok := validatorNamed(name)
	if !ok {
		d.fail(n, "there is no validator "+oneOf(name, ValidatorNames()))
		return
	}
	r.check = &v
}

// bits reads the evidence that a match is, in bits.
func (d *decoder) bits(n *yaml.Node, r *rule) {
	v, ok := d.number(n, "bits")
	if ok && math.Abs(v) > 20 {
		d.fail(n, "bits must be from -20 to 20: 0 is as likely as not, 3.3 is ten to one")
		return
	}
	r.score = 1 / (1 + math.Exp2(-v))
}

func (d *decoder) country(n *yaml.Node) string {
	c, ok := d.text(n, "country")
	if ok && (len(c) != 2 || c[0]-'A' > 25 || c[1]-'A' > 25) {
		d.fail(n, "a country is two capital letters (ISO 3166-1 alpha-2), such as SE")
	}
	return c
}

// examples reads texts in which a rule must find something, or nothing.
func (d *decoder) examples(n *yaml.Node, what string) (list []*yaml.Node) {
	if len(n.Content) > maxExamples {
		d.refuse(n, fmt.Sprintf("%s has at most %d entries", what, maxExamples))
		return nil
	}
	d.items(n, what, true, func(item *yaml.Node) { list = append(list, item) })
	return list
}
