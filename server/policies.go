package server

import (
	"errors"
	"slices"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// policies are what requests may choose from. They never change: a server that is given others has a new value, and
// texts end with the one that they began with.
type policies struct {
	named    []redact.Policy // the first is that of requests that name none
	entities []redact.Entity // that the first can find, in order
	options  policy.Options
	restorer *operators.Restorer // nil if nothing can be restored
	usual    *masker             // of requests that wish nothing
	cache    cache
}

// A masker masks as a policy says. It is shared and never changes.
type masker struct {
	*redact.Redactor
	policy redact.Policy
}

// newPolicies fails if a policy does not compile, or two have one name.
func newPolicies(m Means) (*policies, error) {
	named := m.Policies
	if len(named) == 0 {
		named = []redact.Policy{policy.Default()}
	}
	p := &policies{named: named, entities: asked.EntitiesOf(named[0]), options: m.Options, restorer: m.Restorer}
	for i, one := range named {
		if slices.ContainsFunc(named[:i], func(other redact.Policy) bool { return other.Name == one.Name }) {
			return nil, errors.New("server: two policies have the same name: rename one")
		}
		if _, err := p.masker(wish{Policy: one.Name}); err != nil {
			return nil, err
		}
	}
	usual, err := p.masker(wish{})
	p.usual = usual
	return p, err
}

// masker returns what masks as a request wishes.
func (p *policies) masker(w wish) (*masker, error) {
	if w.isNothing() && p.usual != nil {
		return p.usual, nil
	}
	w = w.tidy()
	m, err := p.cache.get(w.key(), func() (*masker, error) { return p.compile(w) })
	if err != nil {
		return nil, err
	}
	return w.hints.apply(m)
}

func (p *policies) compile(w wish) (*masker, error) {
	chosen, err := p.choose(w)
	if err != nil {
		return nil, err
	}
	if err := chosen.Each(w.narrow); err != nil {
		return nil, err
	}
	if names, _ := asked.Finders(chosen); len(names) == 0 && !w.isEmpty() {
		return nil, problem(wrongPolicy, "entities, skip and countries leave nothing to look for: name others")
	}
	if w.Operator != "" {
		if chosen, err = p.operator(chosen, w.Operator); err != nil {
			return nil, err
		}
	}
	r, err := redact.New(chosen)
	if err != nil && w.isEmpty() {
		return nil, err // of the package redact, about a policy of the server's own
	} else if err != nil {
		return nil, problem(wrongPolicy, "the policy does not compile as it was asked for: leave the other members out")
	}
	return &masker{r, chosen}, nil
}

// choose returns the policy that is named.
func (p *policies) choose(w wish) (redact.Policy, error) {
	switch {
	case w.Policy != "" && w.Profile != "":
		return redact.Policy{}, problem(wrongPolicy, "policy and profile: give one of them")
	case w.Profile != "":
		chosen, err := policy.Profile(w.Profile)
		if err != nil {
			return chosen, problem(wrongPolicy, "profile: there is none of this name: GET /v1/policies lists them")
		}
		return chosen, nil
	case w.Policy == "":
		return p.named[0], nil
	}
	for _, one := range p.named {
		if one.Name == w.Policy {
			return one, nil
		}
	}
	return redact.Policy{}, problem(wrongPolicy, "policy: there is none of this name: GET /v1/policies lists them")
}

// operator returns a policy with one operator for everything.
func (p *policies) operator(chosen redact.Policy, name string) (redact.Policy, error) {
	if !slices.Contains(policy.OperatorNames(), name) {
		return chosen, problem(wrongPolicy, "operator: there is none of this name: GET /openapi.yaml lists them")
	}
	chosen, err := p.options.WithOperator(chosen, name)
	if err != nil {
		return chosen, problem(wrongPolicy, "operator: this one needs keys or settings that the server has not been given")
	}
	return chosen, nil
}
