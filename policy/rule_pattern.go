package policy

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/redactd/redactd/internal/rx"
)

// rulePattern compiles a pattern. A mistake is shown where it is in the pattern, if that is known.
func (d *decoder) rulePattern(n *yaml.Node, r *rule) {
	text, ok := d.text(n, "pattern")
	if !ok {
		return
	}
	compiled, err := rx.CompileRule(text)
	if err != nil {
		fault, _ := err.(*rx.Fault)
		d.fail(within(n, d.lines, text, fault.At), fault.Text)
		return
	}
	for _, warning := range compiled.Warnings {
		d.warn(n, warning)
	}
	r.pattern = compiled
}

// within returns a node for the place at bytes into the text of n, n itself if it is not written as it reads.
func within(n *yaml.Node, lines []string, text string, at int) *yaml.Node {
	if at <= 0 || n.Line < 1 || n.Line > len(lines) {
		return n
	}
	line := []rune(lines[n.Line-1])
	quote := 0
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		quote = 1
	}
	from := n.Column - 1 + quote
	if from < 0 || from > len(line) || !strings.HasPrefix(string(line[from:]), text[:at]) {
		return n
	}
	column := n.Column + quote + utf8.RuneCountInString(text[:at])
	return &yaml.Node{Kind: n.Kind, Line: n.Line, Column: column, Value: text[at:]}
}
