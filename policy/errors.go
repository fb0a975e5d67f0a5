package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
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

// ahead matches what may be shown of a line before the place of a mistake: indentation and one key.
var ahead = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\s-]*([A-Za-z_]{1,40}:\s+(- )*)?$`)
})

// excerpt returns the place of n with a caret below it: the key before it, if the line begins with
// one, and n itself unless it is secret or has parts. The rest of the line may hold a secret.
func excerpt(lines []string, n *yaml.Node, secret bool) string {
	if n.Line < 1 || n.Line > len(lines) {
		return ""
	}
	line := []rune(strings.TrimSuffix(lines[n.Line-1], "\r"))
	at := n.Column - 1
	if at < 0 || at > len(line) {
		return ""
	}
	head := strings.ReplaceAll(string(line[:at]), "\t", " ")
	if !ahead().MatchString(head) {
		head = "… "
	}
	caret := strings.Repeat(" ", utf8.RuneCountInString(head)) + "^"
	return head + token(string(line[at:]), n, secret) + "\n" + caret
}

// token returns n as it is written at the beginning of rest, "…" if it may not be shown.
func token(rest string, n *yaml.Node, secret bool) string {
	text := n.Value
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		text = `"` + text + `"`
	}
	if n.Style&yaml.SingleQuotedStyle != 0 {
		text = "'" + text + "'"
	}
	if secret || n.Kind != yaml.ScalarNode || !strings.HasPrefix(rest, text) || !harmless(text) {
		return "…"
	}
	return text
}

// harmless says whether text in a place where a name or a small number belongs may be quoted: it is
// short and has too few digits for a number that means somebody.
func harmless(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return len(text) <= 60 && digits <= 6
}
