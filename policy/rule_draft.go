package policy

import "go.yaml.in/yaml/v4"

// ruleFields are the fields of a rule that is read into r.
func (d *decoder) ruleFields(r *draft) []field {
	return []field{
		{"name", "what the rule is called in reports", textLike("^[a-z][a-z0-9_]*$"), func(n *yaml.Node) { d.ruleName(n, &r.rule) }},
		{"entity", "what it finds, its name in capitals if it says nothing", textLike("^[A-Z][A-Z0-9_]*$"), func(n *yaml.Node) {
			r.entity = d.ruleEntity(n)
		}},
		{"about", "a sentence for reports", textUpTo(200), func(n *yaml.Node) { r.about = d.about(n) }},
		{"pattern", "a regular expression, as for package regexp", anyText(), func(n *yaml.Node) {
			r.patternNode = n
			d.rulePattern(n, &r.rule)
		}},
		{"list", "literals, instead of a pattern", listOf(anyText(), maxEntries), func(n *yaml.Node) {
			r.listed = d.once(r.listed, n)
			d.list(n, &r.list)
		}},
		{"list_file", "a file of literals in the policy's folder, a line each", anyText(), func(n *yaml.Node) {
			r.listed = d.once(r.listed, n)
			d.listFile(n, "list_file", &r.list)
		}},
		d.placed("ignore_case", "find entries of a list in any case", &r.list.ignoreCase, &r.options),
		d.placed("whole_words", "find entries of a list as whole words alone", &r.list.wholeWords, &r.options),
		{"words", "context words, with a * for any ending", listOf(textUpTo(maxWord), maxWords), func(n *yaml.Node) {
			d.words(n, &r.rule)
		}},
		d.placed("required", "find nothing without one of the words", &r.rule.required, &r.required),
		{"validator", "the check that a value passes", textOf(ValidatorNames()), func(n *yaml.Node) { d.validator(n, &r.rule) }},
		{"score", "how likely a match is right by itself", share(), func(n *yaml.Node) { r.score, _ = d.probability(n, "score") }},
		{"bits", "the same in bits: 0 is as likely as not", shape{kind: kindNumber, least: -20, most: 20}, func(n *yaml.Node) {
			d.bits(n, &r.rule)
		}},
		{"country", "whose identifier it is", textLike("^[A-Z]{2}$"), func(n *yaml.Node) { r.country = d.country(n) }},
		{"operator", "what takes a value's place", anOperator(), func(n *yaml.Node) { r.opNode = n }},
		{"match", "texts in which the rule finds something", listOf(anyText(), maxExamples), func(n *yaml.Node) {
			r.match = d.examples(n, "match")
		}},
		{"no_match", "texts in which it finds nothing", listOf(anyText(), maxExamples), func(n *yaml.Node) {
			r.noMatch = d.examples(n, "no_match")
		}},
	}
}

// placed is a flagField that remembers where it stands.
func (d *decoder) placed(name, about string, into *bool, at **yaml.Node) field {
	return field{name, about, yesNo(), func(n *yaml.Node) { *into, *at = d.flag(n, name), n }}
}
