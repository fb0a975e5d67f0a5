package policy

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/redact"
)

// reviewRules looks at the rules once the whole policy is known: their operators, and whether they find what
// they say.
func (d *decoder) reviewRules(s *settings) {
	if len(s.rules) == 0 {
		return
	}
	given := map[redact.Entity]bool{}
	for _, m := range d.marks {
		given[m.entity] = given[m.entity] || m.field == "operators"
	}
	for _, r := range s.rules {
		if r.operator == nil {
			continue
		}
		if given[r.entity] {
			d.fail(r.opNode, "what is done with "+strictyaml.Named(string(r.entity))+" is said elsewhere as well: keep one")
		}
		given[r.entity] = true
		s.operators[r.entity] = *r.operator
	}
	p := s.policy()
	p.Deny, p.Only, p.Skip = nil, nil, nil
	for _, r := range s.rules {
		d.reviewRule(r, s, p)
	}
}

func (d *decoder) reviewRule(r *rule, s *settings, p redact.Policy) {
	switch {
	case !s.reports(r.entity):
		d.warn(r.node, "this rule finds nothing: entities leave "+strictyaml.Named(string(r.entity))+" out")
		return
	case s.switchedOff(redact.Detector{Name: r.name}):
		return
	case len(s.countries) > 0 && r.country != "" && !slices.Contains(s.countries, r.country):
		d.warn(r.node, "this rule finds nothing: countries leave its country out")
		return
	case r.most() < s.threshold(r.entity):
		d.fail(r.node, fmt.Sprintf("this rule never finds anything: its score is %.2g at most, and the policy"+
			" reports from %.2g on", probability(r.most()), probability(s.threshold(r.entity))))
		return
	}
	d.reviewExamples(r, p)
}

// most returns the bits that a match can have.
func (r *rule) most() float64 {
	bits := r.bits()
	if r.check != nil {
		bits -= math.Log2(r.check.pass)
	}
	if len(r.words) > 0 {
		bits += redact.DefaultWordBits
	}
	if r.country != "" {
		bits += redact.RegionBits
	}
	return bits
}

func probability(bits float64) float64 { return 1 / (1 + math.Exp2(-bits)) }

// threshold returns the bits from which on an entity is reported, a little less as sums are rounded.
func (s *settings) threshold(e redact.Entity) float64 {
	score := (&redact.Policy{MinScore: s.minScore, Thresholds: s.thresholds}).ThresholdOf(e)
	return math.Log2(score/(1-score)) - 0.01
}

// reviewExamples runs the rule on its own texts, and on what takes the place of its values: that must not be
// found again.
func (d *decoder) reviewExamples(r *rule, p redact.Policy) {
	op, ok := p.Operators[r.entity]
	if !ok {
		op = p.Default
	}
	if len(r.match)+len(r.noMatch) == 0 && op.Replace == nil {
		return
	}
	p.Detectors = []redact.Detector{r.detector()}
	red, err := redact.New(p)
	if err != nil {
		d.refuse(r.node, "the rule cannot be used: make it smaller")
		return
	}
	for _, n := range r.match {
		if !finds(red, []byte(n.Value)) {
			d.report(n, "the rule does not find this: "+why(red, []byte(n.Value)), true, false)
		}
	}
	for _, n := range r.noMatch {
		if finds(red, []byte(n.Value)) {
			d.report(n, "the rule finds something in this", true, false)
		}
	}
	d.reviewReplacement(r, op, red)
}

func (d *decoder) reviewReplacement(r *rule, op redact.Operator, red *redact.Redactor) {
	if op.Replace == nil {
		return
	}
	at := r.node
	if r.opNode != nil {
		at = r.opNode
	}
	out := op.Replace(nil, redact.Value{Entity: r.entity, Text: []byte("x")})
	if finds(red, out) {
		d.refuse(at, "the rule finds what takes the place of its values: use another operator, such as mask")
	}
}

func finds(red *redact.Redactor, text []byte) bool {
	for _, err := range red.Find(bytes.NewReader(text)) {
		return err == nil
	}
	return false
}

// why says why a rule does not find anything in a text.
func why(red *redact.Redactor, text []byte) string {
	candidates, err := red.Explain(text)
	if err != nil || len(candidates) == 0 {
		return "nothing in it is of this shape"
	}
	return candidates[0].Verdict
}
