package policy

import (
	"maps"
	"slices"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// settings are what a policy file says, on top of what the profile it extends says.
type settings struct {
	name, id   string
	all        []redact.Detector // the catalogue
	only, skip []redact.Entity
	on, off    []string // detectors that are switched on and off
	countries  []string
	locale     string
	minScore   float64
	thresholds map[redact.Entity]float64
	fallback   redact.Operator
	operators  map[redact.Entity]redact.Operator
	allow      []string
	allowed    []string // the lines of a file, beside allow
	patterns   []*rx.Regexp
	deny       []string
	cards      detectors.CardOptions
	rules      []*rule
	cases      []caseSettings
}

func newSettings() *settings {
	return &settings{
		thresholds: map[redact.Entity]float64{},
		operators:  map[redact.Entity]redact.Operator{},
	}
}

// policy returns the policy that the settings ask for. It takes the rows of s, so that it can be asked once.
func (s *settings) policy() redact.Policy {
	ops := hidden()
	maps.Copy(ops, s.operators)
	return redact.Policy{
		Name:       s.name,
		ID:         s.id,
		Detectors:  slices.DeleteFunc(s.allRows(), s.switchedOff),
		Rivals:     detectors.Rivals(),
		Operators:  ops,
		Default:    s.fallback,
		MinScore:   s.minScore,
		Thresholds: s.thresholds,
		Only:       s.only,
		Skip:       s.skip,
		Countries:  s.countries,
		Locale:     s.locale,
		Allow:      append(s.allow[:len(s.allow):len(s.allow)], s.allowed...),
		AllowFunc:  s.allowFunc(),
		Deny:       s.deny,
		Cases:      s.casePolicies(),
	}
}

func (s *settings) switchedOff(d redact.Detector) bool { return slices.Contains(s.off, d.Name) }

// rows returns every row, on or off, those of cards with the policy's options. One that the policy switches on is
// not off any more.
func (s *settings) rows() []redact.Detector {
	for i := range s.all {
		s.all[i].Off = s.all[i].Off && !slices.Contains(s.on, s.all[i].Name)
	}
	if s.cards == (detectors.CardOptions{}) {
		return s.all
	}
	for _, row := range detectors.Cards(s.cards) {
		i := slices.IndexFunc(s.all, func(d redact.Detector) bool { return d.Name == row.Name })
		s.all[i] = row
	}
	return s.all
}

// allRows returns the rows of the catalogue and the policy's own.
func (s *settings) allRows() []redact.Detector {
	if len(s.rules) == 0 {
		return s.rows()
	}
	list := slices.Clone(s.rows())
	for _, r := range s.rules {
		list = append(list, r.detector())
	}
	return list
}

// reports says whether findings of the entity are reported at all.
func (s *settings) reports(e redact.Entity) bool {
	return (len(s.only) == 0 || slices.Contains(s.only, e)) && !slices.Contains(s.skip, e)
}

// allowFunc returns a function that says whether any of the patterns is the whole of a value, nil
// if there are none. A pattern that fails does not allow.
func (s *settings) allowFunc() func(value []byte) bool {
	patterns := s.patterns
	if len(patterns) == 0 {
		return nil
	}
	return func(value []byte) bool {
		for _, pattern := range patterns {
			if matched, err := pattern.Match(value); matched && err == nil {
				return true
			}
		}
		return false
	}
}

// known are the names that a policy may use.
type known struct {
	entities  []string
	detectors []string
	regions   []string
}

func knownNames(rows []redact.Detector) known {
	k := known{entities: []string{string(redact.DenyList)}}
	for _, d := range rows {
		k.detectors = append(k.detectors, d.Name)
		k.entities = append(k.entities, string(d.Entity))
		for _, e := range d.Also {
			k.entities = append(k.entities, string(e))
		}
		if d.Region != "" {
			k.regions = append(k.regions, d.Region)
		}
	}
	for _, list := range []*[]string{&k.entities, &k.detectors, &k.regions} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return k
}

// Entities returns the names of everything that a policy can name, in order.
func Entities() []redact.Entity {
	var all []redact.Entity
	for _, name := range knownNames(detectors.All()).entities {
		all = append(all, redact.Entity(name))
	}
	return all
}

// Countries returns the ISO 3166-1 alpha-2 codes of the countries that there are identifiers of, in
// order.
func Countries() []string { return knownNames(detectors.All()).regions }
