package proof

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/rx"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

const rulesFolder = "testdata/rules/"

// withRules is the policy with the rules beside the marked file.
func withRules(tb testing.TB) *redact.Redactor {
	tb.Helper()
	p, err := policy.Load(rulesFolder + "policy.yaml")
	require.NoError(tb, err)
	r, err := redact.New(p)
	require.NoError(tb, err)
	return r
}

// TestRules runs the marked file of the rules: each case whole, cut at every byte and masked twice.
func TestRules(t *testing.T) {
	marked, err := os.ReadFile(rulesFolder + "rules.txt")
	require.NoError(t, err)
	cases, err := redacttest.Cases(marked)
	require.NoError(t, err)
	r := withRules(t)
	for _, c := range cases {
		redacttest.Run(t, r, c)
	}
}

// rulePieces are what the rules look for, whole and in part, and values that go on for longer than a
// neighbourhood.
var rulePieces = []string{
	"EMP-", "EMP-104711", "EMP", "AB12 ", "CDE", "AB12CDE", "member ", "1234567897", "1234-567897", "26/104711/001", "26/",
	"sess_", "sess_9aZ", "sess_" + strings.Repeat("aB3", 400), strings.Repeat("z", 300), "@intra", "anna@intra", "@annab", " @",
	"patient: ", "Anna Berg; ", ";", "BX", "12344", "CZ1234567897", "Bluebird", "blueBIRD ", "Red Oak", "Red ", "ärmel", "\xc3", "\x84",
	"東京計画", "東京", "NIGHTJAR", "WREN", "\r\n", "\n", "[EMPLOYEE_ID]", "[PROJECT]", "▇",
}

// TestRulesCut cuts texts made of those pieces once and twice.
func TestRulesCut(t *testing.T) {
	r := withRules(t)
	from := newTexts(t, *seed)
	done := 0
	for done < *cuts/5 && !t.Failed() {
		var text bytes.Buffer
		for text.Len() < 60+from.IntN(200) {
			if from.IntN(4) == 0 {
				text.Write(from.next(20))
			} else {
				text.WriteString(rulePieces[from.IntN(len(rulePieces))])
			}
		}
		n, err := cut(r, from, text.Bytes())
		done += n
		require.NoError(t, err)
	}
	t.Logf("%d checks, seed %d", done, *seed)
}

// rulePatterns are rules, and pieces that their matches are made of.
var rulePatterns = []struct{ pattern, pieces string }{
	{`EMP-\d{6}`, "EMP-|1234|56|E|MP-1"},
	{`\bEMP-\d{2,6}\b`, "EMP-|1234|56|x|_"},
	{`(?i)emp-[a-c]+`, "EMP-|emp-|Emp|a|B|c|-"},
	{`[a-c]{1,3}-acc`, "a|b|c|-acc|-ac|ab"},
	{`[a-c]+-acc\d*`, "a|b|c|-acc|1|ab"},
	{`\w+@corp\b`, "a|b|@corp|@|corp|.|x1"},
	{`[a-z]+@[a-z]+`, "a|b|@|.|zz|é"},
	{`\b[A-Z]{2}\d{2} ?[A-Z]{3}\b`, "AB|12|CDE|X|1| |_|é"},
	{`\b[A-Z]\d{1,3}\b`, "A|1|22|_|-|B|é"},
	{`\b\d{4} \d{2}\b`, "1234|12|3| 5|x|-"},
	{`\b\d{6}-?\d{4}\b`, "123456|7890|-|1|x|+"},
	{`\b\d{2}/\d{6}/\d{3}\b`, "26/|104711|/001|/|0|x"},
	{`^\d{4,6}$`, "1234|56|7|x|\r"},
	{`\b\d{6,}`, "123|456|7|x|-"},
	{`\b\d{5}`, "12345|6|x|."},
	{`x\d{5}\b`, "x|12345|6|y|x12345"},
	{`\b(?:\d[ -]?){8,10}\b`, "1|2|34| |-|x|5678"},
	{`[^a]abc[^a]`, "abc|a|x|é|\xff"},
	{`(?:abc|def)+[gh]?$`, "abc|def|g|h|x|\r"},
	{`abc.*def`, "abc|def|x| "},
	{`(?:abc\s?)+`, "abc| |x"},
	{`naïve\w*`, "naïve|na\u00efve|x|nai|\xc3"},
	{`\$\{x[a-z]{0,10}\}`, "${x|abc|}|$|{"},
	{`a{3}b*`, "a|aa|b|x"},
	{`[0-9a-f]{4}-[0-9a-f]{4}`, "12ab|cd|-|e|0|g|_|é"},
	{`\b[0-9a-f]{8}\b`, "12ab|cd34|-|e|0|g|_|."},
	{`\b[A-Z0-9]{8,10}\b`, "A1|B2C3|D|4|-|_|a|."},
	{` [a-z]{8}!?`, "abc|defgh| |!|-|1"},
	{`(?:BX|CZ)\d{4,}`, "BX|CZ|1234|5|x"},
}

