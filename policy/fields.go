package policy

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/redact"
)

// Limits of the lists. Those of deny are the engine's.
const (
	maxPatterns  = 100
	maxDeny      = 256
	maxDenyTotal = 2000
)

// base returns the settings of the profile that the document extends.
func (d *decoder) base(root *yaml.Node) *settings {
	name := "default"
	if root.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(root.Content); i += 2 {
			if root.Content[i].Value == "extends" {
				name = root.Content[i+1].Value
			}
		}
	}
	if d.builtin && name == "nothing" {
		return newSettings()
	}
	s, ok := profile(name)
	if !ok { // extends says so where it is read
		return newSettings()
	}
	return s
}

// document reads the fields of a policy into s.
func (d *decoder) document(root *yaml.Node, s *settings) {
	versioned := false
	before := len(d.problems)
	d.announce(root)
	d.fields(root, "a policy", []field{
		{"version", func(n *yaml.Node) { versioned = true; d.version(n) }},
		{"name", func(n *yaml.Node) { d.name(n, s) }},
		{"extends", d.extends},
		{"entities", func(n *yaml.Node) { d.entities(n, s) }},
		{"detectors", func(n *yaml.Node) { d.detectors(n, s) }},
		{"countries", func(n *yaml.Node) { d.countries(n, s) }},
		{"locale", func(n *yaml.Node) { d.locale(n, s) }},
		{"min_score", func(n *yaml.Node) {
			d.minScore = n
			s.minScore, _ = d.probability(n, "min_score")
		}},
		{"thresholds", func(n *yaml.Node) { d.thresholds(n, s) }},
		{"operators", func(n *yaml.Node) { d.operators(n, s) }},
		{"allow", func(n *yaml.Node) { d.allow(n, s) }},
		{"deny", func(n *yaml.Node) { d.deny(n, s) }},
		{"cards", func(n *yaml.Node) { d.cards(n, s) }},
		{"rules", func(n *yaml.Node) { d.rules(n, s) }},
	})
	if !versioned && (root.Kind == yaml.MappingNode || len(d.problems) == before) {
		d.refuse(&yaml.Node{Line: 1, Column: 1}, "version is missing: begin with version: 1")
	}
}

func (d *decoder) version(n *yaml.Node) {
	if v, ok := d.number(n, "version"); ok && v != 1 {
		d.fail(n, "this program reads version 1: write version: 1, or use a newer program")
	}
}

func (d *decoder) name(n *yaml.Node, s *settings) {
	name, ok := d.text(n, "name")
	if ok && (name == "" || len(name) > 100) {
		d.fail(n, "name must be 1 to 100 bytes long")
	}
	s.name = name
}

func (d *decoder) extends(n *yaml.Node) {
	name, ok := d.text(n, "extends")
	if ok && !slices.Contains(Profiles(), name) && !d.builtin {
		d.fail(n, "there is no profile "+oneOf(name, Profiles()))
	}
}

func (d *decoder) entities(n *yaml.Node, s *settings) {
	list := func(name string, into *[]redact.Entity) field {
		return field{name, func(n *yaml.Node) {
			*into = nil
			d.items(n, name, false, func(item *yaml.Node) {
				if e := d.entity(item, name); e != "" {
					*into = append(*into, e)
				}
			})
		}}
	}
	d.fields(n, "entities", []field{list("only", &s.only), list("skip", &s.skip)})
}

func (d *decoder) detectors(n *yaml.Node, s *settings) {
	list := func(name string, turn func(detector string, n *yaml.Node)) field {
		return field{name, func(n *yaml.Node) {
			d.items(n, name, false, func(item *yaml.Node) {
				if !slices.Contains(d.known.detectors, item.Value) {
					d.fail(item, "there is no detector "+named(item.Value)+
						d.meant(item.Value, d.known.detectors)+`: "redact detectors" lists them`)
					return
				}
				turn(item.Value, item)
			})
		}}
	}
	turned := map[string]string{}
	turn := func(way string, do func(detector string)) func(string, *yaml.Node) {
		return func(detector string, n *yaml.Node) {
			if other := turned[detector]; other != "" && other != way {
				d.fail(n, "the detector "+named(detector)+" is both on and off: keep one")
			}
			turned[detector] = way
			do(detector)
		}
	}
	d.fields(n, "detectors", []field{
		list("on", turn("on", func(detector string) {
			s.off = slices.DeleteFunc(s.off, func(name string) bool { return name == detector })
			s.on = append(s.on, detector)
		})),
		list("off", turn("off", func(detector string) { s.off = append(s.off, detector) })),
	})
}

