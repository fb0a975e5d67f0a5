package redact

import (
	"bytes"
	"cmp"
	"slices"
)

// A tracer records every candidate.
type tracer struct{ all []Candidate }

func (t *tracer) add(s *scanner, row *row, text Text, lo int, m *Match) {
	from, to := s.source(lo+m.Start, lo+m.End)
	c := Candidate{Finding: Finding{
		Entity: row.rule.entity, Detector: row.Name, Region: row.Region,
		Start: s.base + int64(from), End: s.base + int64(to),
		Operator: row.rule.op.Name, Validated: row.validated, Undecided: m.Undecided,
	}}
	if n := len(s.column); n > 0 {
		place := "below the header "
		if s.column[n-1] != '=' {
			place = "behind the label "
		}
		c.Terms = append(c.Terms, Term{Name: place + string(bytes.TrimRight(s.column, "=:\r\t"))})
	}
	if m.Country != (Country{}) {
		c.Region = m.Country.String()
	}
	bits, context := s.evidence(row, text, lo, m, func(term Term) { c.Terms = append(c.Terms, term) })
	c.Bits, c.Score = bits, score(bits)
	switch {
	case m.Veto != "":
		c.Verdict = "vetoed: " + m.Veto
	case row.Carry == nil && !m.Undecided && s.touchesMask(lo+m.Start, lo+m.End):
		c.Verdict = "part of what is hidden already"
	case row.rule.off:
		c.Verdict = "the policy does not ask for it"
	case !context && !row.Alone:
		c.Verdict = "no context word beside it"
	case bits < row.rule.bits:
		c.Verdict = "too little evidence"
	case !m.Undecided && s.allowed(text.B[m.Start:m.End]):
		c.Verdict = "on the allow list"
	default:
		c.Reported, c.Verdict = true, "reported"
	}
	if c.Reported || !s.again {
		t.all = append(t.all, c)
	}
}

// Explain returns every candidate in text, reported or not, with the evidence.
func (r *Redactor) Explain(text []byte) ([]Candidate, error) {
	w := newWindow(r)
	w.trace, w.look = &tracer{}, true
	var found []Finding
	w.emit = func(f Finding) { found = append(found, f) }
	w.push(nil, text, true)
	for i := range w.trace.all {
		outweighed(&w.trace.all[i], found)
	}
	return w.trace.all, nil
}

// outweighed corrects the verdict on a candidate that another explanation beat. Findings do not
// overlap and are in order: one of them can hold it.
func outweighed(c *Candidate, found []Finding) {
	i, _ := slices.BinarySearchFunc(found, c.End, func(f Finding, end int64) int {
		return cmp.Compare(f.End, end)
	})
	if c.Reported && i < len(found) && found[i].Start <= c.Start && found[i].Entity != c.Entity {
		c.Reported, c.Verdict = false, "outweighed by "+string(found[i].Entity)
	}
}
