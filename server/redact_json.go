package server

import (
	"github.com/redactd/redactd/redact"
)

// texts are what a request in JSON asks about: one text, or several that belong together.
type texts struct {
	wish
	Text  *string  `json:"text"`
	Texts []string `json:"texts"`
}

// A masked text and what was found in it.
type maskedText struct {
	Text     string    `json:"text"`
	Findings []finding `json:"findings"`
}

// redactJSON masks texts.
func (s *Server) redactJSON(x *exchange) (answer, error) {
	results, many, err := each(x, func(m *masker, text string) (maskedText, error) {
		out, found, err := x.mask(m, text)
		return maskedText{out, found}, err
	})
	if err != nil {
		return answer{}, err
	}
	return listed(results, many)
}

// each returns what f says of each text that a request is about, and whether they may be several. They are of one
// scope.
func each[T any](x *exchange, f func(m *masker, text string) (T, error)) (results []T, many bool, err error) {
	t, m, err := x.readTexts()
	if err != nil {
		return nil, false, err
	}
	list := t.Texts
	if t.Text != nil {
		list = []string{*t.Text}
	}
	if len(list) > 1 {
		m = &masker{m.Scope(), m.policy}
	}
	results = make([]T, 0, len(list))
	for _, text := range list {
		one, err := f(m, text)
		if err != nil {
			return nil, false, err
		}
		results = append(results, one)
	}
	return results, t.Text == nil, nil
}

// listed answers with the one result, or with a list.
func listed[T any](results []T, many bool) (answer, error) {
	if !many {
		return jsonAnswer(results[0])
	}
	return jsonAnswer(struct {
		Results []T `json:"results"`
	}{results})
}

// readTexts reads texts and what masks them.
func (x *exchange) readTexts() (t texts, m *masker, err error) {
	if t.wish, err = wishOf(x.r.URL.RawQuery); err != nil {
		return t, nil, err
	}
	if err := x.readJSON(&t); err != nil {
		return t, nil, err
	}
	if (t.Text == nil) == (t.Texts == nil) {
		return t, nil, problem(malformed, "send either text, a string, or texts, a list of strings")
	}
	x.texts, x.many = len(t.Texts), t.Text == nil
	if !x.many {
		x.texts = 1
	}
	m, err = x.masker(t.wish)
	return t, m, err
}

// mask masks one text and tells where what was found is, before and after.
func (x *exchange) mask(m *masker, text string) (string, []finding, error) {
	var found []redact.Finding
	var edits shifts
	if x.buf == nil {
		x.buf = x.room()
	}
	masked, err := m.Observe(x.buf[:0], []byte(text), redact.Observer{
		OnFinding: func(f redact.Finding) { x.found(f); found = append(found, f) },
		OnEdit:    edits.add,
	})
	if err != nil {
		return "", nil, err
	}
	x.buf = masked
	out := string(masked)
	list, err := x.findings(text, out, found, edits)
	return out, list, err
}
