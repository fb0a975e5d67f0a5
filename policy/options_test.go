package policy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

const keyedPolicy = `version: 1
extends: default
operators:
  default: token
  CREDIT_CARD: hash
  EMAIL_ADDRESS: {token: {days: 30}}
  IP_ADDRESS: {encrypt: {days: 1}}
`

// TestKeyedOperators masks with keys of two tenants and restores with one of them.
func TestKeyedOperators(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	text := "ada@example.org from 203.0.113.9 paid 4111 1111 1111 1111 cvv 123"
	masked := map[string]string{}
	for _, tenant := range []string{"a", "b"} {
		p, err := policy.Options{Keys: set, Tenant: tenant}.Parse("p", []byte(keyedPolicy))
		require.NoError(t, err)
		r, err := redact.New(p)
		require.NoError(t, err)
		masked[tenant], err = r.String(text)
		require.NoError(t, err)
	}
	require.NotEqual(t, masked["a"], masked["b"])
	restorer, err := operators.NewRestorer(operators.RestoreOptions{Keys: set, Tenant: "a"})
	require.NoError(t, err)
	back, counts := restorer.Append(nil, []byte(masked["a"]))
	require.Equal(t, operators.Restored{
		Restored: 2, Hashed: 1, Entities: map[redact.Entity]int{"EMAIL_ADDRESS": 1, "IP_ADDRESS": 1},
	}, counts)
	require.Regexp(t, `^ada@example\.org from 203\.0\.113\.9 paid \[CREDIT_CARD:[a-z2-7]{44}\] cvv ▇▇▇$`, string(back))
	back, counts = restorer.Append(nil, []byte(masked["b"]))
	require.Equal(t, operators.Restored{Hashed: 1, Unknown: 2}, counts)
	require.Equal(t, masked["b"], string(back))
}

const sealedPolicy = `version: 1
operators: {EMAIL_ADDRESS: {seal: {days: 3}}}
`

// TestSealing masks with a recipient alone, and restores with its identity alone.
func TestSealing(t *testing.T) {
	i, err := keys.NewIdentity()
	require.NoError(t, err)
	p, err := policy.Options{Recipient: i.Recipient(), Tenant: "a"}.Parse("p", []byte(sealedPolicy))
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	masked, err := r.String("to ada@example.org")
	require.NoError(t, err)
	require.Regexp(t, `^to \[EMAIL_ADDRESS:[a-z2-7]{119}\]$`, masked)
	for tenant, want := range map[string]string{"a": "to ada@example.org", "b": masked} {
		restorer, err := operators.NewRestorer(operators.RestoreOptions{Identities: []*keys.Identity{i}, Tenant: tenant})
		require.NoError(t, err)
		back, _ := restorer.Append(nil, []byte(masked))
		require.Equal(t, want, string(back))
	}
}

// TestKeyedOperatorsAreRefused names what each mistake is told.
func TestKeyedOperatorsAreRefused(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	with := policy.Options{Keys: set}
	for _, c := range []struct {
		o          policy.Options
		text, want string
	}{
		{policy.Options{}, keyedPolicy, "4:12: this operator needs a key set: name its file with --key-file"},
		{with, "version: 1\noperators: {CARD_CVV: token}\n", "CARD_CVV may not be stored (PCI DSS 3.3.1)"},
		{with, "version: 1\noperators: {CARD_TRACK: {encrypt: {days: 3}}}\n", "CARD_TRACK may not be stored (PCI DSS 3.3.1)"},
		{with, "version: 1\noperators: {EMAIL_ADDRESS: vault}\n", "2:28: this operator needs a vault: name its file with --vault"},
		{policy.Options{Vault: vault.Nowhere{}}, "version: 1\noperators: {EMAIL_ADDRESS: {vault: {days: 3}}}\n", "needs a key set"},
		{with.Trial(), "version: 1\noperators: {CARD_CVV: {vault: {days: 3}}}\n", "CARD_CVV may not be stored (PCI DSS 3.3.1)"},
		{with, "version: 1\noperators: {CARD_PIN: hash}\n", "CARD_PIN may not be stored (PCI DSS 3.3.1)"},
		{with, "version: 1\noperators: {EMAIL_ADDRESS: {token: {days: 99999}}}\n", "days must be a whole number from 0 to 36500"},
		{with, "version: 1\noperators: {EMAIL_ADDRESS: {token: {day: 9}}}\n", "days"},
		{with, "version: 1\noperators: {EMAIL_ADDRESS: tokn}\n", "token"},
		{with, sealedPolicy, "2:28: seal needs a recipient: name its file with --recipient"},
		{with, "version: 1\noperators: {CARD_CVV: seal}\n", "CARD_CVV may not be stored (PCI DSS 3.3.1)"},
		{with, "version: 1\noperators: {EMAIL_ADDRESS: {seal: {days: -1}}}\n", "days must be a whole number from 0 to 36500"},
	} {
		_, err := c.o.Parse("p", []byte(c.text))
		require.ErrorContains(t, err, c.want)
	}
	require.Empty(t, policy.Lint([]byte(keyedPolicy)), "lint needs no keys")
	require.Empty(t, policy.Lint([]byte(sealedPolicy)), "lint needs no recipient")
	_, err = policy.WithOperator(policy.Default(), "token")
	require.ErrorContains(t, err, "--key-file")
	p, err := with.WithOperator(policy.Default(), "token")
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	masked, err := r.String("card 4111 1111 1111 1111 cvv 123, ada@example.org")
	require.NoError(t, err)
	require.Equal(t, 2, strings.Count(masked, ":"), masked)
	require.Contains(t, masked, "cvv ▇▇▇")
}
