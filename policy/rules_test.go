package policy_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// rules makes a policy of rules, one a line, each in braces.
func rules(list ...string) string {
	return "version: 1\nrules:\n  - " + strings.Join(list, "\n  - ") + "\n"
}

func TestRules(t *testing.T) {
	p := parse(t, `
version: 1
entities: {only: [EMPLOYEE_ID, MEMBER, PROJECT]}
thresholds: {MEMBER: 0.3}
operators: {PROJECT: {replace: "<{entity}>"}}
rules:
  - name: employee_id
    about: numbers of staff
    pattern: 'EMP-\d{6}'
    words: [employee, personal*]
    match: [EMP-104711]
    operator: {mask: {show_last: 2}}
  - {name: member, pattern: '\b\d{10}\b', validator: luhn, words: [member], required: true, country: SE}
  - {name: projects, entity: PROJECT, list: [Bluebird, Red Oak]}
`)
	require.Equal(t, "▇▇▇-▇▇▇▇11 of <PROJECT>, member [MEMBER] and 1234567898",
		masked(t, p, "EMP-104711 of BLUEBIRD, member 1234567897 and 1234567898"))
	require.Equal(t, "no 1234567897, jo@example.com", masked(t, p, "no 1234567897, jo@example.com"))
	i := slices.IndexFunc(p.Detectors, func(d redact.Detector) bool { return d.Name == "employee_id" })
	d := p.Detectors[i]
	require.Equal(t, "numbers of staff", d.About)
	require.Equal(t, "EMP-104711", d.Example)
	require.Equal(t, "a pattern of the policy, checked by luhn", p.Detectors[i+1].About)
	require.Equal(t, "one of the 2 entries of a list of the policy", p.Detectors[i+2].About)
	require.Empty(t, p.Detectors[i+2].Example, "what a list holds may be secret")
	off := parse(t, "version: 1\ndetectors: {off: [emp]}\nrules: [{name: emp, pattern: 'EMP-\\d+'}]")
	require.Equal(t, "EMP-1", masked(t, off, "EMP-1"))
}

