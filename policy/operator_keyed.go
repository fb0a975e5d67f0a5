package policy

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

var errNoKeys = errors.New("policy: this operator needs a key set: name its file with --key-file")

func bareHash(o Options, _ redact.Entity) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	return operators.Hash(o.Keys, o.Tenant)
}

// A sealing operator writes marks that can be undone.
type sealing = func(*keys.Set, operators.SealOptions) (redact.Operator, error)

// bareSealed returns a sealing operator whose values can be restored for ever.
func bareSealed(made sealing) func(Options, redact.Entity) (redact.Operator, error) {
	return func(o Options, _ redact.Entity) (redact.Operator, error) { return o.sealed(made, 0) }
}

// setSealed reads for how many days values can be restored.
func setSealed(name string, made sealing) func(*decoder) setting {
	return func(d *decoder) setting {
		days := 0
		list := []field{{"days", "for how many days a value can be restored, 0 for ever", countTo(operators.MaxDays), func(n *yaml.Node) {
			days = d.count(n, "days", operators.MaxDays)
		}}}
		return setting{object(list), func(n *yaml.Node) { d.fields(n, name, list) }, func() (redact.Operator, error) {
			return d.options.sealed(made, days)
		}}
	}
}

// sealed returns an operator whose marks can be restored for that many days, 0 for ever.
func (o Options) sealed(made sealing, days int) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	return made(o.Keys, operators.SealOptions{Tenant: o.Tenant, Days: days})
}
