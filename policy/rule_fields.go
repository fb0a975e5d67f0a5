package policy

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/redact"
)

const (
	badRuleName   = "the name of a rule is lower case, digits and _, such as employee_id"
	badEntityName = "an entity is upper case, digits and _, such as EMPLOYEE_ID"
)

func (d *decoder) ruleName(n *yaml.Node, r *rule) {
	name, ok := d.text(n, "name")
	r.node = n
	if ok && !isRuleName(name) {
		d.fail(n, badRuleName)
		return
	}
	r.name = name
}

func (d *decoder) ruleEntity(n *yaml.Node) redact.Entity {
	e, ok := d.text(n, "entity")
	if ok && !isEntityName(e) {
		d.fail(n, badEntityName)
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

func (d *decoder) words(n *yaml.Node, r *rule) {
	if len(n.Content) > maxWords {
		d.refuse(n, tooManyWords())
		return
	}
	d.items(n, "words", false, func(item *yaml.Node) {
		if fault := wordFault(item.Value); fault != "" {
			d.fail(item, fault)
		}
		r.words = append(r.words, item.Value)
	})
}

func tooManyWords() string {
	return fmt.Sprintf("words has at most %d entries: use stems such as employ*", maxWords)
}

// wordFault says what is wrong with a context word, "" if nothing is.
func wordFault(w string) string {
	switch {
	case len(w) > maxWord || !strings.ContainsFunc(w, unicode.IsLetter):
		return fmt.Sprintf("a context word has letters and at most %d bytes", maxWord)
	case strings.Contains(strings.TrimSuffix(w, "*"), "*"):
		return "a * stands at the end of a word alone: employ*"
	}
	return ""
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
