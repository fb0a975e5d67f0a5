package server

import "slices"

// A recognizer is one that a request brings. Its entity and its name are the client's: they are in answers, as Presidio
// has them there, and nowhere else. To the engine it is of an entity AD_HOC_n, which logs and audits may be told, and
// which no threshold of the policy is for.
type recognizer struct {
	Name     string
	Entity   string
	Patterns []adHocPattern
	List     []string
	Score    float64 // of the list
	Words    []string
	Flags    string
}

type adHocPattern struct {
	Name, Regex string
	Score       float64
}

// maxAdHoc is how many patterns and lists a request may bring.
const maxAdHoc = 100

var (
	errNoEntity    = problem(unserved, "Pattern recognizer should be initialized with entity")
	errNoPatterns  = problem(unserved, "Pattern recognizer should be initialized with patterns or with deny list")
	errWrongScore  = problem(unserved, "Invalid score. Score should be between 0 and 1")
	errNoObject    = problem(invalid, "A recognizer or a pattern must be an object")
	errWrongMember = problem(invalid, "A recognizer or a pattern has an unexpected member")
	errNoMember    = problem(invalid, "A pattern needs name, regex and score")
	errManyAdHoc   = problem(wrongPolicy, "ad_hoc_recognizers: at most 100 patterns and deny lists: leave some out")
)

// readRecognizers reads the recognizers of a request.
func readRecognizers(o object, name string) ([]recognizer, error) {
	list, err := member[[]any](o, name)
	if err != nil {
		return nil, err
	}
	out, n := []recognizer{}, 0
	for _, v := range list {
		r, err := readRecognizer(v)
		if err != nil {
			return nil, err
		}
		if n += r.size(); n > maxAdHoc {
			return nil, errManyAdHoc
		}
		out = append(out, r)
	}
	return out, nil
}

func readRecognizer(v any) (r recognizer, err error) {
	o, err := known(v, "supported_entity", "supported_entities", "name", "supported_language", "patterns", "deny_list",
		"context", "deny_list_score", "global_regex_flags", "version", "country_code")
	if err != nil {
		return r, err
	}
	in := &reading{from: o}
	r.Patterns = take(in, "patterns", readPatterns)
	r.Entity = take(in, "supported_entity", member[string])
	if several := take(in, "supported_entities", textList); len(several) > 0 {
		r.Entity = several[0]
	}
	if r.Name = take(in, "name", member[string]); r.Name == "" {
		r.Name = "PatternRecognizer"
	}
	r.List = take(in, "deny_list", textList)
	r.Score = take(in, "deny_list_score", score)
	r.Words = take(in, "context", textList)
	r.Flags = take(in, "global_regex_flags", regexFlags)
	if in.err != nil {
		return r, in.err
	}
	return r, r.complete()
}

// complete says what a recognizer lacks.
func (r *recognizer) complete() error {
	switch {
	case r.Entity == "":
		return errNoEntity
	case r.size() == 0:
		return errNoPatterns
	}
	return nil
}

// size is how many patterns and lists it has.
func (r *recognizer) size() int {
	if len(r.List) > 0 {
		return len(r.Patterns) + 1
	}
	return len(r.Patterns)
}

func readPatterns(o object, name string) ([]adHocPattern, error) {
	list, err := member[[]any](o, name)
	if err != nil {
		return nil, err
	}
	var out []adHocPattern
	for _, v := range list {
		o, err := known(v, "name", "regex", "score")
		if err != nil {
			return nil, err
		}
		if len(o) < 3 || o["regex"] == nil || o["score"] == nil {
			return nil, errNoMember
		}
		in := &reading{from: o}
		p := adHocPattern{Name: take(in, "name", member[string])}
		p.Regex, p.Score = take(in, "regex", member[string]), take(in, "score", score)
		if in.err != nil {
			return nil, in.err
		}
		out = append(out, p)
	}
	return out, nil
}

// known returns a value that is an object with no members but those that are named.
func known(v any, names ...string) (object, error) {
	o, ok := v.(object)
	if !ok {
		return nil, errNoObject
	}
	for name := range o {
		if !slices.Contains(names, name) {
			return nil, errWrongMember
		}
	}
	return o, nil
}

// score returns a score, 1 if it is not there.
func score(o object, name string) (float64, error) {
	if o[name] == nil {
		return 1, nil
	}
	v, err := member[float64](o, name)
	if err == nil && !(v >= 0 && v <= 1) {
		err = errWrongScore
	}
	return v, err
}