func TestRulesThatAreWrong(t *testing.T) {
	for _, row := range []struct{ rule, want string }{
		{"{name: a, pattern: '.*'}", "3:24: the pattern matches the empty string"},
		{"{name: a, pattern: '\\w+'}", "3:24: nothing in it can be looked for quickly"},
		{"{name: a, pattern: '\\d{6}'}", "write \\b before it"},
		{"{name: a, pattern: 'EMP^-\\d'}", "can never match"},
		{"{name: a, pattern: 'EMP-\\d{5,2}'}", "3:31: cannot read the pattern: invalid repeat count"},
		{"{name: a, pattern: '(?=x)(?:\\d+)+abc'}", "3:24: a repeat without end inside another"},
		{"{name: a, pattern: [x]}", "pattern must be one value"},
		{"{name: a}", "3:5: a rule needs a pattern, a list or a list_file"},
		{"{pattern: 'EMP-\\d'}", "3:5: a rule needs a name"},
		{"{name: Emp, pattern: 'EMP-\\d'}", "3:12: the name of a rule is lower case"},
		{"{name: email, pattern: 'EMP-\\d'}", `the name "email" is taken`},
		{"{name: a, pattern: 'EMP-\\d'}\n  - {name: a, pattern: 'STF-\\d'}", `4:12: the name "a" is taken`},
		{"{name: a, entity: emp, pattern: 'EMP-\\d'}", "an entity is upper case"},
		{"{name: a, patern: 'EMP-\\d'}", `did you mean "pattern"?`},
		{"{name: a, pattern: 'EMP-\\d', list: [abc]}", "a rule has a pattern or a list"},
		{"{name: a, list: [abc], list_file: x}", "a rule has list or list_file"},
		{"{name: a, list: []}", "a list needs an entry"},
		{"{name: a, list: [ab]}", "3:22: an entry has at least 3 bytes"},
		{"{name: a, list: [\"a\\nbc\"]}", "an entry must be one line"},
		{"{name: a, list: [" + strings.Repeat("x", 201) + "]}", "at most 200 bytes"},
		{"{name: a, list_file: names.txt}", "this policy cannot read files"},
		{"{name: a, pattern: 'EMP-\\d', ignore_case: true}", "a pattern begins with (?i)"},
		{"{name: a, list: [abc], validator: luhn}", "a list needs no validator"},
		{"{name: a, pattern: 'EMP-\\d', validator: lhun}", `did you mean "luhn"?`},
		{"{name: a, pattern: 'EMP-\\d', required: true}", "required asks for one of words"},
		{"{name: a, pattern: 'EMP-\\d', words: ['12']}", "a context word has letters"},
		{"{name: a, pattern: 'EMP-\\d', words: ['a*b']}", "a * stands at the end"},
		{"{name: a, pattern: 'EMP-\\d', score: 1}", "above 0 and below 1"},
		{"{name: a, pattern: 'EMP-\\d', bits: 99}", "bits must be from -20 to 20"},
		{"{name: a, pattern: 'EMP-\\d', score: 0.2}", "this rule never finds anything: its score is 0.2 at most, and the policy reports from 0.5 on"},
		{"{name: a, pattern: 'EMP-\\d', country: Sweden}", "a country is two capital letters"},
		{"{name: a, pattern: 'EMP-\\d', operator: kep}", `did you mean "keep"?`},
		{"{name: a, entity: CARD_PIN, pattern: 'EMP-\\d', operator: keep}", "CARD_PIN may not be stored"},
		{"{name: a, pattern: 'EMP-\\d', match: [EMP-1, EMP-]}", "3:49: the rule does not find this: nothing in it is of this shape"},
		{"{name: a, pattern: 'EMP-\\d', words: [no], required: true, match: [EMP-1]}", "does not find this: no context word beside it"},
		{"{name: a, pattern: 'EMP-\\d\\d', validator: luhn, match: [EMP-12]}", "does not find this: vetoed: its check fails: luhn"},
		{"{name: a, pattern: 'EMP-\\d', no_match: [x, xEMP-1]}", "3:48: the rule finds something in this"},
		{"{name: a, pattern: 'EMP-\\d', operator: {replace: 'EMP-0'}}", "the rule finds what takes the place of its values"},
		{"{name: a, entity: X, pattern: 'EMP-\\d', operator: keep}\n  - {name: b, entity: X, pattern: 'STF-\\d', operator: mask}",
			"is said elsewhere as well: keep one"},
		{"EMP", "a rule must be a mapping"},
	} {
		t.Run(fmt.Sprintf("%.70s", row.rule), func(t *testing.T) {
			_, err := policy.Parse("p", []byte(rules(row.rule)))
			require.ErrorContains(t, err, row.want)
			require.Contains(t, err.Error(), "^")
		})
	}
	_, err := policy.Parse("p", []byte("version: 1\nrules: {a: b}"))
	require.ErrorContains(t, err, "2:8: rules must be a list")
}

func TestRulesThatAreDoubtful(t *testing.T) {
	for _, row := range []struct{ rule, want string }{
		{"{name: a, pattern: 'EMP-\\d+'}", "3:24: warning: a repeat without end"},
		{"{name: a, pattern: 'EMP-.{1,1000}x'}", "3:24: warning: a match may be longer than 1,024 bytes"},
		{"{name: a, pattern: '(?<!x)EMP-\\d'}", "3:24: warning: look-around"},
	} {
		problems := policy.Lint([]byte(rules(row.rule)))
		require.Len(t, problems, 1)
		require.Contains(t, problems[0].String(), row.want)
		parse(t, rules(row.rule))
	}
	for _, head := range []string{"entities: {skip: [A]}", "countries: [GB]"} {
		problems := policy.Lint([]byte("version: 1\n" + head + "\nrules: [{name: a, country: SE, pattern: 'EMP-\\d'}]"))
		require.Len(t, problems, 1)
		require.Contains(t, problems[0].String(), "3:16: warning: this rule finds nothing")
	}
}

// What a list, the texts of a rule and what stands where they should hold may be secret.
func TestErrorsOfRulesDoNotQuoteSecrets(t *testing.T) {
	const secret = "hunter2-4111111111111111"
	for _, rule := range []string{
		"{name: a, list: [[%s]]}", "{name: a, list: %s}", "{name: a, list: ['%s', ab]}", "{name: a, list: [\"%s\\n\"]}",
		"{name: a, pattern: 'EMP-\\d', match: ['%s']}", "{name: a, pattern: 'hunter\\d', no_match: ['%s']}",
		"{name: a, lst: [%s]}", "{name: '%s', list: [abc]}", "{name: a, list_file: '%s'}", "{name: a, pattern: '%s('}",
		"{name: a, pattern: '%s{5,2}'}", "{name: a, about: \"%s\\n\", list: [abc]}",
	} {
		_, err := policy.Parse("p", []byte(rules(fmt.Sprintf(rule, secret))))
		require.Error(t, err, rule)
		require.NotContains(t, err.Error(), "4111", rule)
	}
}