// Whatever a pattern matches in a line is hidden: the anchor that is derived from it loses nothing.
func TestRulesFindWhatTheirPatternsMatch(t *testing.T) {
	random := rand.New(rand.NewPCG(*seed, 2))
	for _, row := range rulePatterns {
		t.Run(row.pattern, func(t *testing.T) {
			r := onlyRule(t, row.pattern)
			whole := regexp.MustCompile("(?m)" + row.pattern)
			pieces, matched := strings.Split(row.pieces, "|"), 0
			for range 4000 {
				line := ""
				for range 1 + random.IntN(12) {
					line += pieces[random.IntN(len(pieces))]
				}
				line = strings.TrimSuffix(line, "\r")
				hidden := make([]bool, len(line))
				for f, err := range r.Find(strings.NewReader(line + "\n")) {
					require.NoError(t, err)
					for i := f.Start; i < f.End; i++ {
						hidden[i] = true
					}
				}
				for _, m := range whole.FindAllStringIndex(line, -1) {
					matched++
					for i := m[0]; i < m[1]; i++ {
						require.True(t, hidden[i], "%q: byte %d of %v is not hidden", line, i, m)
					}
				}
			}
			require.Greater(t, matched, 4)
		})
	}
}

func onlyRule(tb testing.TB, pattern string) *redact.Redactor {
	tb.Helper()
	p, err := policy.Parse("p", fmt.Appendf(nil, "version: 1\nrules:\n  - name: it\n    pattern: '%s'\n", pattern))
	require.NoError(tb, err)
	p.Only = []redact.Entity{"IT"}
	r, err := redact.New(p)
	require.NoError(tb, err)
	return r
}

// A rule's text, repeated, is masked in linear time.
func TestHostileRules(t *testing.T) {
	for _, row := range []struct{ pattern, text string }{
		{`EMP-\S+`, "EMP-"}, {`EMP-\S{1,200}`, "EMP-"}, {`\w+@corp`, "a@corp"}, {`\w+@corp`, "a"}, {`[a-z.]{1,40}@corp`, "@corp"},
		{`.*@corp`, "@corp "}, {`\b\d{6,}`, "1"}, {`\b\d{6,}`, "1 "}, {`\b(?:\d[ -]?){13,16}\b`, "1 "}, {`\b\d{6}\b`, "123456 "},
		{`(?:abc\s?)+`, "abc "}, {`(?:abc\s?)+$`, "abc "}, {`(?:a|b|ab)+abc`, "ab"}, {`\b[A-Z]{2}\d{2}\b`, "AB12 "},
		{`[0-9a-f]{8}-[0-9a-f]{4}`, "0a1b2c3d-"}, {`[0-9a-f]{8}-[0-9a-f]{4}`, "0a1b2c3d-9f8e "},
	} {
		r := onlyRule(t, row.pattern)
		text := bytes.Repeat([]byte(row.text), (*size)/len(row.text))
		start := time.Now()
		_, err := r.Append(nil, text)
		require.NoError(t, err)
		rate := float64(len(text)) / 1e6 / time.Since(start).Seconds()
		t.Logf("%7.2f MB/s %s on %q", rate, row.pattern, row.text)
		require.Greater(t, rate, 0.02, "%s on %q", row.pattern, row.text)
	}
}

// FuzzRules: for any pattern that is no rule too many, any list and any text, cut anywhere, the output is the
// same. Patterns that need backtracking are measured in time and left out.
func FuzzRules(f *testing.F) {
	for i, row := range rulePatterns {
		f.Add(row.pattern, "Bluebird", []byte(strings.ReplaceAll(row.pieces, "|", "")), uint16(i))
		f.Add(row.pattern, "a-b c", []byte(strings.Repeat(row.pieces, 20)), uint16(i*7))
	}
	f.Fuzz(func(t *testing.T, pattern, entry string, text []byte, at uint16) {
		source, err := yaml(pattern, entry)
		if err != nil {
			return
		}
		if p, err := policy.Parse("p", source); err == nil {
			p.Only = []redact.Entity{"IT", "THAT"}
			r, err := redact.New(p)
			require.NoError(t, err)
			check(t, r, text, int(at)%(len(text)+1))
		}
	})
}

// yaml is a policy with a rule for the pattern and one for the entry.
func yaml(pattern, entry string) ([]byte, error) {
	if r, err := rx.CompileRule(pattern); err != nil || !r.Linear() {
		return nil, fmt.Errorf("no rule, or one that is measured in time")
	}
	quoted := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	return fmt.Appendf(nil, "version: 1\nrules:\n  - {name: it, pattern: %s}\n  - {name: that, list: [%s]}\n", quoted(pattern), quoted(entry)), nil
}
