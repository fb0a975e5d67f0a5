package rx

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAnchors(t *testing.T) {
	for _, row := range []struct {
		pattern string
		want    Anchor
	}{
		{`EMP-\d{6}`, Anchor{Kind: AnchorLiterals, Literals: []string{"EMP-"}}},
		{`(?i)emp-\d{6}`, Anchor{Kind: AnchorLiterals, Literals: []string{"emp-"}, Fold: true}},
		{`[Ee]mp-\d{6}`, Anchor{Kind: AnchorLiterals, Literals: []string{"emp-"}, Fold: true}},
		{`(?:EMP|STF)-\d+`, Anchor{Kind: AnchorLiterals, Literals: []string{"EMP-", "STF-"}}},
		{`EMP-\d+|staff \w+`, Anchor{Kind: AnchorLiterals, Literals: []string{"EMP-", "staff "}}},
		{`x?EMP-\d+`, Anchor{Kind: AnchorLiterals, Literals: []string{"EMP-"}, BeforeMax: 1}},
		{`[a-z]{2,3}-account`, Anchor{Kind: AnchorLiterals, Literals: []string{"-account"}, Before: 2, BeforeMax: 3}},
		{`\w+@corp\.example`, Anchor{Kind: AnchorLiterals, Literals: []string{"@corp.example"}, Before: 1, BeforeMax: -1}},
		{`\w+@[a-z]+`, Anchor{Kind: AnchorAt, Before: 1, BeforeMax: -1}},
		{`\b[A-Z]{2}\d{2} ?[A-Z]{3}\b`, Anchor{Kind: AnchorForms, Forms: []string{"AA99AAA", "AA99 AAA"}}},
		{`\b[A-Z]\d{1,2}\b`, Anchor{Kind: AnchorForms, Forms: []string{"A9", "A99"}}},
		{`\b\d{6}-\d{4}\b`, Anchor{Kind: AnchorGroups, Min: 10, Max: 10}},
		{`\b\d{6}-?\d{4}\b`, Anchor{Kind: AnchorGroups, Min: 10, Max: 10}},
		{`^\d{4,6}$`, Anchor{Kind: AnchorGroups, Min: 4, Max: 6}},
		{`\b\d{6,}`, Anchor{Kind: AnchorDigits, Min: 6, Max: -1}},
		{`\b\d{6}`, Anchor{Kind: AnchorDigits, Min: 6, Max: 6}},
		{`\b(?:\d[ -]?){13,16}\b`, Anchor{Kind: AnchorDigits, Min: 13, Max: 13}},
		{`a\d{5}\b`, Anchor{Kind: AnchorGroups, Min: 5, Max: 5, Before: 1, BeforeMax: 1}},
		{`B[XY]\d{4}`, Anchor{Kind: AnchorLiterals, Literals: strings.Fields("BX0 BX1 BX2 BX3 BX4 BX5 BX6 BX7 BX8 BX9 BY0 BY1 BY2 BY3 BY4 BY5 BY6 BY7 BY8 BY9")}},
		{`[0-9a-f]{8}-[0-9a-f]{4}`, Anchor{Kind: AnchorWords, Min: 13}},
		{`\b[0-9a-f]{32}\b`, Anchor{Kind: AnchorWords, Min: 32}},
		{`\.[A-Z0-9]{8,}`, Anchor{Kind: AnchorWords, Min: 8, Before: 1, BeforeMax: 1}},
		{`prénom\w+`, Anchor{Kind: AnchorLiterals, Literals: []string{"prénom"}}},
		{`(?<!\d)\d{6}(?!\d)`, Anchor{Kind: AnchorGroups, Min: 6, Max: 6}},
		{`(?<![\w.])\d{3}-\d{3}(?![\w.])`, Anchor{Kind: AnchorGroups, Min: 6, Max: 6}},
		{`(?<!\w)[A-Z]\d{2}(?![\w-])`, Anchor{Kind: AnchorForms, Forms: []string{"A99"}}},
		{`(?<!\d)\d{6}`, Anchor{Kind: AnchorDigits, Min: 6, Max: 6}},
		{`(?<=Name: )\w+`, Anchor{Kind: AnchorLiterals, Literals: []string{"Name: "}}},
		{`(?i)(?<=no\.? )[a-z]\d+`, Anchor{Kind: AnchorNone}},
		{`(?i)(?<=emp\s?)[a-z]\d+`, Anchor{Kind: AnchorLiterals, Literals: []string{"emp"}, Fold: true}},
		{`(?<!x)KEY\d{4}`, Anchor{Kind: AnchorLiterals, Literals: []string{"KEY"}}},
		{`\b(\d{3})-\1-\d{4}\b`, Anchor{Kind: AnchorGroups, Min: 4, Max: 4, Before: 5, BeforeMax: -1}},
		{`(?i)ski`, Anchor{Kind: AnchorLiterals, Literals: []string{"ski"}, Fold: true}},
	} {
		t.Run(row.pattern, func(t *testing.T) {
			r, err := CompileRule(row.pattern)
			if row.want.Kind == AnchorNone {
				require.Error(t, err)
				return
			}
			require.NoError(t, err)
			r.Anchor.lead = lead{}
			if row.want.BeforeMax == 0 && row.want.Before == 0 {
				row.want.BeforeMax = r.Anchor.BeforeMax
			}
			require.Equal(t, row.want, r.Anchor)
		})
	}
}