// Programs write other blanks, hyphens and apostrophes than people.
func TestListsKnowLookAlikes(t *testing.T) {
	p := parse(t, rules(`{name: a, list: ["Red Oak-7", "O'Brien", "`+strings.Repeat("- ", 100)+`"]}`))
	for _, text := range []string{"red oak-7", "Red\u00a0Oak-7", "Red Oak\u20117", "RED\u00a0OAK\u20117", "O'BRIEN", "o’brien"} {
		require.Equal(t, "x [A].", masked(t, p, "x "+text+"."), text)
	}
}

func TestListFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "names.txt")
	source := []byte(rules("{name: names, entity: PERSON, list_file: names.txt}"))
	write := func(text string, mode os.FileMode) {
		t.Helper()
		require.NoError(t, os.RemoveAll(path))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		require.NoError(t, os.Chmod(path, mode))
	}
	write("\ufeffAnna Berg\r\n\nBo Ek\n", 0o600)
	p, err := policy.Options{Dir: dir}.Parse("p", source)
	require.NoError(t, err)
	require.Equal(t, "ask [PERSON] or [PERSON], not Anna", masked(t, p, "ask anna berg or BO EK, not Anna"))
	policyPath := filepath.Join(dir, "p.yaml")
	require.NoError(t, os.WriteFile(policyPath, source, 0o600))
	_, err = policy.Load(policyPath)
	require.NoError(t, err)
	require.Empty(t, policy.Options{Dir: dir}.Lint(source))

	for text, want := range map[string]string{
		"Anna\nBo\n": "entry 2: an entry has at least 3 bytes", "\n": "the file has no entry", "Anna\xff": "not UTF-8",
		strings.Repeat("x", 300): "at most 200 bytes", strings.Repeat("Anna Berg\n", 500_000): "longer than 4 MiB",
		strings.Repeat("Anna\n", 100_001): "at most 100000 entries together",
	} {
		write(text, 0o600)
		_, err := policy.Options{Dir: dir}.Parse("p", source)
		require.ErrorContains(t, err, "p:3:46: ")
		require.ErrorContains(t, err, want)
		require.NotContains(t, err.Error(), "Anna")
	}
	write("Anna\n", 0o602)
	_, err = policy.Options{Dir: dir}.Parse("p", source)
	require.ErrorContains(t, err, "chmod o-w")
	for _, name := range []string{"../names.txt", "/etc/passwd", "missing.txt", ".", "''"} {
		_, err := policy.Options{Dir: filepath.Join(dir)}.Parse("p", []byte(rules("{name: names, list_file: "+name+"}")))
		require.ErrorContains(t, err, "list_file: ", name)
	}
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.Symlink("/etc/passwd", path))
	_, err = policy.Options{Dir: dir}.Parse("p", source)
	require.ErrorContains(t, err, "cannot be opened", "a link that leads outside")
}

// Large lists, rules and policies end soon, with a rule that works or an error that says what is too much.
func TestLargeRules(t *testing.T) {
	var entries []string
	for i := range 10_000 {
		entries = append(entries, fmt.Sprintf("Employee %05d", i))
	}
	start := time.Now()
	p := parse(t, rules("{name: staff, list: ["+strings.Join(entries, ", ")+"]}"))
	r, err := redact.New(p)
	require.NoError(t, err)
	t.Logf("10,000 entries: %v", time.Since(start))
	out, err := r.String("ask EMPLOYEE 04711, not Employee 10000 or Employee 047112")
	require.NoError(t, err)
	require.Equal(t, "ask [STAFF], not Employee 10000 or Employee 047112", out)

	for name, row := range map[string]struct{ source, want string }{
		"1 MB pattern":      {rules("{name: a, pattern: '" + strings.Repeat("EMP", 349_000) + "'}"), "longer than 1,024 bytes"},
		"1 MB entry":        {rules("{name: a, list: [" + strings.Repeat("x", 1_000_000) + "]}"), "at most 200 bytes"},
		"1 MB alternatives": {rules("{name: a, pattern: '" + strings.Repeat("EMP-\\d|", 140_000) + "x'}"), "longer than 1,024 bytes"},
		"10,000 rules":      {rules(slices.Repeat([]string{"{name: a, pattern: 'EMP-\\d'}"}, 10_000)...), "3:3: a policy has at most 1000 rules"},
		"policy of 2 MB":    {rules("{name: a, list: [" + strings.Repeat("abcd, ", 400_000) + "]}"), "longer than 1 MiB"},
		"10,000 words":      {rules("{name: a, pattern: 'EMP-\\d', words: [" + strings.Repeat("x, ", 10_000) + "]}"), "at most 100 entries"},
		"10,000 examples":   {rules("{name: a, pattern: 'EMP-\\d', match: [" + strings.Repeat("x, ", 10_000) + "]}"), "at most 100 entries"},
		"deep groups":       {rules("{name: a, pattern: '" + strings.Repeat("(", 500) + "a" + strings.Repeat(")?", 500) + "'}"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := policy.Parse("p", []byte(row.source))
			require.ErrorContains(t, err, row.want)
			require.Less(t, len(err.Error()), 10_000)
			require.Less(t, time.Since(start), 10*time.Second)
			t.Log(time.Since(start))
		})
	}
}

