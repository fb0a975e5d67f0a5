package policy

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/redact"
)

// Limits of rules.
const (
	maxRules    = 1000
	maxWords    = 100
	maxWord     = 64
	maxExamples = 100
)

// Names of rules and entities: a letter, then letters of the same case, digits and '_', at most maxName in all.
// The engine bounds an entity's.
func isRuleName(s string) bool   { return isName(s, 'a') }
func isEntityName(s string) bool { return isName(s, 'A') }

const maxName = 63

func isName(s string, a byte) bool {
	for i := range len(s) {
		if c := s[i]; c-a >= 26 && (i == 0 || c-'0' >= 10 && c != '_') {
			return false
		}
	}
	return s != "" && len(s) <= maxName
}

// announce makes the names of the rules known before anything uses them, wherever the rules stand.
func (d *decoder) announce(root *yaml.Node) {
	each(root, "rules", func(rules *yaml.Node) {
		for _, n := range rules.Content[:min(len(rules.Content), maxRules)] {
			name, entity := "", ""
			each(n, "name", func(v *yaml.Node) { name, entity = v.Value, strings.ToUpper(v.Value) })
			each(n, "entity", func(v *yaml.Node) { entity = v.Value })
			if isRuleName(name) && isEntityName(entity) {
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
	if !d.listOf(n, "rules must be a list, such as - name: employee_id", maxRules,
		"rules: join some, or make them entries of a list") {
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
			d.fail(r.node, "the name "+strictyaml.Named(r.name)+" is taken: give the rule another")
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

// A draft is a rule while it is read, with where its parts stand.
type draft struct {
	rule
	list                      list
	listed, options, required *yaml.Node
}

// rule reads one rule.
func (d *decoder) rule(n *yaml.Node) *rule {
	r := &draft{rule: rule{node: n, score: defaultScore}, list: list{ignoreCase: true, wholeWords: true}}
	d.fields(n, "a rule", d.ruleFields(r))
	if n.Kind != yaml.MappingNode {
		return &r.rule
	}
	if r.listed != nil {
		r.rule.list = &r.list
	}
	d.completeRule(n, &r.rule, r.options, r.required)
	return &r.rule
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
