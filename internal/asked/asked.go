// Package asked says what a policy looks for, and with which detectors.
package asked

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// EntitiesOf are the entities that a policy can report.
func EntitiesOf(p redact.Policy) []redact.Entity {
	var out []redact.Entity
	if len(p.Deny) > 0 {
		out = append(out, redact.DenyList)
	}
	for _, d := range p.Detectors {
		out = append(append(out, d.Entity), d.Also...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// asksFor says whether the policy wants findings of the entity.
func asksFor(p redact.Policy, e redact.Entity) bool {
	return (len(p.Only) == 0 || slices.Contains(p.Only, e)) && !slices.Contains(p.Skip, e)
}

// Of are the entities that the policy asks a detector for: none of a detector of a country that the
// policy does not name, or of one that is off unless its entity is named.
func Of(p redact.Policy, d redact.Detector) []redact.Entity {
	if len(p.Countries) > 0 && d.Region != "" && !slices.Contains(p.Countries, d.Region) {
		return nil
	}
	if d.Off && !slices.Contains(p.Only, d.Entity) {
		return nil
	}
	all := append([]redact.Entity{d.Entity}, d.Also...)
	return slices.DeleteFunc(all, func(e redact.Entity) bool { return !asksFor(p, e) })
}

// Finders are the names of what is on, by what the policy asks it for, and on is how many detectors
// that are. A deny list finds as well.
func Finders(p redact.Policy) (names map[redact.Entity][]string, on int) {
	names = map[redact.Entity][]string{}
	for _, d := range p.Detectors {
		entities := Of(p, d)
		for _, e := range entities {
			names[e] = append(names[e], d.Name)
		}
		if len(entities) > 0 {
			on++
		}
	}
	if len(p.Deny) > 0 && asksFor(p, redact.DenyList) {
		names[redact.DenyList] = []string{"deny_list"}
	}
	return names, on
}

// Looks says whether the policy looks for anything.
func Looks(p redact.Policy) bool {
	names, _ := Finders(p)
	return len(names) > 0
}
