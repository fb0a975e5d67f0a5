package redact_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// says returns a policy that replaces mail addresses by a text.
func says(text string) redact.Policy {
	return redact.Policy{Detectors: detectors.All(), Default: redact.Operator{
		Name: text, Replace: func(dst []byte, _ redact.Value) []byte { return append(dst, text...) },
	}}
}

func TestCases(t *testing.T) {
	p := says("none")
	p.Cases = []redact.Case{
		{Fields: []string{"email", "contact.*_mail"}, Formats: []string{"JSON"}, Policy: says("first")},
		{Fields: []string{"email", "a/b"}, Policy: says("second")},
		{Formats: []string{"csv"}, Policy: says("third")},
		{Fields: []string{"*"}, Formats: []string{"log"}, Policy: says("fourth")},
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	for _, row := range []struct{ format, field, want string }{
		{"", "", "none"}, {"json", "", "none"}, {"json", "email", "first"}, {"json", "user.Email", "first"},
		{"json", "contact.home_mail", "first"}, {"json", "x.contact.home_mail", "first"}, {"json", "contact.x.home_mail", "none"},
		{"json", "home_mail", "none"}, {"json", "emails", "none"}, {"text", "user.email", "second"}, {"", "email", "second"},
		{"csv", "email", "second"}, {"csv", "name", "third"}, {"", "a/b", "second"}, {"", "a", "none"}, {"", "x/b", "none"},
		{"log", "", "none"}, {"log", "x", "fourth"}, {"log", "x.y", "fourth"}, {"json", "email.x", "none"}, {"json", strings.Repeat("x.", 500) + "email", "first"},
	} {
		for _, one := range []*redact.Redactor{r, r.Scope()} {
			of := one
			if row.format != "" {
				of = of.Format(row.format)
			}
			if row.field != "" {
				of = of.Field(row.field)
			}
			got, err := of.String("jo@example.com")
			require.NoError(t, err)
			require.Equal(t, row.want, got, "%+v", row)
		}
	}
	got, err := r.Field("email").Field("name").String("jo@example.com")
	require.NoError(t, err)
	require.Equal(t, "none", got, "the last name counts")
}

func TestCasesAreChecked(t *testing.T) {
	nested := says("x")
	nested.Cases = []redact.Case{{Policy: says("y")}}
	for _, cases := range [][]redact.Case{
		{{Policy: nested}}, {{Fields: []string{"a["}, Policy: says("x")}}, {{Fields: []string{""}, Policy: says("x")}},
		{{Fields: []string{"a..b"}, Policy: says("x")}}, make([]redact.Case, 17),
	} {
		p := says("z")
		p.Cases = cases
		_, err := redact.New(p)
		require.ErrorContains(t, err, "redact: ")
	}
}

func TestFields(t *testing.T) {
	f, err := redact.NewFields([]string{"email", "contact.*_mail"})
	require.NoError(t, err)
	require.True(t, f.Match("user.Email"))
	require.True(t, f.Match("contact.home_mail"))
	require.False(t, f.Match("email.x"))
	require.True(t, redact.Fields(nil).Match("x"), "no patterns match any name")
	_, err = redact.NewFields([]string{"a..b"})
	require.ErrorContains(t, err, "redact: ")
}

func TestEachChangesACopy(t *testing.T) {
	p := says("base")
	p.Cases = []redact.Case{{Policy: says("case")}}
	q := p
	require.NoError(t, q.Each(func(p *redact.Policy) error { p.MinScore = 0.9; return nil }))
	require.Equal(t, 0.9, q.MinScore)
	require.Equal(t, 0.9, q.Cases[0].Policy.MinScore)
	require.Zero(t, p.Cases[0].Policy.MinScore)
	require.Error(t, q.Each(func(p *redact.Policy) error {
		if p.Default.Name == "case" {
			return errors.New("this one")
		}
		return nil
	}))
}
