package policy_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

func TestErrorsShowThePlace(t *testing.T) {
	_, err := policy.Parse("policy.yaml", []byte(`version: 1
min_scroe: 0.5
entities:
  only: [CREDIT_CRAD]
countries:
  - se
min_score: 1.5
operators:
  EMAIL_ADDRESS: kep
  CREDIT_CARD: {mask: {show_first: 9, show_last: 4}}
`))
	require.EqualError(t, err, `policy.yaml:2:1: unknown field "min_scroe" (did you mean "min_score"?): `+
		`a policy has version, name, id, extends, entities, detectors, countries, locale, min_score, thresholds, `+
		`operators, allow, deny, cards, when, rules
    min_scroe
    ^
policy.yaml:4:10: there is no entity "CREDIT_CRAD" (did you mean "CREDIT_CARD"?): "redact detectors" lists them
    … CREDIT_CRAD
      ^
policy.yaml:6:5: a country is two capital letters (ISO 3166-1 alpha-2), such as SE
      - se
        ^
policy.yaml:7:12: min_score must be above 0 and below 1, such as 0.5
    min_score: 1.5
               ^
policy.yaml:9:18: there is no operator "kep" (did you mean "keep"?): use one of `+strings.Join(policy.OperatorNames(), ", ")+`
      EMAIL_ADDRESS: kep
                     ^
policy.yaml:10:16: mask: show_first and show_last must be 0 or more, and together leave at least 4 of 16 digits hidden: use at most 12, such as 6 and 4
      CREDIT_CARD: …
                   ^`)
	var all *policy.Errors
	require.True(t, errors.As(err, &all))
	require.Len(t, all.List, 6)
	require.Equal(t, 4, all.List[1].Line)
	require.Equal(t, 10, all.List[1].Column)
}

func TestMistakes(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{"", "1:1: a policy is one YAML document"},
		{"# nothing\n", "1:1: a policy is one YAML document"},
		{"version: 1\n---\nversion: 1\n", "1:1: a policy is one YAML document"},
		{"name: x", "1:1: version is missing"},
		{"[version, 1]", "1:1: a policy must be a mapping"},
		{"version: 2", "1:10: this program reads version 1"},
		{"version: one", "1:10: version must be a number"},
		{"version: 1\nversion: 1", `2:1: the key "version" stands here twice`},
		{"version: 1\nname: {a: b}", "2:7: name must be one value"},
		{"version: 1\nname: ''", "2:7: name must be 1 to 100 bytes"},
		{"version: 1\nextends: zendsk", `did you mean "zendesk"?`},
		{"version: 1\nextends: nothing", "there is no profile"},
		{"version: 1\nextends: *d", "2:10: aliases are not read here"},
		{"version: &v 1\nmin_score: *v", "2:12: aliases are not read here"},
		{"version: 1\n<<: {name: x}", "2:1: unknown field"},
		{"version: 1\nname: !x y", "2:7: tags are not read here"},
		{"version: 1\n? [a]\n: b", "2:3: a key must be a name"},
		{"version: 1\nentities: CREDIT_CARD", "2:11: entities must be a mapping"},
		{"version: 1\nentities: {only: CREDIT_CARD}", "2:18: only must be a list"},
		{"version: 1\nentities: {only: [[CREDIT_CARD]]}", "an entry of only must be one value"},
		{"version: 1\nentities: {only: [credit_card]}", `did you mean "CREDIT_CARD"?`},
		{"version: 1\ndetectors: {off: [emial]}", `did you mean "email"?`},
		{"version: 1\ndetectors: {on: [email], off: [email]}", "both on and off"},
		{"version: 1\ncountries: [UK]", "write GB"},
		{"version: 1\ncountries: [no, ~]", "a country is two capital letters"},
		{"version: 1\nmin_score: high", "min_score must be a number"},
		{"version: 1\nmin_score: 0", "above 0 and below 1"},
		{"version: 1\nmin_score: .nan", "must be a number"},
		{"version: 1\nthresholds: {CREDIT_CARD: 1}", "above 0 and below 1"},
		{"version: 1\nthresholds: {CARD: 0.5}", `there is no entity "CARD"`},
		{"version: 1\noperators: {default: {keep: {}}}", "unknown field"},
		{"version: 1\noperators: {default: {mask: {}, hide: {}}}", "one name with its settings"},
		{"version: 1\noperators: {default: [mask]}", "must be a mapping"},
		{"version: 1\noperators: {default: {mask: {show: 4}}}", "mask has show_first, show_last, show_bin"},
		{"version: 1\noperators: {default: {mask: {show_last: 1.5}}}", "a whole number from 0 to 19"},
		{"version: 1\noperators: {default: {mask: {box: ab}}}", "one printable character"},
		{"version: 1\noperators: {default: {mask: {every_length: true}}}", "for the zendesk profile alone"},
		{"version: 1\noperators: {default: {replace: '$x'}}", "replace: the template must be printable"},
		{"version: 1\nallow: {values: x}", "values must be a list"},
		{"version: 1\nallow: {patterns: ['a)|(b']}", "cannot read the pattern: unexpected )"},
		{"version: 1\ndeny: ['']", "must be one line and not empty"},
		{"version: 1\ndeny: [\"a\\nb\"]", "must be one line and not empty"},
		{"version: 1\ndeny: [" + strings.Repeat("x", 257) + "]", "at most 256 bytes"},
		{"version: 1\ncards: {embeded: true}", `did you mean "embedded"?`},
		{"version: 1\ncards: {embedded: maybe}", "2:19: embedded must be true or false"},
		{"version: 1\ncards: {embedded: 1}", "2:19: embedded must be true or false"},
		{"version: 1\nname: \xff", "2:7: not UTF-8"},
		{"version: 1\nname: \x00", "2:7: a control character"},
		{"version: 1\nname: [a", "not valid YAML"},
		{"version: 1\n\tname: a", "not valid YAML"},
		{strings.Repeat("[", 20000), "1:"},
	} {
		t.Run(fmt.Sprintf("%.60q", row.source), func(t *testing.T) {
			_, err := policy.Parse("p", []byte(row.source))
			require.ErrorContains(t, err, row.want)
			require.True(t, strings.HasPrefix(err.Error(), "p:"), err.Error())
		})
	}
}

