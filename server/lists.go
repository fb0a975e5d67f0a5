package server

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// An entity that a policy looks for, and with which detectors.
type entity struct {
	Name      redact.Entity `json:"name"`
	Detectors []string      `json:"detectors"`
}

// entities lists what the policy of a request looks for.
func (s *Server) entities(x *exchange) (answer, error) {
	p, err := x.askedPolicy()
	if err != nil {
		return answer{}, err
	}
	names, _ := asked.Finders(p)
	list := make([]entity, 0, len(names))
	for _, name := range slices.Sorted(maps.Keys(names)) {
		list = append(list, entity{name, names[name]})
	}
	return jsonAnswer(list)
}

// detectors lists what it looks with.
func (s *Server) detectors(x *exchange) (answer, error) {
	p, err := x.askedPolicy()
	if err != nil {
		return answer{}, err
	}
	list := make([]asked.Detector, 0, len(p.Detectors))
	for _, d := range p.Detectors {
		if len(asked.Of(p, d)) > 0 {
			list = append(list, asked.Describe(d))
		}
	}
	slices.SortFunc(list, func(a, b asked.Detector) int { return cmp.Compare(a.Name, b.Name) })
	return jsonAnswer(list)
}

// askedPolicy returns the policy that a request without a body asks about.
func (x *exchange) askedPolicy() (redact.Policy, error) {
	w, err := wishOf(x.r.URL.RawQuery)
	if err != nil {
		return redact.Policy{}, err
	}
	m, err := x.masker(w)
	if err != nil {
		return redact.Policy{}, err
	}
	return m.policy, nil
}

// A policyName is what a request may say under "policy", or under "profile" if it is built in.
type policyName struct {
	Name    string `json:"name"`
	ID      string `json:"id"`
	BuiltIn bool   `json:"built_in"`
	Default bool   `json:"default"`
}

// policies lists what requests may choose from.
func (s *Server) listPolicies(*exchange) (answer, error) {
	var list []policyName
	for i, p := range s.policies.Load().named {
		list = append(list, policyName{p.Name, p.ID, false, i == 0})
	}
	profiles, err := builtIn()
	if err != nil {
		return answer{}, err
	}
	return jsonAnswer(append(list, profiles...))
}

// builtIn are the profiles. To read them all takes as long as to mask a megabyte, so it is done once.
var builtIn = sync.OnceValues(func() (list []policyName, err error) {
	for _, name := range policy.Profiles() {
		p, err := policy.Profile(name)
		if err != nil {
			return nil, err
		}
		list = append(list, policyName{p.Name, p.ID, true, false})
	}
	return list, nil
})
