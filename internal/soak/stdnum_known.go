package main

import (
	_ "embed"
	"regexp"
)

//go:embed stdnum_known.tsv
var stdnumKnown string

// A difference is why one of two tests accepts values that the other refuses.
type difference struct {
	who    string         // which accepts them: ours, theirs
	values *regexp.Regexp // those that the reason is about
	reason string
	n      int
}

// knownDifferences returns the table by row.
func knownDifferences() map[string][]difference {
	known := map[string][]difference{}
	for _, f := range lines(stdnumKnown) {
		known[f[0]] = append(known[f[0]], difference{who: f[1], values: regexp.MustCompile(f[2]), reason: f[3]})
	}
	return known
}