func TestRulesThatAreRefused(t *testing.T) {
	for _, row := range []struct{ pattern, want string }{
		{`.*`, "matches the empty string"},
		{`a*`, "matches the empty string"},
		{`(?:abc)?`, "matches the empty string"},
		{``, "matches the empty string"},
		{`\b`, "matches the empty string"},
		{`.+`, "nothing in it can be looked for quickly"},
		{`\w+`, "nothing in it can be looked for quickly"},
		{`\d+`, "nothing in it can be looked for quickly"},
		{`[A-Z]{5}`, "nothing in it can be looked for quickly"},
		{`\d{6}`, `write \b before it`},
		{`EMP-\d+|[a-z]+`, "make each a rule of its own"},
		{`EMP^-\d+`, "can never match"},
		{`EMP$-\d+`, "can never match"},
		{`EMP\b\d{6}`, "can never match"},
		{`EMP\n\d{6}`, "can never match"},
		{`EMP-[^\x00-\x{10FFFF}]`, "can never match"},
		{`\AEMP-\d+`, `a stream has no \A`},
		{`EMP-\d+\z`, `a stream has no \A`},
		{`EMP-.{1000}.{100}`, "a match has at least 1104 bytes"},
		{`EMP-[\p{L}\p{N}\p{Sc}]{1,1000}x{1000}`, "too large"},
		{`EMP-(?:\d+`, "missing closing )"},
		{`EMP-[0-9`, "missing closing ]"},
		{`EMP-\d{5,2}`, "invalid repeat count"},
		{`EMP-\d++`, "invalid nested repetition operator"},
		{`(?<!x)EMP-(?:\d+)+`, "a repeat without end inside another"},
		{`EMP-(?:\d+)+(?=y)`, "a repeat without end inside another"},
		{`EMP-\d(?=(a*)*b)`, "a repeat without end inside another"},
		{`(?<!x)(a+)+EMP-`, "a repeat without end inside another"},
		{`(?<!x)\w+`, "nothing outside of its look-around"},
		{`\w+(?=, Name)`, "name the value"},
		{`EMP-(?(1)a|b)(?=c)`, "cannot read the pattern"},
		{strings.Repeat("hunter2", 1<<17), "longer than 1,024 bytes"},
	} {
		t.Run(row.pattern[:min(len(row.pattern), 40)], func(t *testing.T) {
			start := time.Now()
			_, err := CompileRule(row.pattern)
			require.ErrorContains(t, err, row.want)
			require.IsType(t, &Fault{}, err)
			require.NotContains(t, err.Error(), "EMP")
			require.Less(t, time.Since(start), time.Second)
		})
	}
}

func TestFaultsKnowTheirPlace(t *testing.T) {
	_, err := CompileRule(`EMP-\d{5,2}`)
	require.Equal(t, 6, err.(*Fault).At)
	_, err = CompileRule(`EMP-[z-a]`)
	require.Equal(t, 5, err.(*Fault).At)
}

