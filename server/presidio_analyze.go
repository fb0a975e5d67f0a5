package server

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/redactd/redactd/redact"
)

// An analysis is what a request wants analyzed, and how.
type analysis struct {
	texts     []string
	batch     bool // they came as a list
	entities  []string
	threshold float64
	context   []string
	explain   bool
	allow     allowList
	adHoc     []recognizer
}

// A recognized value, with its members in the order in which Presidio sorts them.
type recognized struct {
	Explanation *explanation `json:"analysis_explanation"` // null unless it is asked for
	End         int64        `json:"end"`
	Entity      string       `json:"entity_type"`
	Score       float64      `json:"score"`
	Start       int64        `json:"start"`
}

var (
	errNoText        = problem(unserved, "No text provided")
	errNoLanguage    = problem(unserved, "No language provided")
	errNoRecognizers = problem(unserved, "No matching recognizers were found to serve the request.")
)

// analyzerFailure writes a problem as the analyzer does: the wrong type of a member is no 422 there.
func analyzerFailure(p *Problem) answer {
	if p.kind == invalid {
		told := *p
		told.detail = "Failed to parse /analyze request for AnalyzerEngine.analyze(). " + p.detail
		return failureOf(kinds[malformed].status, &told)
	}
	return presidioFailure(p)
}

// analyze finds what a request asks for.
func (s *Server) analyze(x *exchange) (answer, error) {
	body, err := x.presidioBody()
	if err != nil {
		return answer{}, err
	}
	o, ok := body.(object)
	if !ok {
		return answer{}, errBadJSON
	}
	q, err := readAnalysis(o)
	if err != nil {
		return answer{}, err
	}
	m, err := x.analyzer(q)
	if err != nil {
		return answer{}, err
	}
	results := make([][]recognized, len(q.texts))
	for i, text := range q.texts {
		if results[i], err = x.recognize(m, q, text); err != nil {
			return answer{}, err
		}
	}
	if !q.batch {
		return jsonAnswer(results[0])
	}
	return jsonAnswer(results)
}

// readAnalysis reads a request in the order in which Presidio does, so that of two mistakes the same one is told. The
// members correlation_id and trace, which say what to log, are passed over: nothing that a client has written is
// logged.
func readAnalysis(o object) (analysis, error) {
	in := &reading{from: o}
	q := analysis{adHoc: take(in, "ad_hoc_recognizers", readRecognizers), texts: take(in, "text", readTexts)}
	_, q.batch = o["text"].([]any)
	take(in, "language", readLanguage)
	q.entities = take(in, "entities", textList)
	q.context = take(in, "context", textList)
	q.threshold = take(in, "score_threshold", member[float64])
	q.explain = take(in, "return_decision_process", truth)
	q.allow = take(in, "allow_list", readAllowList)
	return q, in.err
}

// readTexts returns one text or a batch of them.
func readTexts(o object, name string) ([]string, error) {
	switch v := o[name].(type) {
	case string:
		if v != "" {
			return []string{v}, nil
		}
	case []any:
		if len(v) > 0 {
			return textList(o, name)
		}
	}
	if isEmpty(o[name]) {
		return nil, errNoText
	}
	return nil, problem(invalid, "text is neither a string nor an array of strings")
}

// readLanguage wants that there is a language, whichever it is.
func readLanguage(o object, name string) (any, error) {
	if isEmpty(o[name]) {
		return nil, errNoLanguage
	}
	return o[name], nil
}

// recognize finds what is in one text.
func (x *exchange) recognize(m *masker, q analysis, text string) ([]recognized, error) {
	found, err := x.find(m, q, text)
	if err != nil {
		return nil, err
	}
	places, err := x.places([]byte(text), found)
	if err != nil {
		return nil, err
	}
	explain, err := x.explainer(m, q, text)
	if err != nil {
		return nil, err
	}
	out := make([]recognized, 0, len(found))
	for i, f := range found {
		x.found(f)
		at := places[i].Runes
		out = append(out, recognized{explain(f), at.End, entityName(q.adHoc, f.Entity), short(f.Score), at.Start})
	}
	slices.SortStableFunc(out, func(a, b recognized) int { return cmp.Compare(b.Score, a.Score) })
	return out, nil
}

// find returns what is found and not allowed.
func (x *exchange) find(m *masker, q analysis, text string) (found []redact.Finding, err error) {
	src := io.Reader(strings.NewReader(text))
	if len(q.adHoc) > 0 {
		src = &timed{src, x.began.Add(adHocTime)}
	}
	for f, err := range m.Find(src) {
		if err != nil {
			return nil, err
		}
		weak := q.threshold >= 1 && short(f.Score) < q.threshold // a policy has none of 1
		if !weak && (f.Undecided || !q.allow.holds(text[f.Start:f.End])) {
			found = append(found, f)
		}
	}
	return found, nil
}

// adHocTime is how long patterns of a request may work. They are bounded wherever they are asked, but a text may have
// many places to ask them at.
const adHocTime = 10 * time.Second

var errTakesLong = problem(wrongPolicy, "ad_hoc_recognizers: they take too long: simplify them or send less text")

// A timed reader hands out a text in small pieces as long as there is time.
type timed struct {
	src   io.Reader
	until time.Time
}

func (t *timed) Read(p []byte) (int, error) {
	if time.Now().After(t.until) {
		return 0, errTakesLong
	}
	return t.src.Read(p[:min(len(p), 4<<10)])
}
