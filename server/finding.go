package server

import (
	"math"

	"github.com/redactd/redactd/redact"
)

// maxFindings is how many findings an answer lists.
const maxFindings = 100_000

// A span is a stretch of a text, half open.
type span struct {
	Start int64 `json:"start"`
	End   int64 `json:"end"`
}

// A place is a stretch in bytes of UTF-8, in characters, and in the units of UTF-16.
type place struct {
	span
	Runes span `json:"runes"`
	UTF16 span `json:"utf16"`
}

// A finding is one as programs read it. It never holds the value.
type finding struct {
	Type         redact.Entity `json:"type"`
	place                      // in the text as it came
	Output       *place        `json:"output,omitempty"` // in the text as it is masked
	Operator     string        `json:"operator,omitempty"`
	Score        float64       `json:"score"`
	Detector     string        `json:"detector"`
	Country      string        `json:"country"`
	Validated    bool          `json:"validated"`
	Undecided    bool          `json:"undecided,omitempty"`
	Alternatives []alternative `json:"alternatives"`
}

type alternative struct {
	Type  redact.Entity `json:"type"`
	Score float64       `json:"score"`
}

func findingOf(f redact.Finding) finding {
	out := finding{
		Type: f.Entity, Operator: f.Operator, Score: short(f.Score), Detector: f.Detector, Country: f.Region,
		Validated: f.Validated, Undecided: f.Undecided, Alternatives: []alternative{},
	}
	out.span = span{f.Start, f.End}
	for _, a := range f.Alternatives {
		out.Alternatives = append(out.Alternatives, alternative{a.Entity, short(a.Score)})
	}
	return out
}

// short rounds a score to four decimals.
func short(score float64) float64 { return math.Round(score*1e4) / 1e4 }

// findings returns findings of a text that was masked with places in both texts.
func (x *exchange) findings(in, out []byte, found []redact.Finding, edits shifts) ([]finding, error) {
	list, err := x.places(in, found)
	if err != nil {
		return nil, err
	}
	after := make([]place, len(list))
	for i := range list {
		after[i].span = edits.move(list[i].span)
		list[i].Output = &after[i]
	}
	measure(out, len(list), func(i int) *place { return &after[i] })
	return list, nil
}

// places returns findings with their places in the text.
func (x *exchange) places(text []byte, found []redact.Finding) ([]finding, error) {
	if x.listed += len(found); x.listed > maxFindings {
		return nil, problem(tooLarge, "there are more findings than an answer may list: send less text at a time")
	}
	list := make([]finding, 0, len(found))
	for _, f := range found {
		list = append(list, findingOf(f))
	}
	measure(text, len(list), func(i int) *place { return &list[i].place })
	return list, nil
}
