package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/redactd/redactd/redact"
)

// An account is kept of findings and of the values that were there to be found.
type account struct {
	values, hits         map[kind]int
	found, right, masked int     // findings: all, rightly named, and those that hide a value whatever they call it
	sum                  float64 // of the scores
}

// measures are what calibrate counts.
type measures struct {
	rows, formats map[string]*account
	tenths        [10]account
	wrong         map[kind]int           // findings that are not right, by what they stand in
	entities      map[redact.Entity]bool // of the rows that values are drawn of; others are not judged
}

func newMeasures() *measures {
	m := &measures{
		rows: map[string]*account{}, formats: map[string]*account{}, wrong: map[kind]int{}, entities: map[redact.Entity]bool{},
	}
	for _, d := range formRows() {
		m.entities[d.Entity] = true
		m.rows[d.Name] = newAccount()
	}
	for _, f := range formats {
		m.formats[f.name] = newAccount()
	}
	return m
}

func newAccount() *account { return &account{values: map[kind]int{}, hits: map[kind]int{}} }

// count judges what was found in a sample.
func (m *measures) count(s sample, found []redact.Finding) {
	hit := false
	for _, f := range found {
		if !m.entities[f.Entity] {
			continue
		}
		covers := s.kind.positive() && int(f.Start) < s.end && int(f.End) > s.start
		right := covers && named(f, s.row.Entity)
		hit = hit || right && int(f.Start) <= s.start && int(f.End) >= s.end
		for _, a := range []*account{m.rows[f.Detector], m.formats[s.format], &m.tenths[min(9, int(f.Score*10))]} {
			a.add(f, covers, right)
		}
		m.wrong[s.kind] += count(!right)
	}
	if s.kind.positive() {
		for _, a := range []*account{m.rows[s.row.Name], m.formats[s.format]} {
			a.values[s.kind]++
			a.hits[s.kind] += count(hit)
		}
	}
}

func (a *account) add(f redact.Finding, covers, right bool) {
	if a == nil { // of a row without written forms
		return
	}
	a.found++
	a.right += count(right)
	a.masked += count(covers)
	a.sum += f.Score
}

// named says whether the finding is the entity, which another one may be named before.
func named(f redact.Finding, e redact.Entity) bool {
	return f.Entity == e || slices.ContainsFunc(f.Alternatives, func(a redact.Alternative) bool { return a.Entity == e })
}

// printTable prints recall by kind and precision.
func printTable(head string, accounts map[string]*account) {
	fmt.Printf("\n%-28s %8s %8s %8s %8s %8s %8s\n", head, "near", "far", "none", "found", "right", "masked")
	for _, name := range slices.Sorted(maps.Keys(accounts)) {
		a := accounts[name]
		fmt.Printf("%-28s %7.1f%% %7.1f%% %7.1f%% %8d %7.1f%% %7.1f%%\n", name, share(a.hits[near], a.values[near]),
			share(a.hits[far], a.values[far]), share(a.hits[none], a.values[none]), a.found,
			share(a.right, a.found), share(a.masked, a.found))
	}
}
