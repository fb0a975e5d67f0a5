package formats_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// marked returns the cases of all marked files.
func marked(tb testing.TB) (all []redacttest.Case) {
	tb.Helper()
	files, err := filepath.Glob("../testdata/*/*.txt")
	require.NoError(tb, err)
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(tb, err)
		cases, err := redacttest.Cases(src)
		require.NoError(tb, err, name)
		all = append(all, cases...)
	}
	require.NotEmpty(tb, all)
	return all
}

// redactors returns that of each case.
func redactors(tb testing.TB) func(redacttest.Case) *redact.Redactor {
	made := map[string]*redact.Redactor{}
	return func(c redacttest.Case) *redact.Redactor {
		key := c.Profile + " " + strings.Join(c.Countries, ",")
		if made[key] == nil {
			p := policy.Default()
			if c.Profile != "" {
				var err error
				p, err = policy.Profile(c.Profile)
				require.NoError(tb, err)
			}
			p.Countries = c.Countries
			r, err := redact.New(p)
			require.NoError(tb, err)
			made[key] = r
		}
		return made[key]
	}
}

// inJSON writes a text as a string: only what has to be, everything or every third character as an escape.
func inJSON(text string, every int) string {
	var b strings.Builder
	for i, c := range []rune(text) {
		one, _ := json.Marshal(string(c))
		if every > 0 && i%every == 0 {
			b.WriteString(escaped(c))
		} else {
			b.Write(one[1 : len(one)-1])
		}
	}
	return `"` + b.String() + `"`
}

// TestMarkedFiles puts the text of each case into each format, in all ways to write it, and wants what becomes of it as
// plain text.
func TestMarkedFiles(t *testing.T) {
	of := redactors(t)
	for _, c := range marked(t) {
		text := string(c.Text)
		if !utf8.ValidString(text) || strings.Contains(text, "\r") {
			continue
		}
		r := of(c)
		want, err := r.String(text)
		require.NoError(t, err)
		for _, every := range []int{0, 1, 3} {
			out, _, err := mask(r, asJSON, []byte(`{"v":`+inJSON(text, every)+"}"))
			require.NoError(t, err)
			var got struct{ V string }
			require.NoError(t, json.Unmarshal(out, &got))
			require.Equal(t, want, got.V, "line %d, %q", c.Line, text)
		}
		quoted := `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		out, _, err := mask(r, formats.Options{Format: "csv", Header: "yes"}, []byte("a,v\nx,"+quoted+"\n"))
		require.NoError(t, err)
		cell := strings.TrimSuffix(strings.TrimPrefix(string(out), "a,v\nx,\""), "\"\n")
		require.Equal(t, want, strings.ReplaceAll(cell, `""`, `"`), "line %d, %q", c.Line, text)
	}
}

// TestMarkedDocuments reads the cases that are JSON as JSON: what is found in them as text is found, too. The exception is
// a code that only the card in the member beside it explains.
func TestMarkedDocuments(t *testing.T) {
	of, documents := redactors(t), 0
	for _, c := range marked(t) {
		if !json.Valid(c.Text) || c.Text[0] != '{' && c.Text[0] != '[' {
			continue
		}
		documents++
		_, found, err := mask(of(c), asJSON, c.Text)
		require.NoError(t, err)
		_, err = of(c).Observe(nil, c.Text, redact.Observer{OnFinding: func(want redact.Finding) {
			if string(c.Text) == `{"number":"4111111111111111","code":"123"}` {
				return
			}
			if !slices.ContainsFunc(found, func(f formats.Finding) bool { return f.Start <= want.Start && f.End >= want.End }) {
				t.Errorf("%s is not found in %s", want.Entity, c.Text)
			}
		}})
		require.NoError(t, err)
	}
	require.Greater(t, documents, 100)
}
