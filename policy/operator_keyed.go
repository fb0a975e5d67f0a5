package policy

import (
	"errors"

	"go.yaml.in/yaml/v4"

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

// bareSealed returns a sealing operator whose values can be restored for ever.
func bareSealed(name string) func(Options, redact.Entity) (redact.Operator, error) {
	return func(o Options, _ redact.Entity) (redact.Operator, error) { return o.sealed(name, 0) }
}

// setSealed reads for how many days values can be restored.
func setSealed(name string) func(*decoder, *yaml.Node, redact.Entity) (redact.Operator, error) {
	return func(d *decoder, n *yaml.Node, _ redact.Entity) (redact.Operator, error) {
		days := 0
		d.fields(n, name, []field{{"days", func(n *yaml.Node) { days = d.count(n, "days", operators.MaxDays) }}})
		return d.options.sealed(name, days)
	}
}

// sealed returns an operator whose marks can be restored for that many days, 0 for ever.
func (o Options) sealed(name string, days int) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	settings := operators.SealOptions{Tenant: o.Tenant, Days: days}
	if name == "token" {
		return operators.Token(o.Keys, settings)
	}
	return operators.Encrypt(o.Keys, settings)
}