// What allow and deny list, and what stands where a list should, must not be quoted, however the
// mistake beside it looks.
func TestErrorsDoNotQuoteSecrets(t *testing.T) {
	const secret = "hunter2-4111111111111111"
	for _, format := range []string{
		"version: 1\ndeny: %s",
		"version: 1\ndeny: [[%s]]",
		"version: 1\ndeny: {%s: 1}",
		"version: 1\ndney: [%s]",
		"version: 1\ndney: %s",
		"version: 1\ndeny:\n  - !x %s",
		"version: 1\ndeny: ['a', '%s', '']",
		"{version: 1, deny: [%s], min_scroe: 1}",
		"{version: 1, deny: ['%s\n  %[1]s'], min_score: 7}",
		"version: 1\nallow: {values: [{a: %s}]}",
		"version: 1\nallow: {patterns: ['%s(']}",
		"version: 1\nallow: {patterns: ['%s(?=']}",
		"version: 1\nallow: {vlues: [%s]}",
		"version: 1\nallow: %s",
		"version: 1\ndeny: \"%s",
		"version: 1\ndeny: [%s",
		"version: 1\ndeny: *%s",
		"version: 1\ndeny: %s: x",
		"version: 1\ndeny: \"\\q%s\"",
		"version: 1\nentities: {only: [%s]}",
		"version: 1\noperators: {%s: keep}",
		"version: 1\n%s: [x]",
		"version: 1\nmin_score: 3 # %s",
		"version: 1\ndeny: [x] # %s\nmin_score: 3",
		"%%%s\n---\nversion: 1",
		"version: 1\nname: !%s x",
	} {
		t.Run(format, func(t *testing.T) {
			_, err := policy.Parse("p", []byte(fmt.Sprintf(format, secret)))
			require.Error(t, err)
			require.NotContains(t, err.Error(), "4111")
			require.NotContains(t, err.Error(), "hunter2")
		})
	}
}

