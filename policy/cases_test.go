package policy_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func TestWhen(t *testing.T) {
	p := parse(t, `
version: 1
name: support
when: # wherever it stands, the rest is read first
  - fields: [notes, comment.*]
    formats: [json]
    operators: {default: hide, EMAIL_ADDRESS: {replace: "<{entity}>"}}
    entities: {skip: [PHONE_NUMBER]}
  - formats: [csv]
    min_score: 0.9
    thresholds: {EMAIL_ADDRESS: 0.2}
    detectors: {off: [email]}
operators: {default: remove, PHONE_NUMBER: {replace: tel}}
rules: [{name: ticket, pattern: 'TCK-\d{6}'}]
`)
	r, err := redact.New(p)
	require.NoError(t, err)
	text := "jo@example.com, +44 20 7946 0958, TCK-104711"
	for _, row := range []struct{ format, field, want string }{
		{"text", "", ", tel, ▇"}, {"json", "subject", ", tel, ▇"}, {"text", "notes", ", tel, ▇"},
		{"json", "notes", "<EMAIL_ADDRESS>, +44 20 7946 0958, ▇▇▇▇▇▇▇▇▇▇"},
		{"json", "ticket.comment.body", "<EMAIL_ADDRESS>, +44 20 7946 0958, ▇▇▇▇▇▇▇▇▇▇"},
		{"csv", "notes", "jo@example.com, tel, ▇"},
	} {
		got, err := r.Format(row.format).Field(row.field).String(text)
		require.NoError(t, err)
		require.Equal(t, row.want, got, "%+v", row)
	}
	require.Equal(t, 0.9, p.Cases[1].Policy.MinScore)
	require.NotEqual(t, 0.9, p.MinScore)
}

func TestIDs(t *testing.T) {
	one := parse(t, "version: 1\nname: support")
	other := parse(t, "version: 1\nname: support # changed")
	named := parse(t, "version: 1\nname: support\nid: support/7")
	require.Regexp(t, `^support@[0-9a-f]{12}$`, one.ID)
	require.NotEqual(t, one.ID, other.ID)
	require.Regexp(t, `^support/7@[0-9a-f]{12}$`, named.ID)
	require.Regexp(t, `^default@[0-9a-f]{12}$`, policy.Default().ID)
	require.Regexp(t, `^test.yaml@`, parse(t, "version: 1").ID)
}

// What is let through is part of what a policy is, wherever it is listed.
func TestIDsOfPoliciesWithFiles(t *testing.T) {
	dir := t.TempDir()
	id := func(listed string) string {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "allow.txt"), []byte(listed), 0o600))
		p, err := policy.Options{Dir: dir}.Parse("test.yaml", []byte("version: 1\nallow: {file: allow.txt}"))
		require.NoError(t, err)
		return p.ID
	}
	one := id("jo@example.com\n")
	require.Equal(t, one, id("\n jo@example.com"))
	require.NotEqual(t, one, id("jo@example.com\nda@example.com"))
}

// Where digits of a card stay readable, no token of the same card may be had from the same policy.
func TestNoTokenBesideReadableDigits(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	for _, row := range []struct {
		base, when string
		refused    bool
	}{
		{"CREDIT_CARD: mask", "CREDIT_CARD: token", true}, {"CREDIT_CARD: hash", "CREDIT_CARD: mask", true},
		{"default: token, CREDIT_CARD: token", "CREDIT_CARD: keep", true}, {"default: replace", "default: hash, CREDIT_CARD: hash", true},
		{"CREDIT_CARD: {mask: {show_last: 4}}", "CREDIT_CARD: {token: {days: 3}}", true},
		{"CREDIT_CARD: hide", "CREDIT_CARD: token", false}, {"CREDIT_CARD: {mask: {}}", "CREDIT_CARD: token", false},
		{"CREDIT_CARD: mask", "CREDIT_CARD: encrypt", false}, {"CREDIT_CARD: mask", "default: token", false},
		{"CREDIT_CARD: mask, EMAIL_ADDRESS: token", "EMAIL_ADDRESS: hash", false},
	} {
		source := "version: 1\noperators: {" + row.base + "}\nwhen:\n  - fields: [notes]\n    operators: {" + row.when + "}\n"
		_, err := policy.Options{Keys: set}.Parse("p", []byte(source))
		if row.refused {
			require.ErrorContains(t, err, "p:4:5: of the same cards", source)
		} else {
			require.NoError(t, err, source)
		}
		require.NoError(t, conforms(t, []byte(source)))
	}
	p, err := policy.Options{Keys: set}.Parse("p", []byte("version: 1\nwhen: [{fields: [notes], operators: {CREDIT_CARD: {mask: {show_last: 4}}}}]"))
	require.NoError(t, err)
	p, err = policy.Options{Keys: set}.WithOperator(p, "token")
	require.NoError(t, err)
	require.Equal(t, "token", p.Cases[0].Policy.Default.Name)
	require.NotContains(t, p.Cases[0].Policy.Operators, redact.Entity("CREDIT_CARD"), "one operator for everything, in every case")
	for _, e := range operators.NeverStoredEntities() {
		require.Equal(t, "hide", p.Cases[0].Policy.Operators[e].Name)
	}
}
