package policy

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// MaxSize is how long a policy file may be, in bytes.
const MaxSize = 1 << 20

//go:embed profiles/*.yaml
var profiles embed.FS

// Default returns the policy for whoever has no other wish: everything the catalogue knows is
// looked for, cards show their first 6 and last 4 digits and everything else is replaced by its
// entity.
func Default() redact.Policy {
	p, err := Profile("default")
	if err != nil {
		panic("policy: internal error: the default profile does not parse")
	}
	return p
}

// Profiles returns the names of the built-in policies, the default one first.
func Profiles() []string {
	return []string{"default", "strict", "pci", "zendesk", "presidio", "secrets", "gdpr", "hipaa", "luhnybin"}
}

// Profile returns the built-in policy of that name.
func Profile(name string) (redact.Policy, error) {
	s, ok := profile(name)
	if !ok {
		return redact.Policy{}, errors.New("policy: there is no profile " + oneOf(name, Profiles()))
	}
	return s.policy(), nil
}

// ProfileSource returns the YAML that a built-in policy is written in, nil if there is none of that
// name.
func ProfileSource(name string) []byte {
	for _, known := range Profiles() {
		if name == known {
			data, _ := profiles.ReadFile("profiles/" + name + ".yaml")
			return data
		}
	}
	return nil
}

func profile(name string) (*settings, bool) {
	data := ProfileSource(name)
	if data == nil {
		return nil, false
	}
	s, problems := read(source{name: name, data: data, builtin: true})
	return s, len(problems) == 0
}

// Parse is Options.Parse without options.
func Parse(name string, data []byte) (redact.Policy, error) { return Options{}.Parse(name, data) }

// Load is Options.Load without options.
func Load(path string) (redact.Policy, error) { return Options{}.Load(path) }

// Read is Options.Read without options.
func Read(path string) ([]byte, error) { return Options{}.Read(path) }

// Read returns the text of a policy file, at most one byte more than MaxSize. It refuses one that
// every user of the machine may change, and one that somebody writes all the time meanwhile.
func (o Options) Read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	if runtime.GOOS != "windows" && info.Mode().IsRegular() && info.Mode().Perm()&0o002 != 0 {
		return nil, errors.New("policy: every user may change the policy file:" +
			" take that right away with chmod o-w")
	}
	text, err := readSteady(f, MaxSize+1, o.Quiet)
	if err != nil {
		return nil, unreadable(err)
	}
	return text, nil
}

// unreadable says why a file cannot be read, without its path: the caller knows it.
func unreadable(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("policy: cannot read the policy file: %w", err)
}

// WithOperator is Options.WithOperator without options.
func WithOperator(p redact.Policy, name string) (redact.Policy, error) {
	return Options{}.WithOperator(p, name)
}

// creditCard is the entity that is masked by length where nothing else is said.
const creditCard redact.Entity = "CREDIT_CARD"

// hidden is what PCI DSS 3.3.1 forbids to store, even encrypted, and the operator for it.
func hidden() map[redact.Entity]redact.Operator {
	op, err := operators.HideAll("")
	if err != nil {
		panic("policy: internal error: the default box is refused")
	}
	all := map[redact.Entity]redact.Operator{}
	for _, e := range operators.NeverStoredEntities() {
		all[e] = op
	}
	return all
}
