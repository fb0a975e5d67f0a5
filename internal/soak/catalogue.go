package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// catalogueHead is what stands before the table of docs/detectors.md.
const catalogueHead = `# Detectors

Written by ` + "`make calibrate`" + `; do not edit. Recall is the share of valid values that are found with one of their
words close by, precision the share of right findings among those of the row, both in labelled text that is drawn
at random: values near a word, farther from one and without, values with a wrong digit, order numbers, timestamps,
versions. A value that is valid for two rows counts for both. False finds are those among a million random values
of the row's written forms: beside one of its words, and alone. A dash is what was not measured: the values of these
rows have no written form to draw from, or the row is off unless a policy names its entity.

| name | country | what is checked | example | recall | precision | false beside a word | false alone |
|---|---|---|---|---|---|---|---|
`

// table returns docs/detectors.md.
func table(r *redact.Redactor, m *measures, rng *rand.Rand) []byte {
	out := []byte(catalogueHead)
	for _, d := range detectors.All() {
		recall, precision, worded, alone := "-", "-", "-", "-"
		if a := m.rows[d.Name]; a != nil {
			recall = fmt.Sprintf("%.0f %%", share(a.hits[near], a.values[near]))
			if a.found > 0 {
				precision = fmt.Sprintf("%.0f %%", share(a.right, a.found))
			}
			worded, alone = falseFinds(r, d, rng)
		}
		out = append(out, described(d)...)
		out = fmt.Appendf(out, " %s | %s | %s | %s |\n", recall, precision, worded, alone)
	}
	return out
}

// described returns the cells of a row that are not measured.
func described(d redact.Detector) string {
	country := d.Region
	if country == "" {
		country = "-"
	}
	example, _, _ := strings.Cut(d.Example, "\n")
	return fmt.Sprintf("| %s | %s | %s | `%s` |", d.Name, country, cell(d.About), cell(example))
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

const (
	falseDraws = 200_000
	falseTries = 500
)

// falseFinds returns how many of a million random values of the row's forms are found beside a word, and alone.
// What the row's test refuses is not found; of what it accepts, some are tried.
func falseFinds(r *redact.Redactor, d redact.Detector, rng *rand.Rand) (worded, alone string) {
	var passing []string
	passed := 0
	for range falseDraws {
		if v := drawn(rng, pick(rng, d.Trigger.Layouts()).Form); d.Valid == nil || d.Valid(bare(v)) {
			if passed++; len(passing) < falseTries {
				passing = append(passing, v)
			}
		}
	}
	perMillion := func(layout string) string {
		share := float64(finds(r, d, rng, layout, passing)) / float64(max(1, len(passing)))
		return fmt.Sprintf("%.0f", share*float64(passed)*1e6/falseDraws)
	}
	return perMillion("%w: %v"), perMillion("got %v back")
}

// finds counts the values that are found as the row's entity in a text.
func finds(r *redact.Redactor, d redact.Detector, rng *rand.Rand, layout string, values []string) (n int) {
	var b bytes.Buffer
	for _, v := range values {
		b.WriteString(strings.NewReplacer("%w", wordOf(rng, d), "%v", v).Replace(layout) + between)
	}
	for f, err := range r.Find(&b) {
		if err == nil && named(f, d.Entity) {
			n++
		}
	}
	return n
}
