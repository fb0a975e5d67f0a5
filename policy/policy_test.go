package policy_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func parse(t *testing.T, source string) redact.Policy {
	t.Helper()
	p, err := policy.Parse("test.yaml", []byte(source))
	require.NoError(t, err)
	require.NoError(t, conforms(t, []byte(source)), "the schema refuses what is read: %s", source)
	return p
}

// masked returns what a policy makes of text.
func masked(t *testing.T, p redact.Policy, text string) string {
	t.Helper()
	r, err := redact.New(p)
	require.NoError(t, err)
	out, err := r.String(text)
	require.NoError(t, err)
	return out
}

// apply runs the operator that p has for an entity, one box a byte.
func apply(p redact.Policy, e redact.Entity, text string) string {
	op, ok := p.Operators[e]
	if !ok {
		op = p.Default
	}
	v := redact.Value{Entity: e, Text: []byte(text)}
	switch {
	case op.Keeps():
		return text
	case op.Replace != nil:
		return string(op.Replace(nil, v))
	}
	hide := make([]bool, len(text))
	op.Hide(v, hide)
	out := ""
	for i, h := range hide {
		if h {
			out += op.Box
		} else {
			out += text[i : i+1]
		}
	}
	return out
}

func TestProfiles(t *testing.T) {
	const visa, amex, short = "4111 1111 1111 1111", "378282246310005", "501234567890"
	for _, row := range []struct {
		profile           string
		visa, amex, short string
		cvv, email        string
	}{
		{"default", "4111 11▇▇ ▇▇▇▇ 1111", "378282▇▇▇▇▇0005", "▇▇▇▇▇▇▇▇7890", "▇▇▇", "[EMAIL_ADDRESS]"},
		{"zendesk", "4111 11▇▇ ▇▇▇▇ 1111", "378282▇▇▇▇▇0005", "501234▇▇7890", "", ""},
		{"luhnybin", "XXXX XXXX XXXX XXXX", "XXXXXXXXXXXXXXX", "XXXXXXXXXXXX", "", ""},
	} {
		t.Run(row.profile, func(t *testing.T) {
			p, err := policy.Profile(row.profile)
			require.NoError(t, err)
			require.Equal(t, row.profile, p.Name)
			require.Equal(t, row.visa, apply(p, "CREDIT_CARD", visa))
			require.Equal(t, row.amex, apply(p, "CREDIT_CARD", amex))
			require.Equal(t, row.short, apply(p, "CREDIT_CARD", short))
			if row.cvv == "" {
				require.Equal(t, []redact.Entity{"CREDIT_CARD"}, p.Only)
				return
			}
			require.Empty(t, p.Only)
			require.Equal(t, row.cvv, apply(p, "CARD_CVV", "123"))
			require.Equal(t, row.email, apply(p, "EMAIL_ADDRESS", "jo@example.com"))
			require.Equal(t, "12/27", apply(p, "CARD_EXPIRY", "12/27"))
			_, err = redact.New(p)
			require.NoError(t, err)
		})
	}
	require.Equal(t, "default", policy.Profiles()[0])
	_, err := policy.Profile("zendsk")
	require.ErrorContains(t, err, `did you mean "zendesk"?`)
	_, err = policy.Profile("../policy")
	require.ErrorContains(t, err, "there is no profile")
}

func TestDefault(t *testing.T) {
	p := policy.Default()
	require.Len(t, p.Detectors, len(detectors.All())-5) // see its off
	require.Len(t, p.Rivals, len(detectors.Rivals()))
	require.Equal(t, 0.5, p.MinScore)
	require.Equal(t, 0.3, p.Thresholds["CREDIT_CARD"])
	require.Equal(t, "mail [EMAIL_ADDRESS] now", masked(t, p, "mail jo.doe@example.com now"))

	q := policy.Default()
	p.Thresholds["CREDIT_CARD"] = 0.9
	delete(p.Operators, "CREDIT_CARD")
	require.Equal(t, 0.3, q.Thresholds["CREDIT_CARD"], "policies share nothing")
	require.Contains(t, q.Operators, redact.Entity("CREDIT_CARD"))
}

func TestEveryBuiltInSourceIsWithoutFault(t *testing.T) {
	for _, name := range policy.Profiles() {
		for _, p := range policy.Lint(policy.ProfileSource(name)) {
			own := strings.Contains(p.Message, "every_length") || strings.Contains(p.Message, `"nothing"`)
			require.True(t, own, "%s: %s", name, p)
		}
	}
	require.Nil(t, policy.ProfileSource("nobody"))
}

