package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

func TestRuleValue(t *testing.T) {
	for _, c := range []struct {
		rule     Rule
		in, want string
	}{
		{Rule{Name: "zip", Entity: "ZIP", Pattern: `\b\d{5}\b`}, "zip 10023", "zip [ZIP]"},
		{Rule{Name: "zip", Entity: "ZIP", Pattern: `\b\d{5}\b`, Score: 0.1}, "zip 10023", "zip 10023"},
		{Rule{Name: "zip", Entity: "ZIP", Pattern: `\b\d{5}\b`, Score: 0.1, Words: []string{"zip"}}, "zip 10023", "zip [ZIP]"},
		{Rule{Name: "bird", Entity: "BIRD", List: []string{"Red Oak"}}, "red oak, red oaks", "[BIRD], red oaks"},
		{Rule{Name: "bird", Entity: "BIRD", List: []string{"Red Oak"}, Cased: true}, "red oak, Red Oak", "red oak, [BIRD]"},
	} {
		d, err := c.rule.Detector()
		require.NoError(t, err)
		p := Default()
		p.Detectors = []redact.Detector{d}
		r, err := redact.New(p)
		require.NoError(t, err)
		got, err := r.String(c.in)
		require.NoError(t, err)
		require.Equal(t, c.want, got)
	}
}

func TestRuleValueRefused(t *testing.T) {
	const canary = "4111111111111111"
	good := Rule{Name: "zip", Entity: "ZIP", Pattern: `\b\d{5}\b`}
	for want, change := range map[string]func(*Rule){
		"the name of a rule is":    func(r *Rule) { r.Name = "Zip" + canary },
		"an entity is upper case":  func(r *Rule) { r.Entity = "zip" + canary },
		"above 0 and below 1":      func(r *Rule) { r.Score = 1 },
		"give one of them":         func(r *Rule) { r.Pattern = "" },
		"a pattern or a list":      func(r *Rule) { r.List = []string{canary} },
		"looked for quickly":       func(r *Rule) { r.Pattern = ".+" },
		"pattern: ":                func(r *Rule) { r.Pattern = "(" + canary },
		"a context word has":       func(r *Rule) { r.Words = []string{canary} },
		"at most 100 entries":      func(r *Rule) { r.Words = make([]string, 101) },
		"at the end of a word":     func(r *Rule) { r.Words = []string{"a*b" + canary} },
		"an entry has at least 3":  func(r *Rule) { r.Pattern, r.List = "", []string{"ab"} },
		"an entry has at most 200": func(r *Rule) { r.Pattern, r.List = "", []string{strings.Repeat(canary, 13)} },
		"at most 100000 entries":   func(r *Rule) { r.Pattern, r.List = "", strings.Split(strings.Repeat("abc ", 100_001)+"abc", " ") },
	} {
		r := good
		change(&r)
		_, err := r.Detector()
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), canary)
	}
}