// As many rules as a policy may have, of every kind, cost a clean text little more than one.
func TestManyRules(t *testing.T) {
	var list []string
	for i := range 1000 {
		rule := []string{`pattern: 'R%03d-\d{4}', match: ['R%03[1]d-1234']`, `list: [Project %03d]`, `pattern: '\b[A-Z]{2}%03d\d{2}\b'`,
			`pattern: '(?i)code%03d=(?P<value>\w{1,9})'`}[i%4]
		list = append(list, fmt.Sprintf("{name: rule_%03d, entity: RULE, %s}", i, fmt.Sprintf(rule, i)))
	}
	start := time.Now()
	r, err := redact.New(parse(t, rules(list...)))
	require.NoError(t, err)
	t.Logf("compiled in %v", time.Since(start))
	require.Less(t, time.Since(start), 20*time.Second)
	out, err := r.String("R004-1234, project 005, AB99812, CODE999=abc, R005-1234")
	require.NoError(t, err)
	require.Equal(t, "[RULE], [RULE], [RULE], CODE999=[RULE], R005-1234", out)
}

func TestRulesConcurrently(t *testing.T) {
	r, err := redact.New(parse(t, rules(`{name: a, pattern: 'EMP-\d{1,9}'}`, `{name: b, list: [KEY34]}`,
		`{name: c, pattern: '\b\d{10}\b', validator: luhn}`, `{name: d, list: [Bluebird]}`, `{name: e, pattern: 'tok_\w+'}`)))
	require.NoError(t, err)
	const text = "EMP-12 KEY34; xKEY5 1234567897 bluebird tok_abc EMP-"
	want, err := r.String(text)
	require.NoError(t, err)
	require.Equal(t, "[A] [B]; xKEY5 [C] [D] [E] EMP-", want)
	var group sync.WaitGroup
	wrong := make([]int, 8)
	for g := range wrong {
		group.Go(func() {
			for range 300 {
				if got, err := r.String(text); err != nil || got != want {
					wrong[g]++
				}
			}
		})
	}
	group.Wait()
	require.Equal(t, make([]int, 8), wrong)
}

// A pattern with look-around may give up while others work, but lets nothing through.
func TestLookAroundConcurrently(t *testing.T) {
	r, err := redact.New(parse(t, rules(`{name: a, pattern: '(?<!x)KEY\d{1,9}(?!y)'}`)))
	require.NoError(t, err)
	var group sync.WaitGroup
	left := make([]int, 8)
	for g := range left {
		group.Go(func() {
			for range 300 {
				if got, err := r.String("no KEY34; here"); err != nil || strings.Contains(got, "34") {
					left[g]++
				}
			}
		})
	}
	group.Wait()
	require.Equal(t, make([]int, 8), left)
}

// A pattern that gives up hides what a match could have held, says so, and tells nobody what it saw.
func TestAPatternThatGivesUpHides(t *testing.T) {
	p := parse(t, "version: 1\nallow: {patterns: ['(?s).*']}\n"+
		"rules: [{name: a, pattern: '(?!y)evil(?:a|a|aa)*$', words: [never], required: true}]")
	p.Only = []redact.Entity{"A"}
	r, err := redact.New(p)
	require.NoError(t, err)
	text := "before evil" + strings.Repeat("a", 60) + "4111111111111111! behind"
	for range 3 {
		out, err := r.String(text)
		require.NoError(t, err)
		require.Equal(t, "before [A]", out)
	}
	for f, err := range r.Find(strings.NewReader(text)) {
		require.NoError(t, err)
		require.True(t, f.Undecided)
		require.EqualValues(t, 7, f.Start)
	}
	candidates, err := r.Explain([]byte(text))
	require.NoError(t, err)
	require.Len(t, candidates, 1)
	require.True(t, candidates[0].Undecided)
	require.NotContains(t, fmt.Sprint(candidates[0]), "4111")
}