func TestParse(t *testing.T) {
	p := parse(t, `
version: 1
name: support
extends: default
entities:
  skip: [IP_ADDRESS]
detectors:
  off: [email]
countries: [SE, GB]
min_score: 0.6
thresholds: {CREDIT_CARD: 0.2}
operators:
  default: remove
  CREDIT_CARD: {mask: {show_first: 0, show_last: 4, box: "*"}}
  EMAIL_ADDRESS: {replace: "<{entity}>"}
  CARD_EXPIRY: {hide: {box: "#"}}
  CARD_PIN: mask
  IP_ADDRESS: keep
allow:
  values: [support@example.com, 012]
  patterns: ['.*@example\.(com|org)', '(?!x)[a-z]+']
deny: [Project Nightingale, 4_000, no]
`)
	require.Equal(t, "support", p.Name)
	require.Equal(t, []redact.Entity{"IP_ADDRESS"}, p.Skip)
	require.Equal(t, []string{"SE", "GB"}, p.Countries)
	require.Equal(t, 0.6, p.MinScore)
	require.Equal(t, 0.2, p.Thresholds["CREDIT_CARD"])
	require.Equal(t, 0.3, p.Thresholds["CARD_CVV"], "what the file does not say comes from the profile")
	require.False(t, slices.ContainsFunc(p.Detectors, func(d redact.Detector) bool {
		return d.Name == "email"
	}))
	require.Len(t, p.Detectors, len(policy.Default().Detectors)-1)
	require.Equal(t, "**** **** **** 1111", apply(p, "CREDIT_CARD", "4111 1111 1111 1111"))
	require.Equal(t, "<EMAIL_ADDRESS>", apply(p, "EMAIL_ADDRESS", "x"))
	require.Equal(t, "#####", apply(p, "CARD_EXPIRY", "12/27"))
	require.Equal(t, "▇▇▇▇", apply(p, "CARD_PIN", "12-4"))
	require.Equal(t, "10.0.0.1", apply(p, "IP_ADDRESS", "10.0.0.1"))
	require.Equal(t, "", apply(p, "IBAN_CODE", "x"))
	require.Equal(t, []string{"support@example.com", "012"}, p.Allow)
	require.Equal(t, []string{"Project Nightingale", "4_000", "no"}, p.Deny)
	for value, want := range map[string]bool{
		"jo@example.org": true, "jo@example.org.evil": false, "jo@example.net": false,
		"abc": true, "xabc": false, "abc1": false, "abc\n": false,
		strings.Repeat("a", 5000): false,
	} {
		require.Equal(t, want, p.AllowFunc([]byte(value)), "%.20q", value)
	}
	require.Equal(t, "x  z", masked(t, p, "x Project Nightingale z"))
}

// A row that is off works where the policy names it or its entity.
func TestRowsThatAreOff(t *testing.T) {
	const text = "solana wallet 7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"
	require.Equal(t, text, masked(t, policy.Default(), text))
	for _, named := range []string{"detectors: {on: [crypto_sol]}", "entities: {only: [CRYPTO_SOL]}"} {
		p, err := policy.Parse("x", []byte("version: 1\n"+named))
		require.NoError(t, err)
		require.Equal(t, "solana wallet [CRYPTO_SOL]", masked(t, p, text), named)
	}
	p, err := policy.Parse("x", []byte("version: 1\ndetectors: {off: [crypto_sol]}\nentities: {only: [CRYPTO_SOL]}"))
	require.NoError(t, err)
	require.Equal(t, text, masked(t, p, text), "off outweighs the entity")
}

// Each row is masked by the profile that has the option for it and left by the default, or the
// other way round.
func TestCardOptionsReachTheDetectors(t *testing.T) {
	const card = "4111.1111.1111.1111"
	zendesk, err := policy.Profile("zendesk")
	require.NoError(t, err)
	luhnybin, err := policy.Profile("luhnybin")
	require.NoError(t, err)
	require.Equal(t, "card 4111.11▇▇.▇▇▇▇.1111", masked(t, policy.Default(), "card "+card))
	require.Equal(t, "card "+card, masked(t, zendesk, "card "+card))
	narrow := parse(t, "version: 1\ncards: {narrow_gaps: true}")
	require.Equal(t, "card "+card, masked(t, narrow, "card "+card))
	require.Equal(t, "card 4111.11▇▇.▇▇▇▇.1111",
		masked(t, parse(t, "version: 1\nextends: zendesk\ncards: {narrow_gaps: false}"), "card "+card))
	require.Equal(t, "9XXXXXXXXXXXXXXXX8", masked(t, luhnybin, "941111111111111118"))
	require.Equal(t, "941111111111111118", masked(t, policy.Default(), "941111111111111118"))
	require.Equal(t, "mail jo@example.com", masked(t, luhnybin, "mail jo@example.com"))
}

// What a profile wrote must not change when it is masked once more.
func TestMaskedStaysMasked(t *testing.T) {
	const text = "card 4111 1111 1111 1111 exp 12/27 cvv 123, jo.doe@example.com, tel +44 20 7946 0958, password=hunter2"
	for _, name := range policy.Profiles() {
		p, err := policy.Profile(name)
		require.NoError(t, err)
		once := masked(t, p, text)
		require.NotEqual(t, text, once)
		require.Equal(t, once, masked(t, p, once), name)
	}
	require.Equal(t, "card 4111 11▇▇ ▇▇▇▇ 1111 exp 12/27 cvv ▇▇▇, [EMAIL_ADDRESS], tel [PHONE_NUMBER], password=[PASSWORD]",
		masked(t, policy.Default(), text))
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		policy.Default()
	}
}

