package server

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
	list, m, err := x.readTexts()
	if err != nil {
		return answer{}, err
	}
	k := x.masking(m)
	defer k.leave()
	if x.many {
		err = k.maskAll(list)
	} else {
		err = k.mask(list[0])
	}
	return answer{media: jsonText, body: append(k.answer, '\n')}, err
}

// each returns what f says of each text that a request is about.
func each[T any](x *exchange, f func(m *masker, text []byte) (T, error)) ([]T, error) {
	list, m, err := x.readTexts()
	if err != nil {
		return nil, err
	}
	results := make([]T, 0, len(list))
	for _, text := range list {
		one, err := f(m, []byte(text))
		if err != nil {
			return nil, err
		}
		results = append(results, one)
	}
	return results, nil
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

// readTexts reads texts and what masks them. Several are of one scope.
func (x *exchange) readTexts() (list []string, m *masker, err error) {
	var t texts
	if t.wish, err = wishOf(x.r.URL.RawQuery); err != nil {
		return nil, nil, err
	}
	if err := x.readJSON(&t); err != nil {
		return nil, nil, err
	}
	if (t.Text == nil) == (t.Texts == nil) {
		return nil, nil, problem(malformed, "send either text, a string, or texts, a list of strings")
	}
	list, x.many = t.Texts, t.Text == nil
	if !x.many {
		list = []string{*t.Text}
	}
	x.texts = len(list)
	if m, err = x.masker(t.wish); err == nil && len(list) > 1 {
		m = &masker{m.Scope(), m.policy}
	}
	return list, m, err
}
