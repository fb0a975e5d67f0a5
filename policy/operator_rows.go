package policy

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// An operatorRow is an operator that a policy may name.
type operatorRow struct {
	name string
	// bare returns it with its usual settings for the entity, "" for every one.
	bare func(o Options, e redact.Entity) (redact.Operator, error)
	// set reads its settings; nil if it has none.
	set func(d *decoder, n *yaml.Node, e redact.Entity) (redact.Operator, error)
}

// operatorRows returns all of them, in the order in which they are listed.
func operatorRows() []operatorRow {
	return []operatorRow{
		{"mask", bareMask, setMask},
		{"replace", unset(operators.Replace("")), setReplace},
		{"remove", unset(operators.Remove(), nil), nil},
		{"keep", unset(operators.Keep(), nil), nil},
		{"hide", unset(operators.HideAll("")), setHide},
		{"hash", bareHash, nil},
		{"token", bareSealed("token"), setSealed("token")},
		{"encrypt", bareSealed("encrypt"), setSealed("encrypt")},
	}
}

// OperatorNames returns the operators that a policy may name.
func OperatorNames() (names []string) {
	for _, row := range operatorRows() {
		names = append(names, row.name)
	}
	return names
}

// operator returns an operator with its usual settings for the entity.
func (o Options) operator(name string, e redact.Entity) (redact.Operator, error) {
	for _, row := range operatorRows() {
		if row.name == name {
			return row.bare(o, e)
		}
	}
	return redact.Operator{}, errors.New("policy: there is no operator " + oneOf(name, OperatorNames()))
}

// unset returns an operator that is the same for every entity.
func unset(op redact.Operator, err error) func(Options, redact.Entity) (redact.Operator, error) {
	return func(Options, redact.Entity) (redact.Operator, error) { return op, err }
}

func bareMask(_ Options, e redact.Entity) (redact.Operator, error) {
	switch _, secret := hidden()[e]; {
	case secret:
		return operators.HideAll("")
	case e == creditCard:
		return operators.Mask(operators.CardMask())
	}
	return operators.Mask(operators.MaskOptions{})
}

func setMask(d *decoder, n *yaml.Node, _ redact.Entity) (redact.Operator, error) {
	var o operators.MaskOptions
	d.fields(n, "mask", []field{
		{"show_first", func(n *yaml.Node) { o.First = d.count(n, "show_first", 19) }},
		{"show_last", func(n *yaml.Node) { o.Last = d.count(n, "show_last", 19) }},
		{"show_bin", func(n *yaml.Node) { o.BIN = d.flag(n, "show_bin") }},
		{"keep_domain", func(n *yaml.Node) { o.KeepDomain = d.flag(n, "keep_domain") }},
		{"by_length", func(n *yaml.Node) { o.ByLength = d.byLength(n) }},
		{"box", func(n *yaml.Node) { o.Box, _ = d.text(n, "box") }},
		{"every_length", func(n *yaml.Node) {
			o.EveryLength = d.flag(n, "every_length")
			if !d.builtin {
				d.fail(n, "every_length is for the zendesk profile alone: write extends: zendesk")
			}
		}},
	})
	return operators.Mask(o)
}

func setHide(d *decoder, n *yaml.Node, _ redact.Entity) (redact.Operator, error) {
	box := ""
	d.fields(n, "hide", []field{{"box", func(n *yaml.Node) { box, _ = d.text(n, "box") }}})
	return operators.HideAll(box)
}

func setReplace(d *decoder, n *yaml.Node, _ redact.Entity) (op redact.Operator, err error) {
	if template, ok := d.text(n, "replace"); ok {
		op, err = operators.Replace(template)
	}
	return op, err
}

// byLength reads what stays readable of values of a length, such as {13: {show_last: 4}}.
func (d *decoder) byLength(n *yaml.Node) map[int]operators.Shown {
	all := map[int]operators.Shown{}
	d.pairs(n, "by_length", func(key, value *yaml.Node) {
		var s operators.Shown
		d.fields(value, "a length", []field{
			{"show_first", func(n *yaml.Node) { s.First = d.count(n, "show_first", 19) }},
			{"show_last", func(n *yaml.Node) { s.Last = d.count(n, "show_last", 19) }},
		})
		all[d.count(key, "a length", 100)] = s
	})
	return all
}
