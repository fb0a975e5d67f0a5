package policy_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// keyed returns what a policy with keys makes of text.
func keyed(t *testing.T, set *keys.Set, source, text string) string {
	t.Helper()
	p, err := policy.Options{Keys: set}.Parse("p", []byte(source))
	require.NoError(t, err)
	require.NoError(t, conforms(t, []byte(source)))
	return masked(t, p, text)
}

func TestFPEInPolicies(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	text := "card 4111 1111 1111 1111"
	got := keyed(t, set, "version: 1\noperators: {CREDIT_CARD: {fpe: {keep_bin: true}}}", text)
	require.Regexp(t, `^card 4111 11\d\d \d{4} \d{4}$`, got)
	restore, err := operators.FPEKeys{Set: set}.Restore(operators.FPEOptions{KeepBIN: true})
	require.NoError(t, err)
	back, err := restore(nil, redact.Value{Entity: "CREDIT_CARD", Text: []byte(got[5:])})
	require.NoError(t, err)
	require.Equal(t, text[5:], string(back))
	require.Regexp(t, `^card 0\d{3} \d{4} \d{4} \d{4}$`, keyed(t, set, "version: 1\noperators: {CREDIT_CARD: fpe}", text))
}

func TestSurrogatesInPolicies(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	policyText := "version: 1\noperators: {default: surrogate, CREDIT_CARD: surrogate}"
	got := keyed(t, set, policyText, "jo.doe@example.com, pesel 44051401359, password: hunter22x, cvv 123")
	parts := regexp.MustCompile(`^\S+@example\.(?:com|net|org), pesel (\d{11}), password: \[PASSWORD\], cvv ▇▇▇$`).FindStringSubmatch(got)
	require.NotEmpty(t, parts, got)
	for _, d := range detectors.All() {
		require.False(t, d.Name == "pl_pesel" && d.Valid([]byte(parts[1])), got)
	}
}

func TestDatesInPolicies(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	source := "version: 1\nrules: [{name: day, entity: VISIT_DATE, pattern: '\\b\\d{4}-\\d{2}-\\d{2}\\b'}]\noperators: {VISIT_DATE: %s}"
	with := func(op string) string { return source[:len(source)-3] + op + "}" }
	p, err := policy.Options{Keys: set}.Parse("p", []byte(with("{shift: {max_days: 40}}")))
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	days := map[string]bool{}
	for _, subject := range []string{"", "a", "b", "c"} {
		got, err := r.Subject(subject).String("seen 2026-05-15")
		require.NoError(t, err)
		require.Regexp(t, `^seen 2026-0[456]-\d\d$`, got)
		require.NotEqual(t, "seen 2026-05-15", got)
		days[got] = true
	}
	require.Greater(t, len(days), 1, "each subject has days of its own")
	require.Equal(t, "seen 2026", keyed(t, set, with("generalise"), "seen 2026-05-15"))
	require.Equal(t, "seen 2026-05", keyed(t, set, with("{generalise: {months: true}}"), "seen 2026-05-15"))
	require.Equal(t, "from 192.0.0.0", keyed(t, set, "version: 1\noperators: {IP_ADDRESS: {generalise: {ipv4_bits: 8}}}", "from 192.168.17.5"))
}
