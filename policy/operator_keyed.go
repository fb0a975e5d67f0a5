package policy

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

var (
	errNoKeys      = errors.New("policy: this operator needs a key set: name its file with --key-file")
	errNoRecipient = errors.New("policy: seal needs a recipient: name its file with --recipient")
	errNoVault     = errors.New("policy: this operator needs a vault: name its file with --vault")
)

func bareHash(o Options, _ redact.Entity) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	return operators.Hash(o.Keys, o.Tenant)
}

// A sealing operator writes marks that can be undone, with what the options have for it.
type sealing func(Options, operators.SealOptions) (redact.Operator, error)

// withKeys seals with the key set.
func withKeys(made func(*keys.Set, operators.SealOptions) (redact.Operator, error)) sealing {
	return func(o Options, s operators.SealOptions) (redact.Operator, error) {
		if o.Keys == nil {
			return redact.Operator{}, errNoKeys
		}
		return made(o.Keys, s)
	}
}

// withRecipient seals with the recipient.
func withRecipient(o Options, s operators.SealOptions) (redact.Operator, error) {
	if o.Recipient == nil {
		return redact.Operator{}, errNoRecipient
	}
	return operators.SealTo(o.Recipient, s)
}

// withVault seals into the vault, with the key set.
func withVault(o Options, s operators.SealOptions) (redact.Operator, error) {
	switch {
	case o.Keys == nil:
		return redact.Operator{}, errNoKeys
	case o.Vault == nil:
		return redact.Operator{}, errNoVault
	}
	return operators.Vault(o.Vault, o.Keys, s)
}

func sealingRow(name, about string, made sealing) operatorRow {
	return operatorRow{name, about, bareSealed(made), setSealed(name, made)}
}

// bareSealed returns a sealing operator whose values can be restored for ever.
func bareSealed(made sealing) func(Options, redact.Entity) (redact.Operator, error) {
	return func(o Options, _ redact.Entity) (redact.Operator, error) {
		return made(o, operators.SealOptions{Tenant: o.Tenant})
	}
}

// setSealed reads for how many days values can be restored.
func setSealed(name string, made sealing) func(*decoder) setting {
	return func(d *decoder) setting {
		days := 0
		list := []field{{"days", "for how many days a value can be restored, 0 for ever", countTo(operators.MaxDays), func(n *yaml.Node) {
			days = d.count(n, "days", operators.MaxDays)
		}}}
		return setting{object(list), func(n *yaml.Node) { d.fields(n, name, list) }, func() (redact.Operator, error) {
			return made(d.options, operators.SealOptions{Tenant: d.options.Tenant, Days: days})
		}}
	}
}
