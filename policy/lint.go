package policy

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/vault"
)

// Lint returns everything that is wrong with a policy, and as warnings what works but hides less
// than its author may think, in the order of the source.
func Lint(data []byte) []Problem { return Options{}.Lint(data) }

// Lint is the function Lint with options, as [Options.Trial] completes them.
func (o Options) Lint(data []byte) []Problem {
	_, problems := read(source{name: "policy", data: data, options: o.Trial()})
	return problems
}

// Trial returns the options for a policy that is only looked at: where there are no keys or no
// recipient fresh ones, and where there is no vault one that keeps nothing.
func (o Options) Trial() Options {
	if o.Keys == nil {
		o.Keys, _ = keys.New() // without any the operators say that they need some
	}
	if i, err := keys.NewIdentity(); o.Recipient == nil && err == nil {
		o.Recipient = i.Recipient()
	}
	if o.Vault == nil {
		o.Vault = vault.Nowhere{}
	}
	return o
}

// almostNever is a score that few findings reach.
const almostNever = 0.95

// review adds the warnings that need the whole policy.
func (d *decoder) review(s *settings) {
	d.reviewRules(s)
	d.reviewMarks(s)
}

// reviewMarks adds those of what was named in s.
func (d *decoder) reviewMarks(s *settings) {
	for _, m := range d.marks {
		name := strictyaml.Named(string(m.entity))
		switch {
		case m.field == "only" && slices.Contains(s.skip, m.entity):
			d.warn(m.node, "the entity "+name+" is in only and in skip: it is not looked for")
		case m.field == "thresholds" && !s.reports(m.entity):
			d.warn(m.node, "this threshold does nothing: "+name+" is not looked for")
		case m.field == "thresholds" && s.thresholds[m.entity] > almostNever:
			d.warn(m.node, "hardly any finding of "+name+" is this certain: most stay unmasked")
		case m.field == "operators" && !s.reports(m.entity):
			d.warn(m.node, "this operator does nothing: "+name+" is not looked for")
		case m.field == "skip" && isHidden(m):
			d.warn(m.node, name+" may not be stored (PCI DSS 3.3.1) and is not looked for")
		}
	}
	if d.minScore != nil && s.minScore > almostNever {
		d.warn(d.minScore, "hardly any finding is this certain: most stay unmasked")
	}
}

func isHidden(m mark) bool {
	_, secret := hidden()[m.entity]
	return secret
}

// reviewPattern warns of patterns that allow about everything or need backtracking.
func (d *decoder) reviewPattern(n *yaml.Node, whole *rx.Regexp) {
	matched := 0
	for _, probe := range []string{"4111 1111 1111 1111", "jo.doe@example.com", "Åsa", "q"} {
		if ok, err := whole.Match([]byte(probe)); ok && err == nil {
			matched++
		}
	}
	switch {
	case matched >= 3:
		d.report(n, "this pattern allows about every value: nothing may be masked", true, true)
	case !whole.Linear():
		d.report(n, "look-around and back-references may take too long: then the value is masked",
			true, true)
	}
}
