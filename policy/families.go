package policy

import (
	"slices"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// A family is a part of the catalogue that the lists of entities may name as a whole, so that what is added to it is
// not forgotten in a policy.
type family struct {
	name string
	rows func() []redact.Detector
}

func families() []family {
	return []family{
		{"cards", func() []redact.Detector { return detectors.Cards(detectors.CardOptions{}) }},
		{"identifiers", detectors.Identifiers},
		{"money", detectors.Money},
		{"network", detectors.Network},
		{"personal", detectors.Personal},
		{"phones", detectors.Phones},
		{"secrets", detectors.Secrets},
	}
}

// familyNames are in small letters, as those of entities are not.
func familyNames() (list []string) {
	for _, f := range families() {
		list = append(list, f.name)
	}
	return list
}

// familyOf returns the entities of the family of that name, nil if there is none. Entities of rows that are off are not
// among them: naming an entity switches its rows on.
func familyOf(name string) (list []redact.Entity) {
	i := slices.Index(familyNames(), name)
	if i < 0 {
		return nil
	}
	for _, d := range families()[i].rows() {
		if !d.Off {
			list = append(append(list, d.Entity), d.Also...)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