func (d *decoder) countries(n *yaml.Node, s *settings) {
	s.countries = nil
	d.items(n, "countries", false, func(item *yaml.Node) {
		c := item.Value
		switch {
		case c == "UK":
			d.fail(item, "the code of the United Kingdom is GB: write GB")
		case len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z':
			d.fail(item, "a country is two capital letters (ISO 3166-1 alpha-2), such as SE")
		default:
			if !slices.Contains(d.known.regions, c) {
				d.warn(item, "no detector is for this country")
			}
			s.countries = append(s.countries, c)
		}
	})
}

func (d *decoder) locale(n *yaml.Node, s *settings) {
	s.locale = n.Value
	if _, err := new(redact.Redactor).Locale(n.Value); n.Kind != yaml.ScalarNode || err != nil {
		d.fail(n, "a locale names a language and a country, such as de-AT, or a country, such as AT")
	}
}

func (d *decoder) thresholds(n *yaml.Node, s *settings) {
	d.pairs(n, "thresholds", func(key, value *yaml.Node) {
		e := d.entity(key, "thresholds")
		v, ok := d.probability(value, "a threshold")
		if e != "" && ok {
			s.thresholds[e] = v
		}
	})
}

func (d *decoder) allow(n *yaml.Node, s *settings) {
	d.fields(n, "allow", []field{
		{"values", func(n *yaml.Node) {
			s.allow = nil
			d.items(n, "values", true, func(item *yaml.Node) {
				s.allow = append(s.allow, item.Value)
			})
		}},
		{"patterns", func(n *yaml.Node) {
			s.patterns = nil
			if len(n.Content) > maxPatterns {
				d.refuse(n, fmt.Sprintf("patterns has at most %d entries: join some", maxPatterns))
				return
			}
			d.items(n, "patterns", true, func(item *yaml.Node) { d.pattern(item, s) })
		}},
	})
}

// pattern compiles a pattern of a whole value: once as it is, so that what closes a group in it
// cannot escape from the one around it.
func (d *decoder) pattern(n *yaml.Node, s *settings) {
	if _, err := rx.Compile(n.Value); err != nil {
		d.refuse(n, strings.TrimPrefix(err.Error(), "rx: "))
		return
	}
	whole, err := rx.Compile(`\A(?:` + n.Value + `)\z`)
	if err != nil {
		d.refuse(n, "cannot read the pattern as one of a whole value: shorten it")
		return
	}
	s.patterns = append(s.patterns, whole)
	d.reviewPattern(n, whole)
}

func (d *decoder) deny(n *yaml.Node, s *settings) {
	s.deny = nil
	total := 0
	d.items(n, "deny", true, func(item *yaml.Node) {
		v := item.Value
		total += len(v)
		switch {
		case v == "" || strings.Contains(v, "\n"):
			d.refuse(item, "a value of deny must be one line and not empty")
		case len(v) > maxDeny:
			d.refuse(item, fmt.Sprintf("a value of deny has at most %d bytes: shorten it", maxDeny))
		case total > maxDenyTotal && total-len(v) <= maxDenyTotal:
			d.refuse(item, fmt.Sprintf("the values of deny have at most %d bytes together: drop"+
				" some", maxDenyTotal))
		case len(v) < 3:
			d.report(item, "a value this short is found in many words", true, true)
		}
		s.deny = append(s.deny, v)
	})
}

// cards reads the options of the rows of payment cards.
func (d *decoder) cards(n *yaml.Node, s *settings) {
	flag := func(name string, into *bool) field {
		return field{name, func(n *yaml.Node) { *into = d.flag(n, name) }}
	}
	o := &s.cards
	d.fields(n, "cards", []field{
		flag("embedded", &o.Embedded),
		flag("wide_maestro", &o.WideMaestro),
		flag("narrow_gaps", &o.NarrowGaps),
		flag("brand_groups", &o.BrandGroups),
		flag("keep_plus", &o.KeepPlus),
		flag("loose_flanks", &o.LooseFlanks),
		flag("skip_tracking", &o.SkipTracking),
	})
}
