package main

import (
	"slices"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// operatorNames are the values of --operator.
var operatorNames = []string{"mask", "replace", "remove", "keep"}

// hiddenAlways are the entities whose values stay hidden whatever --operator says: PCI DSS 3.3.1.
var hiddenAlways = []redact.Entity{"CVV", "PIN", "TRACK_DATA"}

func profileNames() []string { return []string{"default"} }

func defaultPolicy() redact.Policy {
	return redact.Policy{
		Name: "default", Detectors: detectors.All(),
		Operators: map[redact.Entity]redact.Operator{}, Default: operator("replace"),
	}
}

func profilePolicy(name string) (redact.Policy, error) {
	if name != "default" {
		return redact.Policy{}, usage("--profile: there is no such profile; there is default")
	}
	return defaultPolicy(), nil
}

func loadPolicy(string) (redact.Policy, error) {
	return redact.Policy{}, usage("policy files are not read yet: use --profile")
}

// withOperator does the same to every entity, but never shows what must stay hidden.
func withOperator(p redact.Policy, name string) (redact.Policy, error) {
	if !slices.Contains(operatorNames, name) {
		return p, usage("--operator is mask, replace, remove or keep")
	}
	kept := map[redact.Entity]redact.Operator{}
	for _, e := range hiddenAlways {
		if op, ok := p.Operators[e]; ok {
			kept[e] = op
		}
	}
	p.Default, p.Operators = operator(name), kept
	return p, nil
}

func operator(name string) redact.Operator {
	op := redact.Operator{Name: name}
	switch name {
	case "mask":
		op.Hide = func(_ redact.Value, hide []bool) {
			for i := range hide {
				hide[i] = true
			}
		}
	case "replace":
		op.Replace = func(dst []byte, v redact.Value) []byte {
			return append(append(append(dst, '['), v.Entity...), ']')
		}
	case "remove":
		op.Replace = func(dst []byte, _ redact.Value) []byte { return dst }
	}
	return op
}

// entitiesOf are the entities that a policy can report.
func entitiesOf(p redact.Policy) []redact.Entity {
	out := slices.Clone(hiddenAlways)
	if len(p.Deny) > 0 {
		out = append(out, redact.DenyList)
	}
	for _, d := range p.Detectors {
		if !slices.Contains(out, d.Entity) {
			out = append(out, d.Entity)
		}
	}
	return out
}
