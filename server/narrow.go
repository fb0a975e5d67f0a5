package server

import (
	"slices"

	"github.com/redactd/redactd/internal/asked"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

var errMinScore = problem(wrongPolicy, "min_score: it is a probability above 0 and below 1, such as 0.5")

// isEmpty says whether a wish takes a policy as it is.
func (w wish) isEmpty() bool {
	return len(w.Entities)+len(w.Skip)+len(w.Countries) == 0 && w.Operator == "" && w.MinScore == 0
}

// isNothing says whether a request wishes nothing at all.
func (w wish) isNothing() bool {
	return w.isEmpty() && w.Policy == "" && w.Profile == "" && w.hints == hints{}
}

// narrow changes a policy, or that of one of its cases.
func (w wish) narrow(p *redact.Policy) (err error) {
	known := asked.EntitiesOf(*p)
	if p.Only, err = entities("entities", w.Entities, known, p.Only); err != nil {
		return err
	}
	if p.Skip, err = entities("skip", w.Skip, known, p.Skip); err != nil {
		return err
	}
	if len(w.Countries) > 0 {
		if p.Countries = w.Countries; !slices.Equal(w.Countries, common(w.Countries, policy.Countries())) {
			return problem(wrongPolicy, "countries: nothing is known of one of them: GET /v1/detectors lists codes such as SE")
		}
	}
	if w.MinScore < 0 || w.MinScore >= 1 || w.MinScore != w.MinScore {
		return errMinScore
	}
	if w.MinScore > 0 {
		p.MinScore, p.Thresholds = w.MinScore, nil
	}
	return nil
}

// entities returns the entities that a request names under a name, the old ones if it names none.
func entities(name string, list []string, known, old []redact.Entity) ([]redact.Entity, error) {
	if len(list) == 0 {
		return old, nil
	}
	var out []redact.Entity
	for _, s := range list {
		out = append(out, redact.Entity(s))
	}
	if len(common(out, known)) < len(out) {
		return nil, problem(wrongPolicy, name+": one of them is no entity of the policy: GET /v1/entities lists them")
	}
	return out, nil
}

// common returns what of a list is known.
func common[T comparable](list, known []T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(one T) bool { return !slices.Contains(known, one) })
}

// apply returns a masker for texts of which a request says something.
func (h hints) apply(m *masker) (*masker, error) {
	if (h == hints{}) {
		return m, nil
	}
	r := m.Redactor
	if h.Locale != "" {
		var err error
		if r, err = r.Locale(h.Locale); err != nil {
			return nil, problem(wrongPolicy, "locale: it names no country: write one such as de-AT or AT")
		}
	}
	if h.Field != "" {
		r = r.Field(h.Field)
	}
	if h.Subject != "" {
		r = r.Subject(h.Subject)
	}
	return &masker{r, m.policy}, nil
}
