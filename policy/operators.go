package policy

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// operators reads what is done with which entity.
func (d *decoder) operators(n *yaml.Node, s *settings) {
	d.pairs(n, "operators", func(key, value *yaml.Node) {
		if key.Value == "default" {
			if op, ok := d.operator(value, ""); ok {
				s.fallback = op
			}
			return
		}
		e := d.entity(key, "operators")
		if op, ok := d.operator(value, e); ok && e != "" {
			s.operators[e] = op
		}
	})
}

// operator reads one operator: a name, or a name with its settings.
func (d *decoder) operator(n *yaml.Node, e redact.Entity) (redact.Operator, bool) {
	before := len(d.problems)
	var op redact.Operator
	if n.Kind == yaml.ScalarNode {
		op = d.bareOperator(n, e)
	} else {
		op = d.setOperator(n, e)
	}
	if _, secret := hidden()[e]; secret && len(d.problems) == before && !slices.Contains(leavingNothing, op.Name) {
		d.fail(n, string(e)+" may not be stored (PCI DSS 3.3.1): use hide, replace or remove")
	}
	return op, len(d.problems) == before
}

// leavingNothing are the operators that leave nothing of a value.
var leavingNothing = []string{"hide", "replace", "remove"}

func (d *decoder) bareOperator(n *yaml.Node, e redact.Entity) redact.Operator {
	name, ok := d.text(n, "an operator")
	if !ok {
		return redact.Operator{}
	}
	op, err := d.options.operator(name, e)
	if err != nil {
		d.fail(n, strings.TrimPrefix(err.Error(), "policy: "))
	}
	return op
}

// plainOperator returns an operator with its usual settings for the entity.
func plainOperator(name string, e redact.Entity) (redact.Operator, bool) {
	var op redact.Operator
	var err error
	_, secret := hidden()[e]
	switch {
	case name == "hide", name == "mask" && secret:
		op, err = operators.HideAll("")
	case name == "mask" && e == creditCard:
		op, err = operators.Mask(operators.CardMask())
	case name == "mask":
		op, err = operators.Mask(operators.MaskOptions{})
	case name == "replace":
		op, err = operators.Replace("")
	case name == "remove":
		op = operators.Remove()
	case name == "keep":
		op = operators.Keep()
	default:
		return op, false
	}
	return op, err == nil
}

// setOperator reads {mask: {...}}, {hide: {...}} or {replace: template}.
func (d *decoder) setOperator(n *yaml.Node, e redact.Entity) (op redact.Operator) {
	if n.Kind == yaml.MappingNode && len(n.Content) != 2 {
		d.refuse(n, "an operator is one name, such as mask, or one name with its settings")
		return op
	}
	var err error
	d.fields(n, "an operator with settings", []field{
		{"mask", func(n *yaml.Node) { op, err = operators.Mask(d.mask(n)) }},
		{"hide", func(n *yaml.Node) { op, err = operators.HideAll(d.box(n)) }},
		{"replace", func(n *yaml.Node) {
			if template, ok := d.text(n, "replace"); ok {
				op, err = operators.Replace(template)
			}
		}},
		{"token", func(n *yaml.Node) { op, err = d.sealed("token", n) }},
		{"encrypt", func(n *yaml.Node) { op, err = d.sealed("encrypt", n) }},
	})
	if err != nil {
		d.fail(n, strings.TrimPrefix(strings.TrimPrefix(err.Error(), "operators: "), "policy: "))
	}
	return op
}

func (d *decoder) mask(n *yaml.Node) (o operators.MaskOptions) {
	d.fields(n, "mask", []field{
		{"show_first", func(n *yaml.Node) { o.First = d.count(n, "show_first", 19) }},
		{"show_last", func(n *yaml.Node) { o.Last = d.count(n, "show_last", 19) }},
		{"box", func(n *yaml.Node) { o.Box, _ = d.text(n, "box") }},
		{"every_length", func(n *yaml.Node) {
			o.EveryLength = d.flag(n, "every_length")
			if !d.builtin {
				d.fail(n, "every_length is for the zendesk profile alone: write extends: zendesk")
			}
		}},
	})
	return o
}

func (d *decoder) box(n *yaml.Node) (box string) {
	d.fields(n, "hide", []field{{"box", func(n *yaml.Node) { box, _ = d.text(n, "box") }}})
	return box
}
