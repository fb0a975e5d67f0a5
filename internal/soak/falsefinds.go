package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"slices"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// falsefinds counts what the default policy finds in a log, by entity and row. On a log that is
// known to hold none of an entity, its count is of false finds.
func falsefinds(args []string) error {
	text, err := read(flag.NewFlagSet("falsefinds", flag.ExitOnError), args)
	if err != nil {
		return err
	}
	r, err := redact.New(policy.Default())
	if err != nil {
		return err
	}
	rows := map[string]int{}
	for f, err := range r.Find(bytes.NewReader(text)) {
		if err != nil {
			return err
		}
		rows[fmt.Sprintf("%-24s %s", f.Entity, f.Detector)]++
	}
	mb := float64(len(text)) / 1e6
	fmt.Printf("%.2f MB, %d lines\n", mb, bytes.Count(text, []byte("\n")))
	byCount := func(a, b string) int {
		return cmp.Or(cmp.Compare(rows[b], rows[a]), cmp.Compare(a, b))
	}
	for _, row := range slices.SortedFunc(maps.Keys(rows), byCount) {
		fmt.Printf("%6d %9.2f a MB  %s\n", rows[row], float64(rows[row])/mb, row)
	}
	return nil
}
