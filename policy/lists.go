package policy

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// What is always let through, and what is always hidden: as whole values or texts, as patterns, or from a file.

// Limits of the lists. Those of deny are the engine's; the entries of a file may be more.
const (
	maxPatterns  = 100
	maxDeny      = 256
	maxDenyTotal = 2000
)

func (d *decoder) allowFields(s *settings) []field {
	return []field{
		{"values", "whole values, in any spelling", listOf(anyText(), 0), func(n *yaml.Node) {
			s.allow = nil
			d.items(n, "values", true, func(item *yaml.Node) { s.allow = append(s.allow, item.Value) })
		}},
		{"patterns", "regular expressions of whole values", listOf(anyText(), maxPatterns), func(n *yaml.Node) {
			s.patterns = nil
			d.patterns(n, func(item *yaml.Node) { d.pattern(item, s) })
		}},
		{"file", "a file of whole values in the policy's folder, a line each", anyText(), func(n *yaml.Node) {
			s.allowed = d.linesIn(n, "file")
		}},
	}
}

// patterns reads a list of regular expressions.
func (d *decoder) patterns(n *yaml.Node, read func(item *yaml.Node)) {
	if len(n.Content) > maxPatterns {
		d.refuse(n, fmt.Sprintf("patterns has at most %d entries: join some", maxPatterns))
		return
	}
	d.items(n, "patterns", true, read)
}

// linesIn returns the lines of the file that n names.
func (d *decoder) linesIn(n *yaml.Node, what string) []string {
	name, ok := d.text(n, what)
	if !ok {
		return nil
	}
	lines, err := listFile(d.options.Dir, name, d.options.Quiet)
	if err == nil && len(lines) == 0 {
		err = errors.New("the file has no entry")
	}
	if err != nil {
		d.refuse(n, what+": "+err.Error())
	}
	d.files = append(d.files, lines)
	return lines
}

// pattern compiles a pattern of a whole value: once as it is, so that what closes a group in it
// cannot escape from the one around it.
func (d *decoder) pattern(n *yaml.Node, s *settings) {
	if _, err := rx.Compile(n.Value); err != nil {
		d.refuse(n, strings.TrimPrefix(err.Error(), "rx: "))
		return
	}
	whole, err := rx.Compile(`\A(?:` + n.Value + `)\z`)
	if err != nil {
		d.refuse(n, "cannot read the pattern as one of a whole value: shorten it")
		return
	}
	s.patterns = append(s.patterns, whole)
	d.reviewPattern(n, whole)
}

// deny reads a list of texts, or texts, patterns and a file.
func (d *decoder) deny(n *yaml.Node, s *settings) {
	if n.Kind == yaml.MappingNode {
		d.fields(n, "deny", d.denyFields(s))
		return
	}
	d.denyValues(n, s)
}

func (d *decoder) denyFields(s *settings) []field {
	return []field{
		{"values", "texts, wherever they stand", listOf(textUpTo(maxDeny), 0), func(n *yaml.Node) { d.denyValues(n, s) }},
		{"patterns", "regular expressions, as those of rules", listOf(anyText(), maxPatterns), func(n *yaml.Node) {
			d.patterns(n, func(item *yaml.Node) { d.denyPattern(item, s) })
		}},
		{"file", "a file of texts in the policy's folder, a line each", anyText(), func(n *yaml.Node) { d.denyFile(n, s) }},
	}
}

func (d *decoder) denyValues(n *yaml.Node, s *settings) {
	s.deny = nil
	total := 0
	d.items(n, "deny", true, func(item *yaml.Node) {
		v := item.Value
		total += len(v)
		switch {
		case v == "" || strings.Contains(v, "\n"):
			d.refuse(item, "a value of deny must be one line and not empty")
		case len(v) > maxDeny:
			d.refuse(item, fmt.Sprintf("a value of deny has at most %d bytes: shorten it", maxDeny))
		case total > maxDenyTotal && total-len(v) <= maxDenyTotal:
			d.refuse(item, fmt.Sprintf("the values of deny have at most %d bytes together: drop"+
				" some, or put them into a file", maxDenyTotal))
		case len(v) < 3:
			d.report(item, "a value this short is found in many words", true, true)
		}
		s.deny = append(s.deny, v)
	})
}

// denied begins a rule of the deny list: nothing outweighs what it finds.
func denied(n *yaml.Node, name string) *rule {
	return &rule{node: n, name: name, entity: redact.DenyList, about: "what the policy denies", score: 1 / (1 + math.Exp2(-20))}
}

func (d *decoder) denyPattern(n *yaml.Node, s *settings) {
	r := denied(n, fmt.Sprintf("deny_pattern_%d", len(s.rules)+1))
	r.patternNode = n
	compiled, err := rx.CompileRule(n.Value)
	if err != nil {
		d.refuse(n, strings.TrimPrefix(err.Error(), "rx: "))
		return
	}
	r.pattern = compiled
	s.rules = append(s.rules, r)
}

func (d *decoder) denyFile(n *yaml.Node, s *settings) {
	r := denied(n, "deny_file")
	r.list = &list{ignoreCase: true}
	d.listFile(n, "file", r.list)
	if len(r.list.entries) > 0 {
		s.rules = append(s.rules, r)
	}
}
