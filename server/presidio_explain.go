package server

import (
	"fmt"
	"math"
	"strings"

	"github.com/redactd/redactd/redact"
)

// An explanation is why a value was recognized. The word that spoke for it is not told: it is of the text.
type explanation struct {
	OriginalScore float64 `json:"original_score"` // without context
	Pattern       *string `json:"pattern"`        // of a recognizer that the request has brought
	PatternName   *string `json:"pattern_name"`
	Recognizer    string  `json:"recognizer"`
	Score         float64 `json:"score"`
	Improvement   float64 `json:"score_context_improvement"`
	Word          string  `json:"supportive_context_word"`
	Text          *string `json:"textual_explanation"`
	Validation    *bool   `json:"validation_result"` // true, or null if there was nothing to validate
}

// contextTerm is what the engine calls the evidence of context words.
const contextTerm = "context word"

// explainer returns what explains findings of a text: nothing, unless the request wants it.
func (x *exchange) explainer(m *masker, q analysis, text string) (func(redact.Finding) *explanation, error) {
	if !q.explain {
		return func(redact.Finding) *explanation { return nil }, nil
	}
	if x.explained += len(text); x.explained > explainMax {
		return nil, problem(tooLarge, "at most 1 MiB of text is explained: leave return_decision_process out")
	}
	all, err := m.Explain([]byte(text))
	if err != nil {
		return nil, err
	}
	best := map[string]redact.Candidate{}
	for _, c := range all {
		if key := foundAs(c.Finding); c.Reported && (best[key].Detector == "" || c.Bits > best[key].Bits) {
			best[key] = c
		}
	}
	return func(f redact.Finding) *explanation { return explanationOf(f, best[foundAs(f)], q.adHoc) }, nil
}

// foundAs tells findings apart.
func foundAs(f redact.Finding) string { return fmt.Sprintf("%s %d", f.Detector, f.Start) }

// explanationOf explains a finding by the candidate that it was. There is none for the parts of values and for what was
// put together of several.
func explanationOf(f redact.Finding, c redact.Candidate, adHoc []recognizer) *explanation {
	e := &explanation{Score: short(f.Score), Recognizer: f.Detector, OriginalScore: short(f.Score)}
	if f.Validated {
		e.Validation = &f.Validated
	}
	if i, ok := recognizerOf(adHoc, f.Entity); ok {
		adHoc[i].describe(e, f.Detector, i)
	}
	if len(c.Terms) > 0 {
		e.evidence(c)
	}
	return e
}

// evidence says what a score is made of.
func (e *explanation) evidence(c redact.Candidate) {
	bits := c.Bits // without those of context
	terms := make([]string, 0, len(c.Terms))
	for _, t := range c.Terms {
		terms = append(terms, fmt.Sprintf("%s %+.1f", t.Name, t.Bits))
		if t.Name == contextTerm {
			bits -= t.Bits
		}
	}
	said := "bits of evidence: " + strings.Join(terms, ", ")
	e.Text, e.OriginalScore = &said, short(1/(1+math.Exp2(-bits)))
	e.Improvement = short(e.Score - e.OriginalScore)
}

// describe puts the names that the client has given into an explanation of a detector of the recognizer, the i-th.
func (r *recognizer) describe(e *explanation, detector string, i int) {
	list := "deny_list"
	e.Recognizer, e.PatternName = r.Name, &list
	for j, p := range r.Patterns {
		if detector == adHocName(i, j) {
			e.PatternName, e.Pattern = &p.Name, &p.Regex
		}
	}
}
