package redacttest

import (
	"os"
	"testing"

	"github.com/redactd/redactd/redact"
)

// MinCases is how many marked values, and how many unmarked look-alikes, a detector's file must
// hold at least.
const MinCases = 10

// Detector checks one row on its own: its name and reach are valid, it finds its own example, and
// its marked file is there with at least MinCases marked values and MinCases cases without any. It
// returns the file's cases, to be run with the policy that the row will be part of.
func Detector(t *testing.T, d redact.Detector, file string) []Case {
	t.Helper()
	row(t, d)
	marked, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%s has no marked file: write one with %d values in it: %v", d.Name, MinCases, err)
	}
	cases, err := Cases(marked)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	values, plain := count(cases)
	if values < MinCases || plain < MinCases {
		t.Errorf("%s: %d marked values and %d cases without, want %d of each",
			file, values, plain, MinCases)
	}
	return cases
}

// count returns the marked values in cases and the cases that have none.
func count(cases []Case) (values, plain int) {
	for _, c := range cases {
		values += len(c.Want)
		if len(c.Want) == 0 {
			plain++
		}
	}
	return values, plain
}

// row checks what can be said about a row without a file.
func row(t *testing.T, d redact.Detector) {
	t.Helper()
	if !isEntity(string(d.Entity)) {
		t.Errorf("%s: the entity is not in upper snake case", d.Name)
	}
	if d.About == "" || d.Example == "" {
		t.Errorf("%s: About and Example say what is found; both are needed", d.Name)
	}
	r, err := redact.New(redact.Policy{Detectors: []redact.Detector{d}, MinScore: 1e-9, Default: redact.Operator{Name: "keep"}})
	if err != nil {
		t.Fatalf("%s: not a valid row: %v", d.Name, err)
	}
	text := d.Example
	if len(d.Words) > 0 {
		text = word(d.Words[0]) + ": " + text
	}
	found, err := find(r, []byte(text))
	if err != nil || len(found) == 0 {
		t.Errorf("%s: its own example is not found: error %v", d.Name, err)
	}
}

// word makes a context word of a row readable text: a stem stands for itself.
func word(s string) string {
	if n := len(s); n > 0 && s[n-1] == '*' {
		return s[:n-1]
	}
	return s
}