func TestListsTakeTheProfilesPlace(t *testing.T) {
	p := parse(t, "version: 1\nextends: zendesk\nentities: {only: []}\n")
	require.Empty(t, p.Only)
	require.Equal(t, "501234▇▇7890", apply(p, "CREDIT_CARD", "501234567890"))
	require.Equal(t, "test.yaml", p.Name)
	require.Nil(t, p.AllowFunc)
}

func TestSecurityCodesStayHidden(t *testing.T) {
	for _, source := range []string{
		"version: 1\noperators: {default: keep}",
		"version: 1\noperators: {default: {mask: {show_last: 4}}, CREDIT_CARD: keep}",
	} {
		p := parse(t, source)
		for _, e := range []redact.Entity{"CARD_CVV", "CARD_PIN", "CARD_TRACK"} {
			require.Equal(t, "▇▇▇▇▇▇▇▇", apply(p, e, "1234-567"), e)
		}
	}
	for _, op := range []string{"keep", "{mask: {show_last: 4}}", "{mask: {}}"} {
		_, err := policy.Parse("p", []byte("version: 1\noperators: {CARD_CVV: "+op+"}"))
		require.ErrorContains(t, err, "CARD_CVV may not be stored", op)
	}
}

func TestWithOperator(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	for _, name := range policy.OperatorNames() {
		p, err := policy.Options{Keys: set}.Trial().WithOperator(policy.Default(), name)
		require.NoError(t, err)
		require.Equal(t, name, p.Default.Name)
		require.Equal(t, "▇▇▇", apply(p, "CARD_CVV", "123"), name)
	}
	keep, err := policy.WithOperator(policy.Default(), "keep")
	require.NoError(t, err)
	require.Equal(t, "4111", apply(keep, "CREDIT_CARD", "4111"))
	mask, err := policy.WithOperator(keep, "mask")
	require.NoError(t, err)
	require.Equal(t, "411111▇▇▇▇▇▇1111", apply(mask, "CREDIT_CARD", "4111111111111111"))
	require.Equal(t, "▇▇@▇▇▇▇▇▇▇.▇▇▇", apply(mask, "EMAIL_ADDRESS", "jo@example.com"))
	zendesk, err := policy.Profile("zendesk")
	require.NoError(t, err)
	zendesk, err = policy.WithOperator(zendesk, "mask")
	require.NoError(t, err)
	require.Equal(t, "501234▇▇7890", apply(zendesk, "CREDIT_CARD", "501234567890"))
	_, err = policy.WithOperator(policy.Default(), "msak")
	require.ErrorContains(t, err, `did you mean "mask"?`)
}

func TestEntities(t *testing.T) {
	all := policy.Entities()
	require.True(t, slices.IsSorted(all))
	for _, e := range []redact.Entity{"CREDIT_CARD", "CARD_CVV", "EMAIL_ADDRESS", "DENY_LIST"} {
		require.Contains(t, all, e)
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.yaml")
	require.NoError(t, os.WriteFile(path, []byte("version: 1\nname: mine\n"), 0o600))
	p, err := policy.Load(path)
	require.NoError(t, err)
	require.Equal(t, "mine", p.Name)

	require.NoError(t, os.WriteFile(path, []byte("version: 1\nmni_score: 0.5\n"), 0o600))
	_, err = policy.Load(path)
	require.ErrorContains(t, err, `p.yaml:2:1: unknown field "mni_score" (did you mean "min_score"?)`)

	require.NoError(t, os.Chmod(path, 0o602))
	_, err = policy.Load(path)
	require.ErrorContains(t, err, "chmod o-w")

	_, err = policy.Load(path + "4111111111111111")
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NotContains(t, err.Error(), "4111")

	big := filepath.Join(t.TempDir(), "big.yaml")
	require.NoError(t, os.WriteFile(big, make([]byte, policy.MaxSize+1), 0o600))
	_, err = policy.Load(big)
	require.ErrorContains(t, err, "longer than 1 MiB")
}

func TestLocale(t *testing.T) {
	require.Equal(t, "dni [PE_DNI]", masked(t, parse(t, "version: 1\nlocale: es-PE"), "dni 12345678"))
	require.Equal(t, "dni [AR_DNI]", masked(t, parse(t, "version: 1\nlocale: AR"), "dni 12345678"))
	for _, bad := range []string{"de", "''", "[de-AT]", "~"} {
		_, err := policy.Parse("p.yaml", []byte("version: 1\nlocale: "+bad))
		require.ErrorContains(t, err, "p.yaml:2:", bad)
	}
}
