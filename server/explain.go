package server

import "github.com/redactd/redactd/redact"

// explainMax is how much text is explained at once: each candidate in it is listed.
const explainMax = 1 << 20

// An explained text has all that looked like something.
type explained struct {
	Candidates []candidate `json:"candidates"`
}

// A candidate is what was looked at, reported or not, with the evidence.
type candidate struct {
	finding
	Reported bool    `json:"reported"`
	Verdict  string  `json:"verdict"`
	Bits     float64 `json:"bits"`
	Terms    []term  `json:"terms"`
}

type term struct {
	Name string  `json:"name"`
	Bits float64 `json:"bits"`
}

// explainText says why something is found in a text or not.
func (s *Server) explainText(x *exchange) (answer, error) {
	m, text, err := x.readText()
	if err != nil {
		return answer{}, err
	}
	one, err := x.explain(m, text)
	if err != nil {
		return answer{}, err
	}
	return jsonAnswer(one)
}

// explainJSON does so for texts.
func (s *Server) explainJSON(x *exchange) (answer, error) {
	results, err := each(x, x.explain)
	if err != nil {
		return answer{}, err
	}
	return listed(results, x.many)
}

func (x *exchange) explain(m *masker, text []byte) (explained, error) {
	if x.explained += len(text); x.explained > explainMax {
		return explained{}, problem(tooLarge, "at most 1 MiB of text is explained: send the lines in question")
	}
	all, err := m.Explain(text)
	if err != nil {
		return explained{}, err
	}
	found := make([]redact.Finding, 0, len(all))
	for _, c := range all {
		c.Operator = "" // nothing was done
		found = append(found, c.Finding)
	}
	places, err := x.places(text, found)
	if err != nil {
		return explained{}, err
	}
	list := make([]candidate, 0, len(all))
	for i, c := range all {
		list = append(list, candidateOf(c, places[i]))
	}
	return explained{list}, nil
}

func candidateOf(c redact.Candidate, f finding) candidate {
	out := candidate{f, c.Reported, c.Verdict, short(c.Bits), make([]term, 0, len(c.Terms))}
	for _, t := range c.Terms {
		out.Terms = append(out.Terms, term{t.Name, short(t.Bits)})
	}
	return out
}
