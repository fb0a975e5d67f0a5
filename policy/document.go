package policy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/detectors"
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
	if p := unreadableText(data); p != nil {
		return nil, p
	}
	var document yaml.Node
	if err := yaml.Load(data, &document); err != nil {
		return nil, syntaxProblem(err)
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		return nil, &Problem{Line: 1, Column: 1, Message: notOne}
	}
	return document.Content[0], nil
}

const notOne = "a policy is one YAML document: begin with version: 1"

// unreadableText finds the first byte that is no UTF-8 or a control character.
func unreadableText(data []byte) *Problem {
	line, column := 1, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		column++
		switch {
		case r == utf8.RuneError && n == 1:
			return &Problem{Line: line, Column: column, Message: "not UTF-8: save the file as UTF-8"}
		case r == '\n':
			line, column = line+1, 0
		case r < ' ' && r != '\t' && r != '\r' || r == 0x7f:
			return &Problem{Line: line, Column: column, Message: "a control character: take it out"}
		}
		i += n
	}
	return nil
}

// syntaxProblem tells what the YAML reader says, where it does not quote the source. The source is
// not shown: nothing is known yet about what in it is secret.
func syntaxProblem(err error) *Problem {
	p := &Problem{Line: 1, Column: 1, Message: notOne}
	var e *yaml.LoadError
	if !errors.As(err, &e) || e.Mark.Line == 0 && e.ContextMark.Line == 0 {
		if e != nil && strings.Contains(e.Message, "depth") {
			p.Message = "nested too deeply"
		}
		return p
	}
	at := e.Mark
	if at.Line == 0 {
		at = e.ContextMark
	}
	p.Line, p.Column, p.Message = at.Line, max(at.Column, 1), "not valid YAML"
	if strings.Contains(e.Message, "anchor") {
		p.Message = "aliases are not read here: write the value out"
	} else if !strings.ContainsAny(strings.NewReplacer("','", "", "']'", "", "'}'", "", "':'", "",
		"'-'", "").Replace(e.Message), "'\"`") {
		p.Message += ": " + e.Message
	}
	if e.ContextMsg != "" && e.ContextMark.Line > 0 && !strings.ContainsAny(e.ContextMsg, "'\"`") {
		p.Message += fmt.Sprintf(", %s that begins at %d:%d", e.ContextMsg, e.ContextMark.Line,
			e.ContextMark.Column)
	}
	return p
}