// What people write with look-around is found where it stands, and only there.
func TestLookAround(t *testing.T) {
	for _, row := range []struct{ pattern, text, want string }{
		{`(?<!\d)\d{6}(?!\d)`, "123456 1234567 a123456b +123456, 12 3456", "[A] 1234567 a[A]b +[A], 12 3456"},
		{`(?<!\d)\d{3}-\d{4}(?!\d)`, "123-4567 1123-4567 123-45678 123-4567-8", "[A] 1123-4567 123-45678 [A]-8"},
		{`(?<!\d)\d{5,}`, "12345 a1234567890123456789012345678901234567890 1234", "[A] a[A] 1234"},
		{`(?<![A-Za-z0-9])[A-Z]{3}\d{3}(?![A-Za-z0-9])`, "ABC123 xABC123 ABC1234 _ABC123_", "[A] xABC123 ABC1234 _[A]_"},
		{`(?<=Name: )\w+ \w+`, "Name: Anna Berg is Name: Bo Ek", "Name: [A] is Name: [A]"},
		{`(?i)(?<=pin\s{0,2})\d{4}`, "PIN1234, pin  5678 pin   9999", "PIN[A], pin  [A] pin   9999"},
		{`pass(?!\s*reset)\s*[:=]\s*(?P<value>\S+)`, "pass: abc pass reset: x pass=y", "pass: [A] pass reset: x pass=[A]"},
		{`\bREF(\d)\1{3}\b`, "REF1111 REF1112 xREF2222", "[A] REF1112 xREF2222"},
		{`KEY-(?>[a-z]+)\d(?=;)`, "KEY-ab1; KEY-ab2 KEY-3;", "[A]; KEY-ab2 KEY-3;"},
		{`^EMP\d{3}(?=\s*$)`, "EMP123 \nEMP456\r\nEMP789 x\n", "[A] \n[A]\r\nEMP789 x\n"},
		{`é(?<!x)abcÅ+(?!y)`, "éabcÅÅ éabcÅy", "[A] éabcÅy"},
	} {
		p := parse(t, rules("{name: a, pattern: '"+row.pattern+"'}"))
		p.Only = []redact.Entity{"A"}
		require.Equal(t, row.want, masked(t, p, row.text), row.pattern)
	}
}

// Values longer than any neighbourhood are hidden to their end.
func TestValuesWithoutEnd(t *testing.T) {
	p := parse(t, rules(`{name: a, pattern: 'tok_\w+'}`, `{name: b, pattern: 'raw:(?:x+y?)+'}`, `{name: c, pattern: '(?<!z)key_\w+'}`))
	for _, n := range []int{10, 255, 256, 257, 1023, 1024, 5000, 100_000} {
		long := strings.Repeat("x", n)
		require.Equal(t, "a [A] b\r\n", masked(t, p, "a tok_"+long+" b\r\n"), n)
		require.Equal(t, "a [C] b\r\n", masked(t, p, "a key_"+long+" b\r\n"), n)
		want := "a [B]; b\r\nc"
		if n >= 1020 {
			want = "a [B]\r\nc"
		}
		require.Equal(t, want, masked(t, p, "a raw:"+long+"; b\r\nc"), n)
	}
}

func TestValidators(t *testing.T) {
	for name, values := range map[string][2]string{
		"luhn": {"79927398713", "79927398710"}, "verhoeff": {"2363", "2364"}, "damm": {"5724", "5742"},
		"mod97": {"79444", "79445"}, "iban": {"GB82WEST12345698765432", "GB82WEST12345698765431"},
		"iso7064_mod11_2": {"079X", "0791"}, "iso7064_mod11_10": {"07945", "07946"}, "iso7064_mod37_36": {"A12425GABC1234002M", "A12425GABC1234002N"},
		"date_yymmdd": {"240229", "230229"}, "date_ddmmyy": {"290224", "310224"}, "date_yyyymmdd": {"20240229", "20230229"},
	} {
		q := parse(t, rules("{name: a, pattern: 'no: (?P<check>[A-Z\\d]{3,30})', validator: "+name+"}"))
		q.Only = []redact.Entity{"A"}
		require.Equal(t, "[A]", masked(t, q, "no: "+values[0]), name)
		require.Equal(t, "no: "+values[1], masked(t, q, "no: "+values[1]), name)
	}
	require.Len(t, policy.ValidatorNames(), 11)
}
