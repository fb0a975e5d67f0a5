package policy

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/redact"
)

// maxCases is the engine's limit.
const maxCases = 16

// caseSettings are the settings for texts of some fields and formats.
type caseSettings struct {
	*settings
	fields, formats []string
}

// cases reads the list that stands behind when, on top of all other settings.
func (d *decoder) cases(s *settings) {
	n := d.when
	if n == nil || !d.listOf(n, "when must be a list, such as - fields: [email]", maxCases, "cases: join some") {
		return
	}
	for _, item := range n.Content {
		c := caseSettings{settings: s.clone()}
		d.marks = nil
		before := len(d.problems)
		d.fields(item, "a case", d.caseFields(&c))
		if len(d.problems) == before && len(c.fields)+len(c.formats) == 0 {
			d.refuse(item, "a case needs fields or formats: what is said of all texts stands outside of when")
		}
		d.reviewMarks(c.settings)
		s.cases = append(s.cases, c)
		if correlates(s) {
			d.refuse(item, errCorrelates)
			return
		}
	}
}

// caseFields are the fields of a case that is read into c.
func (d *decoder) caseFields(c *caseSettings) []field {
	s := c.settings
	if s == nil {
		s = newSettings() // the schema asks
	}
	list := func(name, about string, into *[]string) field {
		return field{name, about, listOf(anyText(), 0), func(n *yaml.Node) {
			d.items(n, name, false, func(item *yaml.Node) { *into = append(*into, d.namePattern(item, name)) })
		}}
	}
	return []field{
		list("fields", "names of fields such as email or contact.*, the last parts of longer ones", &c.fields),
		list("formats", "names of formats such as json or csv", &c.formats),
		d.group("entities", "what is looked for", d.entityFields(s)),
		d.group("detectors", "rows of the catalogue that are switched on or off", d.detectorFields(s)),
		{"min_score", "findings are reported from this probability on", share(), func(n *yaml.Node) {
			s.minScore, _ = d.probability(n, "min_score")
		}},
		{"thresholds", "the same for an entity", tableOf(anEntity(), share()), func(n *yaml.Node) { d.thresholds(n, s) }},
		{"operators", "what takes the place of the values of an entity, or by default of all", tableOf(
			oneShape(textOf([]string{"default"}), anEntity()), anOperator()), func(n *yaml.Node) { d.operators(n, s) }},
	}
}

// namePattern reads the name of a format, or the pattern of a field: parts with dots between them.
func (d *decoder) namePattern(n *yaml.Node, what string) string {
	v := n.Value
	if v == "" || len(v) > 200 || strings.ContainsAny(v, "[]\\?") || slices.Contains(strings.Split(v, "."), "") {
		d.fail(n, "an entry of "+what+" is a name such as email or contact.*, where * stands for any characters of a part")
	}
	return v
}

// clone returns settings that can be changed without changing s.
func (s *settings) clone() *settings {
	c := *s
	c.all = slices.Clone(s.all)
	c.only, c.skip, c.on, c.off = slices.Clone(s.only), slices.Clone(s.skip), slices.Clone(s.on), slices.Clone(s.off)
	c.thresholds, c.operators = maps.Clone(s.thresholds), maps.Clone(s.operators)
	c.cases = nil
	return &c
}

// casePolicies returns the cases of the policy.
func (s *settings) casePolicies() (list []redact.Case) {
	for _, c := range s.cases {
		list = append(list, redact.Case{Fields: c.fields, Formats: c.formats, Policy: c.policy()})
	}
	return list
}
