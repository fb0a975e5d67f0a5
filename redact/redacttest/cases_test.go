package redacttest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const example = `# phone numbers
call ⟦PHONE_NUMBER +44 20 7946 0958⟧ or ⟦EMAIL_ADDRESS a@b.example⟧ now

nothing here
#: countries=SE,GB profile=zendesk
<<<
two lines
# not a comment ⟦A_1 x
y⟧
>>>
#:
last`

func TestCases(t *testing.T) {
	cases, err := Cases([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 4 {
		t.Fatalf("%d cases, want 4", len(cases))
	}
	first := cases[0]
	if got := string(first.Text); got != "call +44 20 7946 0958 or a@b.example now" {
		t.Errorf("marks are not removed: %q", got)
	}
	want := []Mark{{"PHONE_NUMBER", 5, 21}, {"EMAIL_ADDRESS", 25, 36}}
	if !slices.Equal(first.Want, want) || first.Line != 2 || first.Countries != nil {
		t.Errorf("first case is %+v", first)
	}
	block := cases[2]
	if got := string(block.Text); got != "two lines\n# not a comment x\ny" {
		t.Errorf("block is %q", got)
	}
	named := slices.Equal(block.Countries, []string{"SE", "GB"})
	if block.Line != 6 || block.Profile != "zendesk" || !named {
		t.Errorf("block is %+v", block)
	}
	if c := cases[3]; c.Profile != "" || c.Countries != nil || len(c.Want) != 0 || c.Line != 12 {
		t.Errorf("#: does not reset: %+v", c)
	}
}

func TestCasesRefuses(t *testing.T) {
	for text, say := range map[string]string{
		"ok\n⟦A secret":        "line 2: ⟦ without ⟧",
		"secret⟧":              "line 1: ⟧ without ⟦",
		"⟦A ⟦B secret⟧⟧":       "line 1: ⟦ without ⟧",
		"⟦A⟧":                  "line 1: a mark is",
		"⟦A ⟧":                 "line 1: a mark is",
		"⟦secret x⟧":           "line 1: a mark is",
		"⟦1A secret⟧":          "line 1: a mark is",
		"<<<\nsecret":          "line 1: <<< without",
		"<<<\nsecret\xff":      "line 2: not UTF-8",
		"\xffsecret":           "line 1: not UTF-8",
		"#: country=secret":    "line 1: a directive is",
		"#: countries= secret": "line 1: a directive is",
	} {
		_, err := Cases([]byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), say) {
			t.Errorf("%q: error %v, want %q", text, err, say)
		} else if strings.Contains(err.Error(), "secret") {
			t.Errorf("the error repeats the text: %v", err)
		}
	}
}

func TestCount(t *testing.T) {
	cases, err := Cases([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if values, plain := count(cases); values != 3 || plain != 2 {
		t.Errorf("%d values and %d plain cases, want 3 and 2", values, plain)
	}
}

func FuzzCases(f *testing.F) {
	f.Add([]byte(example))
	files, err := filepath.Glob("../../testdata/detectors/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		marked, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(marked[:min(len(marked), 2000)])
	}
	f.Fuzz(func(t *testing.T, marked []byte) {
		cases, err := Cases(marked)
		if err != nil {
			return
		}
		for _, c := range cases {
			end := 0
			for _, m := range c.Want {
				if m.Start < end || m.End <= m.Start || m.End > len(c.Text) {
					t.Fatalf("line %d: marks %v in %d bytes", c.Line, c.Want, len(c.Text))
				}
				end = m.End
			}
			if text := string(c.Text); strings.Contains(text, opener) || strings.Contains(text, closer) {
				t.Fatalf("line %d: a mark is left", c.Line)
			}
		}
	})
}
