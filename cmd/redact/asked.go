package main

import (
	"slices"

	"github.com/redactd/redactd/redact"
)

// entitiesOf are the entities that a policy can report.
func entitiesOf(p redact.Policy) []redact.Entity {
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

// asked are the entities that the policy asks a detector for: none of a detector of a country that the
// policy does not name, or of one that is off unless its entity is named.
func asked(p redact.Policy, d redact.Detector) []redact.Entity {
	if len(p.Countries) > 0 && d.Region != "" && !slices.Contains(p.Countries, d.Region) {
		return nil
	}
	if d.Off && !slices.Contains(p.Only, d.Entity) {
		return nil
	}
	all := append([]redact.Entity{d.Entity}, d.Also...)
	return slices.DeleteFunc(all, func(e redact.Entity) bool { return !asksFor(p, e) })
}

// finders are the names of what is on, by what the policy asks it for, and on is how many detectors
// that are. A deny list finds as well.
func finders(p redact.Policy) (names map[redact.Entity][]string, on int) {
	names = map[redact.Entity][]string{}
	for _, d := range p.Detectors {
		entities := asked(p, d)
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

// looks says whether the policy looks for anything.
func looks(p redact.Policy) bool {
	names, _ := finders(p)
	return len(names) > 0
}
