package main

import (
	"os"
	"slices"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// profilePolicy returns a built-in policy.
func profilePolicy(name string) (redact.Policy, error) {
	p, err := policy.Profile(name)
	if err != nil {
		return p, usage("--profile: " + err.Error())
	}
	return p, nil
}

// loadPolicy reads a policy file. Its mistakes are told with line and column.
func loadPolicy(path string) (redact.Policy, error) {
	if _, err := os.Stat(path); err != nil {
		f := broken(path, err)
		f.code = exitUsage
		return redact.Policy{}, f
	}
	p, err := policy.Load(path)
	if err != nil {
		return p, usage(err.Error())
	}
	return p, nil
}

// withOperator does the same to every entity, but never shows what must stay hidden.
func withOperator(p redact.Policy, name string) (redact.Policy, error) {
	p, err := policy.WithOperator(p, name)
	if err != nil {
		return p, usage("--operator: " + err.Error())
	}
	return p, nil
}

// entitiesOf are the entities that a policy can report.
func entitiesOf(p redact.Policy) []redact.Entity {
	var out []redact.Entity
	if len(p.Deny) > 0 {
		out = append(out, redact.DenyList)
	}
	for _, d := range p.Detectors {
		out = append(append(out, d.Entity), d.Also...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
