package policy

import (
	"maps"
	"path/filepath"
	"time"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

// Options are what a policy may need that it does not hold. The zero value has nothing of it.
type Options struct {
	// Dir is the folder of the files that rules name: nothing outside of it is opened. If it is empty they may name none.
	Dir string
	// Quiet is how long files must not have changed before they are read, for which a call waits if it has to: for files that
	// others may be writing. Zero does not wait. In any case a file that changes as it is read is read again.
	Quiet time.Duration
	// Keys are for hash, token, encrypt and vault. A policy that uses one of them is refused without.
	Keys *keys.Set
	// Recipient is whom seal encrypts to. A policy that uses it is refused without.
	Recipient *keys.Recipient
	// Vault is where vault keeps values. A policy that uses it is refused without. Who opened it closes it.
	Vault vault.Store
	// KeyID is that of the key in Keys for operators whose output does not tell which key it was, fpe and shift: 0 for the
	// primary one.
	KeyID uint32
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
	text, err := o.Read(path)
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
	err = p.Each(func(p *redact.Policy) error { o.override(p, name, op); return nil })
	return p, err
}

// override sets one operator for everything that may be stored.
func (o Options) override(p *redact.Policy, name string, op redact.Operator) {
	cards, had := p.Operators[creditCard]
	p.Default, p.Operators = op, map[redact.Entity]redact.Operator{}
	if name == "mask" {
		if !had || cards.Name != "mask" {
			cards, _ = bareMask(o, creditCard)
		}
		p.Operators[creditCard] = cards
	}
	maps.Copy(p.Operators, hidden())
}
