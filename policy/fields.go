package policy

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/redact"
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
	switch {
	case ok:
		return s
	case slices.Contains(Profiles(), name): // without it nothing would be masked
		panic("policy: internal error: a built-in profile is wrong")
	}
	return newSettings() // extends says so where it is read
}

// document reads the fields of a policy into s.
func (d *decoder) document(root *yaml.Node, s *settings) {
	versioned := false
	before := len(d.problems)
	d.announce(root)
	d.fields(root, "a policy", d.policyFields(s))
	each(root, "version", func(*yaml.Node) { versioned = true })
	if !versioned && (root.Kind == yaml.MappingNode || len(d.problems) == before) {
		d.refuse(&yaml.Node{Line: 1, Column: 1}, "version is missing: begin with version: 1")
	}
}

// policyFields are the fields of a policy that is read into s.
func (d *decoder) policyFields(s *settings) []field {
	return []field{
		{"version", "the version of this format: 1", shape{kind: kindNumber, least: 1, most: 1}, d.version},
		{"name", "what the policy is called in reports", textUpTo(100), func(n *yaml.Node) { d.name(n, s) }},
		{"id", "what tells it from all others in audits, its name if it says nothing", textLike(idPattern), func(n *yaml.Node) {
			d.id(n, s)
		}},
		{"extends", "the profile that this policy changes, default if it names none", textOf(d.bases()), d.extends},
		d.group("entities", "what is looked for", d.entityFields(s)),
		d.group("detectors", "rows of the catalogue that are switched on or off", d.detectorFields(s)),
		{"countries", "national identifiers are looked for of these countries alone, and are as likely there", listOf(
			textLike("^[A-Z]{2}$"), 0), func(n *yaml.Node) { d.countries(n, s) }},
		{"locale", "where the texts are from, such as de-AT", anyText(), func(n *yaml.Node) { d.locale(n, s) }},
		{"min_score", "findings are reported from this probability on", share(), func(n *yaml.Node) {
			d.minScore = n
			s.minScore, _ = d.probability(n, "min_score")
		}},
		{"thresholds", "the same for an entity", tableOf(anEntity(), share()), func(n *yaml.Node) { d.thresholds(n, s) }},
		{"operators", "what takes the place of the values of an entity, or by default of all", tableOf(
			oneShape(textOf([]string{"default"}), anEntity()), anOperator()), func(n *yaml.Node) { d.operators(n, s) }},
		d.group("allow", "values that are never reported", d.allowFields(s)),
		{"deny", "texts that are always hidden, wherever they stand", oneShape(
			listOf(textUpTo(maxDeny), 0), object(d.denyFields(s))), func(n *yaml.Node) { d.deny(n, s) }},
		d.group("cards", "how card numbers are looked for", d.cardFields(s)),
		{"when", "other settings for texts of some fields or formats; the first that holds counts", listOf(
			object(d.caseFields(new(caseSettings))), maxCases), func(n *yaml.Node) { d.when = n }},
		{"rules", "detectors of your own", listOf(object(d.ruleFields(new(draft))), maxRules), func(n *yaml.Node) { d.rules(n, s) }},
	}
}

// bases are the names of the profiles that a policy may extend.
func (d *decoder) bases() []string {
	if d.builtin {
		return append(Profiles(), "nothing")
	}
	return Profiles()
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
	if ok && !slices.Contains(d.bases(), name) {
		d.fail(n, "there is no profile "+oneOf(name, Profiles()))
	}
}

func (d *decoder) entityFields(s *settings) []field {
	list := func(name, about string, into *[]redact.Entity) field {
		return field{name, about, listOf(oneShape(textOf(familyNames()), anEntity()), 0), func(n *yaml.Node) {
			*into = nil
			if name == "only" && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
				d.warn(n, "an empty list leaves nothing out: everything is looked for")
			}
			d.items(n, name, false, func(item *yaml.Node) {
				if part := familyOf(item.Value); part != nil {
					*into = append(*into, part...)
				} else if e := d.entity(item, name); e != "" {
					*into = append(*into, e)
				}
			})
		}}
	}
	return []field{
		list("only", "look for nothing else", &s.only), list("skip", "do not look for these", &s.skip),
	}
}

func (d *decoder) detectorFields(s *settings) []field {
	list := func(name, about string, turn func(detector string, n *yaml.Node)) field {
		return field{name, about, listOf(aDetector(), 0), func(n *yaml.Node) {
			d.items(n, name, false, func(item *yaml.Node) {
				if !slices.Contains(d.known.detectors, item.Value) {
					d.fail(item, "there is no detector "+strictyaml.Named(item.Value)+
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
				d.fail(n, "the detector "+strictyaml.Named(detector)+" is both on and off: keep one")
			}
			turned[detector] = way
			do(detector)
		}
	}
	return []field{
		list("on", "switched on, whatever the profile says", turn("on", func(detector string) {
			s.off = slices.DeleteFunc(s.off, func(name string) bool { return name == detector })
			s.on = append(s.on, detector)
		})),
		list("off", "switched off", turn("off", func(detector string) { s.off = append(s.off, detector) })),
	}
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

// cardFields are the options of the rows of payment cards.
func (d *decoder) cardFields(s *settings) []field {
	o := &s.cards
	return []field{
		d.flagField("embedded", "look at every digit, also inside longer numbers", &o.Embedded),
		d.flagField("wide_maestro", "take every 6, 50 and 56 to 59 of 12 to 19 digits for a card", &o.WideMaestro),
		d.flagField("narrow_gaps", "join groups over blanks and hyphens alone", &o.NarrowGaps),
		d.flagField("brand_groups", "want the digits in one piece or grouped as on the card", &o.BrandGroups),
		d.flagField("keep_plus", "leave every number behind a + as it is", &o.KeepPlus),
		d.flagField("loose_flanks", "take numbers that are glued to letters", &o.LooseFlanks),
		d.flagField("skip_tracking", "leave numbers that pass a parcel service's check", &o.SkipTracking),
	}
}

func (d *decoder) flagField(name, about string, into *bool) field {
	return field{name, about, yesNo(), func(n *yaml.Node) { *into = d.flag(n, name) }}
}