// find looks around every place where the literal is, and returns the values.
func find(t *testing.T, pattern, text string) (found []string) {
	r, err := CompileRule(pattern)
	require.NoError(t, err)
	for at := range len(text) {
		if r.Anchor.Kind == AnchorLiterals && !strings.HasPrefix(text[at:], r.Anchor.Literals[0]) {
			continue
		}
		spans, err := r.Find(nil, Window{Text: []byte(text), At: at, Left: '\n', Right: '\n'})
		require.NoError(t, err)
		for _, s := range spans {
			found = append(found, text[s.Start:s.End])
		}
	}
	return found
}

func TestFind(t *testing.T) {
	for _, row := range []struct {
		pattern, text string
		want          []string
	}{
		{`EMP-\d{3}`, "EMP-123 xEMP-4567 EMP-12", []string{"EMP-123", "EMP-456"}},
		{`\bEMP-\d{3}\b`, "EMP-123 xEMP-456 EMP-4567 EMP-777", []string{"EMP-123", "EMP-777"}},
		{`^EMP-\d{3}$`, "EMP-123", []string{"EMP-123"}},
		{`^EMP-\d{3}$`, "EMP-123\r", []string{"EMP-123"}},
		{`^EMP-\d{3}$`, "EMP-123 ", nil},
		{`^EMP-\d{3}`, " EMP-123", nil},
		{`EMP-\d{3}\s`, "EMP-123", []string{"EMP-123"}},
		{`EMP: (?P<value>\w+)`, "EMP: anna, EMP: bo", []string{"anna", "bo"}},
		{`[a-z]{1,4}-EMP`, "abcdef-EMP", []string{"cdef-EMP"}},
		{`\w+@corp`, "x anna@corp bo@corp", []string{"anna@corp", "bo@corp"}},
		{`.+@corp`, "x anna@corp bo@corp", []string{"x anna@corp bo@corp", "x anna@corp bo@corp"}},
		{`(?<=EMP: )\w+`, "EMP: anna, EMP: bo. EMP:x", []string{"anna", "bo"}},
		{`(?<=EMP:\s{0,3})\w+`, "EMP: anna, EMP:   bo, EMP:    no", []string{"anna", "bo"}},
		{`(?<=no )EMP\d`, "no EMP1 at EMP2", []string{"EMP1"}},
		{`EMP(\d)\1`, "EMP11 EMP12 EMP33", []string{"EMP11", "EMP33"}},
		{`EMP\d(?!\d)`, "EMP1 EMP23", []string{"EMP1"}},
		{`(?>EMP)\d$`, "EMP1\r", []string{"EMP1"}},
		{`é+EMP(?=x)`, "ééEMPx", []string{"ééEMP"}},
		{`(?<n>EMP)(?P<value>\d+)(?=;)`, "EMP77;", []string{"77"}},
		{`EMP[^a]`, "EMP\xff", []string{"EMP\xff"}},
		{`(?!y)EMP[^a]`, "\xffEMP\xff", []string{"EMP\xff"}},
	} {
		require.Equal(t, row.want, find(t, row.pattern, row.text), "%s in %q", row.pattern, row.text)
	}
}

func TestTail(t *testing.T) {
	r, err := CompileRule(`tok_[a-zé]+`)
	require.NoError(t, err)
	require.True(t, r.Open())
	for _, row := range []struct {
		text string
		end  bool
		n    int
		more bool
	}{
		{"abc", false, 3, true}, {"abc", true, 3, false}, {"ab1", false, 2, false}, {"é", false, 2, true},
		{"\xc3", false, 0, true}, {"\xc3", true, 0, false}, {"a\r", false, 1, true}, {"a\n", false, 1, false}, {"", false, 0, true},
	} {
		n, more := r.Tail([]byte(row.text), row.end)
		require.Equal(t, row.n, n, "%q", row.text)
		require.Equal(t, row.more, more, "%q", row.text)
	}
	line, err := CompileRule(`tok_(?:a+b+)+`)
	require.NoError(t, err)
	n, more := line.Tail([]byte("x é \r\n"), false)
	require.Equal(t, 5, n)
	require.False(t, more)
	short, err := CompileRule(`tok_\w{1,64}`)
	require.NoError(t, err)
	require.False(t, short.Open())
	require.Empty(t, short.Warnings)
}

