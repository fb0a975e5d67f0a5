package policy

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/redact"
)

// operators reads what is done with which entity.
func (d *decoder) operators(n *yaml.Node, s *settings) {
	d.pairs(n, "operators", func(key, value *yaml.Node) {
		if key.Value == "default" {
			if op, ok := d.operator(value, ""); ok {
				s.fallback = op
				if op.Keeps() {
					d.warn(value, "what no operator is named for stays as it is: it is only reported")
				}
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
	var err error
	if d.leavesSecret(n, e) {
		d.fail(n, string(e)+" may not be stored (PCI DSS 3.3.1): use hide, replace or remove")
		return op, false
	}
	if n.Kind == yaml.ScalarNode {
		op, err = d.bareOperator(n, e)
	} else {
		op, err = d.setOperator(n, e)
	}
	if err != nil {
		d.fail(n, unprefixed(err))
	}
	return op, len(d.problems) == before
}

// leavesSecret says whether n names an operator that leaves something of a value that may not be stored.
func (d *decoder) leavesSecret(n *yaml.Node, e redact.Entity) bool {
	if _, secret := hidden()[e]; !secret {
		return false
	}
	name := n.Value
	if n.Kind == yaml.MappingNode && len(n.Content) > 0 {
		name = n.Content[0].Value
	} else if name == "mask" {
		return false // by itself it leaves nothing of them
	}
	return slices.Contains(OperatorNames(), name) && !slices.Contains(leavingNothing, name)
}

// leavingNothing are the operators that leave nothing of a value.
var leavingNothing = []string{"hide", "replace", "remove"}

// bareOperator reads the name of an operator with its usual settings.
func (d *decoder) bareOperator(n *yaml.Node, e redact.Entity) (op redact.Operator, err error) {
	name, ok := d.text(n, "an operator")
	if !ok {
		return op, nil
	}
	return d.options.operator(name, e)
}

// setOperator reads the name of an operator with settings, such as {mask: {show_last: 4}}.
func (d *decoder) setOperator(n *yaml.Node, e redact.Entity) (op redact.Operator, err error) {
	if n.Kind == yaml.MappingNode && len(n.Content) != 2 {
		d.refuse(n, "an operator is one name, such as mask, or one name with its settings")
		return op, nil
	}
	var list []field
	for _, row := range operatorRows() {
		if row.settings != nil {
			set := row.settings(d)
			list = append(list, field{row.name, row.about, set.shape, func(n *yaml.Node) {
				set.read(n)
				op, err = set.operator()
			}})
		}
	}
	d.fields(n, "an operator with settings", list)
	return op, err
}

// operatorShape is what an operator looks like: its name, or its name with settings.
func (d *decoder) operatorShape() shape {
	var list []field
	for _, row := range operatorRows() {
		if row.settings != nil {
			list = append(list, field{row.name, row.about, row.settings(d).shape, nil})
		}
	}
	return oneShape(textOf(OperatorNames()), object(list))
}

// unprefixed is what an error says, without the name of the package that says it.
func unprefixed(err error) string {
	return strings.TrimPrefix(strings.TrimPrefix(err.Error(), "operators: "), "policy: ")
}
