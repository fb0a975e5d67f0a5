package policy

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

func (d *decoder) list(n *yaml.Node, l *list) {
	d.items(n, "list", true, func(item *yaml.Node) { d.entry(item, item.Value, "", l) })
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.fail(n, "a list needs an entry")
	}
}

func (d *decoder) listFile(n *yaml.Node, what string, l *list) {
	lines := d.linesIn(n, what)
	before := len(d.problems)
	for i, line := range lines {
		if d.entry(n, line, fmt.Sprintf("%s: entry %d: ", what, i+1), l); len(d.problems) > before {
			return // one is enough
		}
	}
}

// entry adds one literal to a list.
func (d *decoder) entry(n *yaml.Node, text, place string, l *list) {
	d.listed, d.listedBytes = d.listed+1, d.listedBytes+len(text)
	fault := entryFault(text)
	switch {
	case fault != "":
		d.refuse(n, place+fault)
	case d.listed == maxEntries+1:
		d.refuse(n, fmt.Sprintf("the lists have at most %d entries together: drop some", maxEntries))
	case d.listedBytes > maxListed && d.listedBytes-len(text) <= maxListed:
		d.refuse(n, "the lists have at most 4 MiB together: drop some")
	case d.listed <= maxEntries && d.listedBytes <= maxListed:
		l.entries = append(l.entries, text)
	}
}

// entryFault says what is wrong with a literal, "" if nothing is.
func entryFault(text string) string {
	switch {
	case strings.ContainsAny(text, "\n\r"):
		return "an entry must be one line"
	case len(text) < minEntry:
		return fmt.Sprintf("an entry has at least %d bytes: one this short is found everywhere", minEntry)
	case len(text) > maxEntry:
		return fmt.Sprintf("an entry has at most %d bytes: shorten it", maxEntry)
	}
	return ""
}
