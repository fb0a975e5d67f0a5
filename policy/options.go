package policy

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// Options are what a policy may need that it does not hold. The zero value has nothing of it.
type Options struct {
	// Dir is the folder of the files that rules name: nothing outside of it is opened. If it is empty they may name none.
	Dir string
	// Keys are for hash, token and encrypt. A policy that uses one of them is refused without.
	Keys *keys.Set
	// Tenant is whose values are masked: those of each have keys of their own. It may be empty.
	Tenant string
}

// Parse reads a policy. The name stands for the file in errors, and for the policy if it does not
// name itself. The error is an *Errors with every mistake.
func (o Options) Parse(name string, data []byte) (redact.Policy, error) {
	s, problems := read(source{name: name, data: data, options: o})
	if list := only(problems, false); len(list) > 0 {
		return redact.Policy{}, &Errors{Name: name, List: list}
	}
	return s.policy(), nil
}

// Load reads a policy file, and files in its folder if Dir is empty. It refuses one that every user of the machine may
// change.
func (o Options) Load(path string) (redact.Policy, error) {
	text, err := Read(path)
	if err != nil {
		return redact.Policy{}, err
	}
	if o.Dir == "" {
		o.Dir = filepath.Dir(path)
	}
	return o.Parse(filepath.Base(path), text)
}

// WithOperator returns p with one operator for everything. Cards that are masked keep p's way of
// doing it; the security code, PIN and track data of cards stay hidden all the same.
func (o Options) WithOperator(p redact.Policy, name string) (redact.Policy, error) {
	op, err := o.operator(name, "")
	if err != nil {
		return p, err
	}
	cards, had := p.Operators[creditCard]
	p.Default, p.Operators = op, map[redact.Entity]redact.Operator{}
	if name == "mask" {
		if !had || cards.Name != "mask" {
			cards, _ = plainOperator(name, creditCard)
		}
		p.Operators[creditCard] = cards
	}
	maps.Copy(p.Operators, hidden())
	return p, nil
}

// operator returns an operator with its usual settings for the entity.
func (o Options) operator(name string, e redact.Entity) (redact.Operator, error) {
	if op, ok := plainOperator(name, e); ok {
		return op, nil
	}
	if isKeyed(name) {
		return o.keyed(name, 0)
	}
	return redact.Operator{}, errors.New("policy: there is no operator " + oneOf(name, OperatorNames()))
}

// keyedNames are the operators that need keys.
var keyedNames = []string{"hash", "token", "encrypt"}

func isKeyed(name string) bool { return slices.Contains(keyedNames, name) }

var errNoKeys = errors.New("policy: hash, token and encrypt need a key set: name its file with --key-file")

// keyed returns an operator that needs keys. Its values can be restored for that many days, 0 for ever.
func (o Options) keyed(name string, days int) (redact.Operator, error) {
	if o.Keys == nil {
		return redact.Operator{}, errNoKeys
	}
	settings := operators.SealOptions{Tenant: o.Tenant, Days: days}
	switch name {
	case "hash":
		return operators.Hash(o.Keys, o.Tenant)
	case "token":
		return operators.Token(o.Keys, settings)
	}
	return operators.Encrypt(o.Keys, settings)
}

// sealed reads the settings of token or encrypt: for how many days values can be restored.
func (d *decoder) sealed(name string, n *yaml.Node) (redact.Operator, error) {
	days := 0
	d.fields(n, name, []field{{"days", func(n *yaml.Node) { days = d.count(n, "days", operators.MaxDays) }}})
	return d.options.keyed(name, days)
}
