package policy

import (
	"fmt"
	"slices"
	"strings"
)

// Errors are all the mistakes in a policy. Its text names each with line, column and the place in
// the source, and never holds what allow and deny list.
type Errors struct {
	// Name is the file's name.
	Name string
	// List has at least one entry, in the order of the source.
	List []Problem
}

// A Problem is one mistake in a policy, or one thing to look at twice.
type Problem struct {
	// Line and Column count from 1, columns in characters.
	Line, Column int
	Message      string
	// Source is the part of the line that may be shown and below it a caret, "" if there is none.
	Source string
	// Warning says that the policy works, but perhaps not as meant.
	Warning bool
}

// maxShown is how many mistakes an error names.
const maxShown = 50

// Error returns a line for each mistake, name:line:column: message, with the source below it.
func (e *Errors) Error() string {
	var b strings.Builder
	for i, p := range e.List {
		if i == maxShown {
			fmt.Fprintf(&b, "%s: and %d more", e.Name, len(e.List)-i)
			break
		}
		fmt.Fprintf(&b, "%s:%s\n", e.Name, p)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// String returns the problem as line:column: message, with the source below it.
func (p Problem) String() string {
	kind := ""
	if p.Warning {
		kind = "warning: "
	}
	text := fmt.Sprintf("%d:%d: %s%s", p.Line, p.Column, kind, p.Message)
	if p.Source == "" {
		return text
	}
	return text + "\n    " + strings.ReplaceAll(p.Source, "\n", "\n    ")
}

// only returns the warnings, or the errors.
func only(list []Problem, warnings bool) []Problem {
	other := func(p Problem) bool { return p.Warning != warnings }
	return slices.DeleteFunc(slices.Clone(list), other)
}
