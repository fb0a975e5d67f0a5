package policy

import (
	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func bareMask(_ Options, e redact.Entity) (redact.Operator, error) {
	switch _, secret := hidden()[e]; {
	case secret:
		return operators.HideAll("")
	case e == creditCard:
		return operators.Mask(operators.CardMask())
	}
	return operators.Mask(operators.MaskOptions{})
}

func setMask(d *decoder) setting {
	var o operators.MaskOptions
	list := append(d.shownFields(&o.Shown), []field{
		d.flagField("show_bin", "show the digits of a card that name its issuer, 6 or 8 by brand", &o.BIN),
		d.flagField("keep_domain", "leave what stands behind the @ of an e-mail address", &o.KeepDomain),
		{"by_length", "what is shown of values with that many letters and digits", tableOf(
			textLike("^[0-9]+$"), object(d.shownFields(new(operators.Shown)))), func(n *yaml.Node) { o.ByLength = d.byLength(n) }},
		d.boxField(&o.Box),
		{"every_length", "for the zendesk profile alone", yesNo(), func(n *yaml.Node) {
			o.EveryLength = d.flag(n, "every_length")
			if !d.builtin {
				d.fail(n, "every_length is for the zendesk profile alone: write extends: zendesk")
			}
		}},
	}...)
	return setting{object(list), func(n *yaml.Node) { d.fields(n, "mask", list) }, func() (redact.Operator, error) {
		return operators.Mask(o)
	}}
}

func (d *decoder) shownFields(s *operators.Shown) []field {
	return []field{
		{"show_first", "how many letters and digits stay readable in front", countTo(19), func(n *yaml.Node) {
			s.First = d.count(n, "show_first", 19)
		}},
		{"show_last", "how many stay readable at the end", countTo(19), func(n *yaml.Node) {
			s.Last = d.count(n, "show_last", 19)
		}},
	}
}

// byLength reads what stays readable of values of a length, such as {13: {show_last: 4}}.
func (d *decoder) byLength(n *yaml.Node) map[int]operators.Shown {
	all := map[int]operators.Shown{}
	d.pairs(n, "by_length", func(key, value *yaml.Node) {
		var s operators.Shown
		d.fields(value, "a length", d.shownFields(&s))
		if length, ok := d.counted(key, "a length", 100); ok {
			all[length] = s
		}
	})
	return all
}