// A match that is cut off where the window ends says that it goes on.
func TestLongMatchesGoOn(t *testing.T) {
	for _, pattern := range []string{`tok_\w+`, `(?<!x)tok_\w+`} {
		r, err := CompileRule(pattern)
		require.NoError(t, err)
		for size, goes := range map[int]bool{10: false, 200: false, 2000: true} {
			text := []byte("a tok_" + strings.Repeat("b", size) + " c")
			spans, err := r.Find(nil, Window{Text: text[:min(len(text), 1000)], At: 2, Left: '\n', Right: 'b'})
			require.NoError(t, err)
			require.Len(t, spans, 1)
			require.Equal(t, goes, spans[0].Goes, "%s %d", pattern, size)
			require.Equal(t, 2, spans[0].Start)
		}
	}
}

// Each of these needs exponential or polynomial time, or a deep stack. They must end, in time, with an error
// that says nothing about the text, and cost little when they are asked again.
func TestEvilRulesEnd(t *testing.T) {
	const secret = "4111111111111111"
	for _, row := range []struct{ pattern, text string }{
		{`(?=e)evil(?:a|a|aa)*$`, "evil" + secret + "evil" + strings.Repeat("a", 60) + "!"},
		{`(?!y)evil[\d ]*\s*[\d ]*\s*[\d ]*\s*[\d ]*x`, "evil" + strings.Repeat("1 ", 900) + "!"},
		{`(?!y)evil(?:a?){100}b`, "evil" + strings.Repeat("a", 90)},
	} {
		t.Run(row.pattern, func(t *testing.T) {
			r, err := CompileRule(row.pattern)
			require.NoError(t, err)
			at := strings.LastIndex(row.text, "evil")
			start, failed := time.Now(), 0
			for range 200 {
				_, err := r.Find(nil, Window{Text: []byte(row.text), At: at, Left: '\n', Right: '\n'})
				if err != nil {
					failed++
					require.True(t, err == ErrGaveUp || err == ErrResting, "%v", err)
				}
			}
			require.Less(t, time.Since(start), 5*time.Second)
			t.Logf("%d of 200 failed in %v", failed, time.Since(start))
		})
	}
}

func TestRulesConcurrently(t *testing.T) {
	for _, pattern := range []string{`EMP-\d+x`, `(?<!y)EMP-\d+x`} {
		r, err := CompileRule(pattern)
		require.NoError(t, err)
		var group sync.WaitGroup
		wrong := make([]int, 8)
		for g := range wrong {
			group.Go(func() {
				text := []byte("no EMP-" + strings.Repeat("7", g+1) + "x")
				for range 500 {
					spans, err := r.Find(nil, Window{Text: text, At: 3, Left: '\n', Right: '\n'})
					if err == nil && (len(spans) != 1 || spans[0].End != len(text)) {
						wrong[g]++
					}
				}
			})
		}
		group.Wait()
		require.Equal(t, make([]int, 8), wrong)
	}
}

// FuzzRule holds rules to: no panic, only errors of this package without the pattern, and matches inside the
// window that hold the anchor's place.
func FuzzRule(f *testing.F) {
	for _, pattern := range []string{
		`EMP-\d{6}`, `\b\d{6}-?\d{4}\b`, `(?<!x)KEY(\d+)\1`, `[a-z]{2,3}-acc\w+`, `\w+@corp`, `a|bcd`, `(?i)é(?:x{3})+`,
		`\Q(?=\E(?=x)abc`, `[[:alpha:]]]EMP`, `(?<v>abc)\k<v>`, `(?>abc)d`, `abc(?#x)(?=d)`, `[^]a]EMP(?!x)`, `\b[A-Z]\d ?\d\b`,
	} {
		f.Add(pattern, []byte("x EMP-123456 abc KEY1212 4111-1111"), 2)
	}
	f.Fuzz(func(t *testing.T, pattern string, text []byte, at int) {
		r, err := CompileRule(pattern)
		if err != nil {
			require.IsType(t, &Fault{}, err)
			require.LessOrEqual(t, len(err.Error()), 250)
			return
		}
		if at < 0 || at >= len(text) || len(text) > 3000 {
			return
		}
		spans, err := r.Find(nil, Window{Text: text, At: at, Left: '\n', Right: '\n'})
		require.True(t, err == nil || err == ErrGaveUp || err == ErrResting, "another package's error")
		for _, s := range spans {
			require.LessOrEqual(t, s.End, len(text))
		}
		n, _ := r.Tail(text, true)
		require.LessOrEqual(t, n, len(text))
	})
}
