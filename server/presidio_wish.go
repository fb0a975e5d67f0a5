package server

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/redactd/redactd/redact"
)

// analyzer returns what finds what a request asks for, by the policy of requests that name none.
func (x *exchange) analyzer(q analysis) (*masker, error) {
	p := x.s.policies.Load()
	w, err := q.wish(p.entities)
	if err != nil {
		return nil, err
	}
	if len(q.adHoc) == 0 {
		return x.masker(w)
	}
	m, err := p.withRecognizers(w, q.adHoc)
	if err != nil {
		return nil, err
	}
	x.event.Policy = m.policy.ID
	x.event.Changes = strings.TrimSpace(fmt.Sprintf("ad_hoc_recognizers=%d %s", len(q.adHoc), w.changes()))
	return m, nil
}

// wish is what a request wants of the policy. Entities that nobody knows are passed over if there are others.
func (q *analysis) wish(known []redact.Entity) (w wish, err error) {
	for _, name := range q.entities {
		if _, ok := slices.BinarySearch(known, redact.Entity(name)); ok {
			w.Entities = append(w.Entities, name)
		}
		for i, r := range q.adHoc {
			if r.Entity == name {
				w.Entities = append(w.Entities, string(adHocEntity(i)))
			}
		}
	}
	if len(q.entities) > 0 && len(w.Entities) == 0 {
		return w, errNoRecognizers
	}
	if q.threshold > 0 && q.threshold < 1 {
		w.MinScore = q.threshold
	}
	w.Field = strings.Join(q.context, " ")
	return w, nil
}

// withRecognizers is masker for requests that bring recognizers.
func (p *policies) withRecognizers(w wish, list []recognizer) (*masker, error) {
	w = w.tidy()
	said, err := json.Marshal(list)
	if err != nil {
		return nil, errNoJSON
	}
	key := fmt.Sprintf("%x %s", sha256.Sum256(said), w.key())
	m, err := p.cache.get(key, func() (*masker, error) { return p.compileWith(w, list) })
	if err != nil {
		return nil, err
	}
	return w.hints.apply(m)
}

func (p *policies) compileWith(w wish, list []recognizer) (*masker, error) {
	rows, err := rowsOf(list)
	if err != nil {
		return nil, err
	}
	chosen := p.named[0]
	err = chosen.Each(func(p *redact.Policy) error {
		addRows(p, rows)
		return w.narrow(p)
	})
	if err != nil {
		return nil, err
	}
	r, err := redact.New(chosen)
	if err != nil {
		return nil, problem(wrongPolicy, "ad_hoc_recognizers: there is too much in them: leave some out")
	}
	return &masker{r, chosen}, nil
}
