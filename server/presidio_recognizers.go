package server

import (
	"slices"
	"strconv"
)

// A recognizer is one that a request brings. Its entity and its name are the client's: they are in answers, as Presidio has
// them there, and nowhere else. To the engine it is of an entity AD_HOC_n, which logs and audits may be told, and which no
// threshold of the policy is for.
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
	errManyAdHoc   = problem(wrongPolicy, "ad_hoc_recognizers: at most "+strconv.Itoa(maxAdHoc)+" patterns and deny lists: leave some out")
)

// readRecognizers reads the recognizers of a request.
func readRecognizers(o object) ([]recognizer, error) {
	list, err := member[[]any](o, "ad_hoc_recognizers")
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
	if r.Patterns, err = readPatterns(o); err != nil {
		return r, err
	}
	if r.Entity, err = supportedEntity(o); err != nil {
		return r, err
	}
	if r.Name, err = member[string](o, "name"); err != nil {
		return r, err
	}
	if r.List, err = textList(o, "deny_list"); err != nil {
		return r, err
	}
	if r.Score, err = scoreOf(o, "deny_list_score", 1); err != nil {
		return r, err
	}
	if r.Words, err = textList(o, "context"); err != nil {
		return r, err
	}
	r.Flags, err = regexFlags(o, "global_regex_flags")
	return r, r.complete(err)
}

// size is how many patterns and lists it has.
func (r *recognizer) size() int {
	if len(r.List) > 0 {
		return len(r.Patterns) + 1
	}
	return len(r.Patterns)
}

// complete says what a recognizer lacks, unless there was an error before.
func (r *recognizer) complete(err error) error {
	switch {
	case err != nil:
		return err
	case r.Entity == "":
		return errNoEntity
	case r.size() == 0:
		return errNoPatterns
	}
	if r.Name == "" {
		r.Name = "PatternRecognizer"
	}
	return nil
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

// supportedEntity returns the entity, or the first of several.
func supportedEntity(o object) (string, error) {
	several, err := textList(o, "supported_entities")
	if err != nil || len(several) == 0 {
		one, err2 := member[string](o, "supported_entity")
		if err == nil {
			err = err2
		}
		return one, err
	}
	return several[0], nil
}

func readPatterns(o object) ([]adHocPattern, error) {
	list, err := member[[]any](o, "patterns")
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
		p := adHocPattern{}
		if p.Name, err = member[string](o, "name"); err != nil {
			return nil, err
		}
		if p.Regex, err = member[string](o, "regex"); err != nil {
			return nil, err
		}
		if p.Score, err = scoreOf(o, "score", 0); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func scoreOf(o object, name string, usual float64) (float64, error) {
	if o[name] == nil {
		return usual, nil
	}
	score, err := member[float64](o, name)
	if err == nil && !(score >= 0 && score <= 1) {
		err = errWrongScore
	}
	return score, err
}
