package flagfile

import (
	"slices"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/strictyaml"
)

// pair reads one key and its value.
func (r *reader) pair(key, value *yaml.Node) {
	f := r.settings.Lookup(key.Value)
	switch {
	case !r.plain(key):
	case key.Kind != yaml.ScalarNode || f == nil || r.isApart(key.Value):
		r.fail(key, "there is no setting "+strictyaml.Named(key.Value)+strictyaml.DidYouMean(key.Value, r.names())+
			": --help lists them")
	case r.seen[key.Value]:
		r.fail(key, strictyaml.Named(key.Value)+" stands here twice: keep one")
	default:
		r.seen[key.Value] = true
		r.value(f, value)
	}
}

func (r *reader) isApart(name string) bool {
	return slices.Contains(commandLine, name) || slices.Contains(r.settings.Apart, name)
}

// names are those of all settings.
func (r *reader) names() (names []string) {
	r.settings.VisitAll(func(f *pflag.Flag) {
		if !r.isApart(f.Name) {
			names = append(names, f.Name)
		}
	})
	return names
}

// value sets a flag, unless what comes before the file has set it.
func (r *reader) value(f *pflag.Flag, n *yaml.Node) {
	values, ok := r.valuesOf(f, n)
	if !ok || r.free[f.Name] == nil {
		return
	}
	err := set(f, values)
	switch {
	case err == nil:
	case kinds[f.Value.Type()].must != "":
		r.fail(n, f.Name+" must be "+kinds[f.Value.Type()].must) // the error of pflag repeats the value
	default:
		r.fail(n, f.Name+": "+err.Error())
	}
}

// valuesOf returns what stands in a node, a list for a flag that may stand there several times.
func (r *reader) valuesOf(f *pflag.Flag, n *yaml.Node) (values []string, ok bool) {
	list := []*yaml.Node{n}
	if _, several := f.Value.(pflag.SliceValue); several {
		if !r.plain(n) {
			return nil, false
		}
		if n.Kind != yaml.SequenceNode {
			r.fail(n, f.Name+" must be a list, such as [a, b]")
			return nil, false
		}
		list = n.Content
	}
	for _, one := range list {
		if !r.scalar(f, one) {
			return nil, false
		}
		values = append(values, one.Value)
	}
	return values, true
}

// kinds are pflag's types that flags here have: the tags that YAML gives their values, and what they must be.
var kinds = map[string]struct {
	tags []string
	must string
}{
	"bool":        {[]string{"!!bool"}, "true or false"},
	"int":         {[]string{"!!int"}, "a whole number"},
	"float64":     {[]string{"!!int", "!!float"}, "a number"},
	"duration":    {[]string{"!!str"}, "a time such as 10s or 5m"},
	"string":      {[]string{"!!str"}, "a text: put it in quotes if it looks like something else"},
	"stringArray": {[]string{"!!str"}, "texts: put them in quotes if they look like something else"},
}

// scalar says whether a node is one value of the type of a flag. Types of the program's own are texts or whole numbers.
func (r *reader) scalar(f *pflag.Flag, n *yaml.Node) bool {
	if !r.plain(n) {
		return false
	}
	kind := kinds[f.Value.Type()]
	if kind.must == "" {
		kind.tags, kind.must = []string{"!!str", "!!int"}, "a text or a number"
	}
	if n.Kind != yaml.ScalarNode || !slices.Contains(kind.tags, n.ShortTag()) {
		r.fail(n, f.Name+" must be "+kind.must)
		return false
	}
	return true
}
