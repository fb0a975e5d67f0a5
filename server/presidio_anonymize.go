package server

import (
	"cmp"
	"slices"

	"github.com/redactd/redactd/redact"
)

var (
	errEmptyJSON = problem(malformed, "Invalid request json")
	errCustom    = problem(malformed, "Custom type anonymizer is not supported")
	errNoResults = problem(invalid, "Invalid input, request must contain analyzer results")
)

// anonymize rewrites a text in which an analyzer has found something.
func (s *Server) anonymize(x *exchange) (answer, error) {
	body, err := x.presidioObject()
	if err != nil {
		return answer{}, err
	}
	config, err := readConfig(body, "anonymizers", anonymizers())
	if err != nil {
		return answer{}, err
	}
	for _, params := range config.params {
		if params["type"] == "custom" {
			return answer{}, errCustom
		}
	}
	if config.safe = !s.cfg.PresidioStrict; config.params[otherEntities] == nil {
		config.params[otherEntities] = object{"type": "replace"}
	}
	if body["analyzer_results"] == nil {
		return answer{}, errNoResults
	}
	text, pieces, err := readMarked(body, "analyzer_results", true)
	if err != nil {
		return answer{}, err
	}
	if config.safe {
		pieces = settleSafely(text, pieces, config.keeps)
	} else {
		pieces = settle(text, pieces)
	}
	return x.rewrite(text, pieces, &config)
}

// deanonymize puts back what an anonymizer has encrypted, with the key that the request brings.
func (s *Server) deanonymize(x *exchange) (answer, error) {
	body, err := x.presidioObject()
	if err != nil {
		return answer{}, err
	}
	config, err := readConfig(body, "deanonymizers", deanonymizers())
	if err != nil {
		return answer{}, err
	}
	config.safe = !s.cfg.PresidioStrict
	text, pieces, err := readMarked(body, "anonymizer_results", false)
	if err != nil {
		return answer{}, err
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(b.start, a.start) })
	slices.Reverse(pieces)
	return x.rewrite(text, pieces, &config)
}

// presidioObject reads a body that has to say something.
func (x *exchange) presidioObject() (object, error) {
	body, err := x.presidioBody()
	if err != nil {
		return nil, err
	}
	o, ok := body.(object)
	if !ok || len(o) == 0 {
		return nil, errEmptyJSON
	}
	return o, nil
}

// readMarked reads a text and its pieces.
func readMarked(body object, name string, scored bool) (string, []piece, error) {
	in := &reading{from: body}
	text := take(in, "text", member[string])
	list := take(in, name, member[[]any])
	if in.err != nil {
		return "", nil, in.err
	}
	pieces, err := readPieces(list, scored)
	if err != nil {
		return "", nil, err
	}
	return text, pieces, toBytes(text, pieces)
}

// rewrite answers with the text as it is rewritten.
func (x *exchange) rewrite(text string, pieces []piece, c *operatorConfig) (answer, error) {
	out, err := rewrite(text, pieces, c, x.s.cfg.Limits.Body)
	if err != nil {
		return answer{}, err
	}
	known := x.s.policies.Load().entities
	for _, p := range pieces {
		x.found(redact.Finding{Entity: knownEntity(known, p.entity)})
	}
	return jsonAnswer(out)
}

// knownEntity is what the audit may be told of an entity that a client has written.
func knownEntity(known []redact.Entity, name string) redact.Entity {
	if _, ok := slices.BinarySearch(known, redact.Entity(name)); ok {
		return redact.Entity(name)
	}
	return "OTHER"
}