func TestLint(t *testing.T) {
	for _, row := range []struct{ source, want string }{
		{"entities: {only: [CREDIT_CARD, EMAIL_ADDRESS], skip: [CREDIT_CARD]}",
			`2:19: warning: the entity "CREDIT_CARD" is in only and in skip`},
		{"entities: {skip: [CARD_CVV]}", "2:19: warning: \"CARD_CVV\" may not be stored"},
		{"countries: [XX]", "2:13: warning: no detector is for this country"},
		{"min_score: 0.99", "2:12: warning: hardly any finding"},
		{"thresholds: {CREDIT_CARD: 0.99}", "2:14: warning: hardly any finding"},
		{"entities: {skip: [IP_ADDRESS]}\nthresholds: {IP_ADDRESS: 0.4}",
			"3:14: warning: this threshold does nothing"},
		{"extends: zendesk\noperators: {IP_ADDRESS: keep}", "3:13: warning: this operator does nothing"},
		{"allow: {patterns: ['.*']}", "2:20: warning: this pattern allows about every value"},
		{"allow: {patterns: ['(?s).+']}", "warning: this pattern allows about every value"},
		{"allow: {patterns: ['(?!a)b']}", "warning: look-around"},
		{"deny: [ab]", "2:8: warning: a value this short"},
		{"operators: {default: keep}", "2:22: warning: what no operator is named for stays"},
		{"when: [{fields: [a], operators: {default: keep}}]", "2:43: warning: what no operator is named for stays"},
		{"entities: {only: []}", "2:18: warning: an empty list leaves nothing out"},
	} {
		t.Run(row.source, func(t *testing.T) {
			problems := policy.Lint([]byte("version: 1\n" + row.source))
			require.Len(t, problems, 1)
			require.Contains(t, problems[0].String(), row.want)
			require.True(t, problems[0].Warning)
			parse(t, "version: 1\n"+row.source)
		})
	}
	require.Empty(t, policy.Lint([]byte("version: 1\nallow: {patterns: ['[a-z]+@example\\.com']}\n")))
	errs := policy.Lint([]byte("version: 1\nmin_score: 0.99\nname: ''\n"))
	require.Len(t, errs, 2)
	require.False(t, errs[1].Warning)
}

func TestManyMistakesStayShort(t *testing.T) {
	_, err := policy.Parse("p", []byte("version: 1\ndeny:\n"+strings.Repeat("- ''\n", 100_000)))
	require.ErrorContains(t, err, "p: and 99950 more")
	require.Less(t, len(err.Error()), 20_000)
}

// Inputs made to be slow or long when read.
func TestHostilePoliciesEndSoon(t *testing.T) {
	bomb := "version: 1\na: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 8), c-1)
	}
	for name, source := range map[string]string{
		"alias bomb": bomb,
		"keys":       "version: 1\nthresholds: {" + strings.Repeat("a, ", 100_000) + "}",
		"deep":       "version: 1\ndeny: " + strings.Repeat("[", 500_000),
		"long line":  "version: 1\ndeny: [" + strings.Repeat("'',", 100_000) + "]",
		"names":      "version: 1\nentities: {only: [" + strings.Repeat("CREDIT_CRAD,", 50_000) + "]}",
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := policy.Parse("p", []byte(source))
			require.Error(t, err)
			require.Less(t, time.Since(start), 10*time.Second)
			require.Less(t, len(err.Error()), 50_000)
			t.Log(time.Since(start))
		})
	}
}

// FuzzParse holds Parse to: no panic, an error with a place and a message or a policy that
// compiles.
func FuzzParse(f *testing.F) {
	for _, name := range policy.Profiles() {
		f.Add(policy.ProfileSource(name))
	}
	f.Add([]byte("version: 1\nallow: {values: [a], patterns: ['(?=a)b']}\ndeny: [secret, \"x\\ty\"]\n"))
	f.Add([]byte("{version: 1, entities: {only: [CREDIT_CARD]}, countries: [SE], detectors: {off: [email]}}"))
	f.Add([]byte("version: &a 1\nname: *a\n<<: *a\n? [x]\n: !y z\n"))
	f.Add([]byte("version: 1\nrules:\n- {name: a, entity: E, pattern: '(?<!x)K-(?P<value>\\d+)\\1', words: [w*], required: true}\n" +
		"- {name: b, list: [abc, \"d e-f\"], ignore_case: false, operator: {mask: {show_last: 4}}, country: SE}\n"))
	f.Add([]byte("{version: 1, rules: [{name: a, pattern: '\\b\\d{4,9}\\b', validator: luhn, match: ['79927398713'], bits: 3}]}"))
	f.Add([]byte("version: 1\nrules: [{name: a, pattern: '\\b[A-Z]\\d{2} ?[a-z]\\b|x@(?:y+z?)+', no_match: [q], score: 0.5, about: x}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := policy.Parse("p", data)
		if err == nil {
			_, err = redact.New(p)
			require.NoError(t, err)
			return
		}
		var all *policy.Errors
		require.True(t, errors.As(err, &all))
		require.NotEmpty(t, all.List)
		for _, problem := range all.List {
			require.NotEmpty(t, problem.Message)
			require.Positive(t, problem.Line)
			require.Positive(t, problem.Column)
		}
	})
}
