package policy

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/strictyaml"
	"github.com/redactd/redactd/redact"
)

// A decoder reads typed values from YAML nodes and collects what is wrong with them. Its methods
// return the zero value for what they could not read.
type decoder struct {
	lines    []string
	builtin  bool // the source is a built-in profile
	options  Options
	known    known
	problems []Problem
	marks    []mark
	minScore *yaml.Node // where min_score stands
	when     *yaml.Node // the list of cases, which are read when the rest is
	files    [][]string // the lines of those that the policy names
	// What the lists of rules have together.
	listed, listedBytes int
}

// A mark remembers where an entity was named, for checks that need the whole policy.
type mark struct {
	field  string
	entity redact.Entity
	node   *yaml.Node
}

func (d *decoder) fail(n *yaml.Node, message string)   { d.report(n, message, false, false) }
func (d *decoder) warn(n *yaml.Node, message string)   { d.report(n, message, false, true) }
func (d *decoder) refuse(n *yaml.Node, message string) { d.report(n, message, true, false) }

// report adds a problem. The node of a secret is not shown.
func (d *decoder) report(n *yaml.Node, message string, secret, warning bool) {
	p := Problem{Line: max(n.Line, 1), Column: max(n.Column, 1), Message: message, Warning: warning}
	if len(d.problems) < maxShown {
		p.Source = strictyaml.Excerpt(d.lines, n, secret)
	}
	d.problems = append(d.problems, p)
}

// meant is strictyaml.DidYouMean as long as somebody will read it.
func (d *decoder) meant(s string, list []string) string {
	if len(d.problems) >= maxShown {
		return ""
	}
	return strictyaml.DidYouMean(s, list)
}

// fields reads a mapping whose keys are the names of fields.
func (d *decoder) fields(n *yaml.Node, what string, fields []field) {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	d.pairs(n, what, func(key, value *yaml.Node) {
		for _, f := range fields {
			if f.name == key.Value {
				f.read(value)
				return
			}
		}
		d.fail(key, "unknown field "+strictyaml.Named(key.Value)+d.meant(key.Value, names)+": "+what+
			" has "+strings.Join(names, ", "))
	})
}

// pairs calls f for each key and value of a mapping, keys once.
func (d *decoder) pairs(n *yaml.Node, what string, f func(key, value *yaml.Node)) {
	if !d.plain(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.refuse(n, what+" must be a mapping, such as key: value")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case !d.plain(key):
		case key.Kind != yaml.ScalarNode:
			d.refuse(key, "a key must be a name")
		case seen[key.Value]:
			d.fail(key, "the key "+strictyaml.Named(key.Value)+" stands here twice: keep one")
		default:
			seen[key.Value] = true
			f(key, n.Content[i+1])
		}
	}
}

// items calls f for each scalar of a list. Secret lists are not quoted in errors.
func (d *decoder) items(n *yaml.Node, what string, secret bool, f func(item *yaml.Node)) {
	if !d.plain(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.refuse(n, what+" must be a list, such as [a, b]")
		return
	}
	for _, item := range n.Content {
		if d.scalar(item, "an entry of "+what, secret) {
			f(item)
		}
	}
}

// listOf says whether n is a list of at most that many parts of a policy; else it says what it must be, or that there are
// too many of what.
func (d *decoder) listOf(n *yaml.Node, must string, most int, what string) bool {
	switch {
	case !d.plain(n):
		return false
	case n.Kind != yaml.SequenceNode:
		d.refuse(n, must)
		return false
	case len(n.Content) > most:
		d.refuse(n, "a policy has at most "+strconv.Itoa(most)+" "+what)
		return false
	}
	return true
}

// scalar says whether n is one value.
func (d *decoder) scalar(n *yaml.Node, what string, secret bool) bool {
	if !d.plain(n) {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		d.report(n, what+" must be one value", secret, false)
		return false
	}
	return true
}

// plain refuses aliases, which can make a short file long, and tags, which change what a value is.
func (d *decoder) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		d.refuse(n, "aliases are not read here: write the value out")
		return false
	case n.Style&yaml.TaggedStyle != 0:
		d.refuse(n, "tags are not read here: leave the ! out, or put the value in quotes")
		return false
	}
	return true
}

// number reads a number.
func (d *decoder) number(n *yaml.Node, what string) (float64, bool) {
	if !d.scalar(n, what, false) {
		return 0, false
	}
	v, err := strconv.ParseFloat(n.Value, 64)
	tag := n.ShortTag()
	if err != nil || tag != "!!float" && tag != "!!int" {
		d.fail(n, what+" must be a number")
		return 0, false
	}
	return v, true
}

// probability reads a number above 0 and below 1.
func (d *decoder) probability(n *yaml.Node, what string) (float64, bool) {
	v, ok := d.number(n, what)
	if ok && !(v > 0 && v < 1) {
		d.fail(n, what+" must be above 0 and below 1, such as 0.5")
		return 0, false
	}
	return v, ok
}

// count reads a whole number from 0 to most.
func (d *decoder) count(n *yaml.Node, what string, most int) int {
	v, _ := d.counted(n, what, most)
	return v
}

func (d *decoder) counted(n *yaml.Node, what string, most int) (int, bool) {
	v, ok := d.number(n, what)
	if ok && (v != float64(int(v)) || v < 0 || v > float64(most)) {
		d.fail(n, what+" must be a whole number from 0 to "+strconv.Itoa(most))
		return 0, false
	}
	return int(v), ok
}

// flag reads true or false.
func (d *decoder) flag(n *yaml.Node, what string) bool {
	if !d.scalar(n, what, false) {
		return false
	}
	if n.ShortTag() != "!!bool" {
		d.fail(n, what+" must be true or false")
	}
	return strings.EqualFold(n.Value, "true")
}

// text reads a string.
func (d *decoder) text(n *yaml.Node, what string) (string, bool) {
	if !d.scalar(n, what, false) {
		return "", false
	}
	return n.Value, true
}

// entity reads the name of an entity and remembers where.
func (d *decoder) entity(n *yaml.Node, field string) redact.Entity {
	for _, name := range d.known.entities {
		if name == n.Value {
			d.marks = append(d.marks, mark{field, redact.Entity(name), n})
			return redact.Entity(name)
		}
	}
	d.fail(n, "there is no entity "+strictyaml.Named(n.Value)+d.meant(n.Value, d.known.entities)+
		`: "redact detectors" lists them`)
	return ""
}
