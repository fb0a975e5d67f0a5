package policy

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/internal/strictyaml"
)

// A source is the text of a policy, and what it may need.
type source struct {
	name    string
	data    []byte
	options Options
	builtin bool
}

// read reads the settings of a policy and everything that is wrong with it, in the source's order.
func read(from source) (*settings, []Problem) {
	root, problem := parse(from.data)
	if problem != nil {
		return nil, []Problem{*problem}
	}
	all := detectors.All()
	d := &decoder{
		lines: strings.Split(string(from.data), "\n"), builtin: from.builtin, options: from.options, known: knownNames(all),
	}
	s := d.base(root)
	s.name, s.id, s.all = from.name, "", all
	d.document(root, s)
	d.review(s)
	d.cases(s)
	s.identify(from.data, d.files)
	slices.SortStableFunc(d.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return s, d.problems
}

// parse returns the root of the YAML document, or why there is none.
func parse(data []byte) (*yaml.Node, *Problem) {
	if len(data) > MaxSize {
		return nil, &Problem{Line: 1, Column: 1, Message: "longer than 1 MiB: shorten the policy"}
	}
	root, m := strictyaml.Parse(data, notOne)
	if m != nil {
		return nil, &Problem{Line: m.Line, Column: m.Column, Message: m.Message}
	}
	return root, nil
}

const notOne = "a policy is one YAML document: begin with version: 1"
