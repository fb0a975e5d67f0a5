package server

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A wish is what a request wants of the policy that its texts are masked with.
type wish struct {
	Policy    string   `json:"policy"`  // one of the server's
	Profile   string   `json:"profile"` // or a built-in one
	Entities  []string `json:"entities"`
	Skip      []string `json:"skip"`
	Countries []string `json:"countries"`
	Operator  string   `json:"operator"`
	MinScore  float64  `json:"min_score"` // 0 for that of the policy
	hints
}

// hints are what a request says of its texts.
type hints struct {
	Locale  string `json:"locale"`
	Field   string `json:"field"`
	Subject string `json:"subject"`
}

// wishOf reads the query of a request, in which nothing else may stand.
func wishOf(query string) (wish, error) {
	if query == "" {
		return wish{}, nil
	}
	return wishIn(query)
}

func wishIn(query string) (w wish, err error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return w, problem(malformed, "the query cannot be read: write it as name=value&name=value")
	}
	for name, list := range values {
		set := w.setter(name)
		switch {
		case set == nil:
			return w, problem(malformed, "there is no such parameter: GET /openapi.yaml lists them")
		case len(list) > 1:
			return w, problem(malformed, name+": give it once, with commas between several values")
		}
		if err := set(list[0]); err != nil {
			return w, err
		}
	}
	return w, nil
}

// setter returns what reads a parameter, nil if there is none of that name. A subject is no parameter: it says who
// somebody is, and paths are written to logs everywhere.
func (w *wish) setter(name string) func(value string) error {
	switch name {
	case "policy":
		return word(&w.Policy)
	case "profile":
		return word(&w.Profile)
	case "operator":
		return word(&w.Operator)
	case "locale":
		return word(&w.Locale)
	case "field":
		return word(&w.Field)
	case "entities":
		return words(&w.Entities)
	case "skip":
		return words(&w.Skip)
	case "countries":
		return words(&w.Countries)
	case "min_score":
		return w.score
	}
	return nil
}

func word(p *string) func(string) error {
	return func(value string) error { *p = value; return nil }
}

func words(p *[]string) func(string) error {
	return func(value string) error { *p = strings.Split(value, ","); return nil }
}

func (w *wish) score(value string) (err error) {
	if w.MinScore, err = strconv.ParseFloat(value, 64); err != nil || w.MinScore == 0 {
		return errMinScore
	}
	return nil
}

// key tells the policy of a wish from that of any other: whatever a policy is compiled of is in it.
func (w wish) key() string {
	return fmt.Sprintf("%q %q %q %q %q %q %v",
		w.Policy, w.Profile, w.Operator, w.Entities, w.Skip, w.Countries, w.MinScore)
}

// changes says how a wish that was granted changes its policy: all names in it are known ones then.
func (w wish) changes() string {
	if w.isEmpty() {
		return ""
	}
	w = w.tidy()
	var list []string
	for _, l := range []struct {
		name   string
		values []string
	}{{"entities", w.Entities}, {"skip", w.Skip}, {"countries", w.Countries}} {
		if len(l.values) > 0 {
			list = append(list, l.name+"="+strings.Join(l.values, ","))
		}
	}
	if w.Operator != "" {
		list = append(list, "operator="+w.Operator)
	}
	if w.MinScore > 0 {
		list = append(list, "min_score="+strconv.FormatFloat(w.MinScore, 'g', 2, 64)) // no more: digits are the client's
	}
	return strings.Join(list, " ")
}

// tidy writes lists as they are compared: in capitals, in order and each name once.
func (w wish) tidy() wish {
	w.Entities, w.Skip, w.Countries = capitals(w.Entities), capitals(w.Skip), capitals(w.Countries)
	return w
}

func capitals(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, strings.ToUpper(strings.TrimSpace(s)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
