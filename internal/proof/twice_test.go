package proof

import (
	"bytes"
	"cmp"
	"flag"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

var twice = flag.Int("twice", 4000, "texts of each kind that are masked twice")

// TestTwice masks many random texts of one line twice, with each profile, behind names of fields too: much more of them
// than TestPromises can cut at every byte.
func TestTwice(t *testing.T) {
	kinds := [][2]string{
		{"replaced", ""}, {"numbered", ""}, {"default", "user.phone"}, {"default", "ssn"}, {"default", "password"},
	}
	for _, name := range policy.Profiles() {
		kinds = append(kinds, [2]string{name, ""})
	}
	for _, kind := range kinds {
		r := redactorOf(t, kind[0])
		if kind[1] != "" {
			r = r.Field(kind[1])
		}
		from := newTexts(t, *seed)
		for i := range *twice {
			text := bytes.ReplaceAll(from.next(30+i%300), []byte("\n"), nil)
			if !stable(t, r, text) {
				t.Errorf("%s: %q", cmp.Or(kind[1], kind[0]), unstable(t, r, text))
			}
		}
	}
}

var templates = map[string]string{"replaced": operators.DefaultTemplate, "numbered": operators.NumberedTemplate}

// TestProfilesTwice masks every marked text of the repository twice with each profile: whatever it finds and writes,
// a second pass changes nothing.
func TestProfilesTwice(t *testing.T) {
	texts := marked(t)
	for _, name := range policy.Profiles() {
		r := redactorOf(t, name)
		for _, text := range texts {
			if !stable(t, r, text) {
				t.Errorf("%s: %q", name, unstable(t, r, text))
			}
		}
	}
}

// redactorOf returns that of a profile, or one that replaces all that may be stored. What looks real or like a label, as
// the years of hipaa and the <ENTITY> of presidio do, is no part of the promise: marks stand in its place.
func redactorOf(t *testing.T, name string) *redact.Redactor {
	t.Helper()
	if template, ok := templates[name]; ok {
		op, err := operators.Replace(template)
		return sealing(t, op, err)
	}
	p := profile(t, name)
	mark, err := operators.Replace("")
	require.NoError(t, err)
	for e, op := range p.Operators {
		if op.LooksReal {
			p.Operators[e] = mark
		}
	}
	if name == "presidio" {
		p.Default, p.Operators["CREDIT_CARD"] = mark, mark
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	return r
}

// stable says whether masking the masked text changes nothing.
func stable(t *testing.T, r *redact.Redactor, text []byte) bool {
	t.Helper()
	once, err := r.Append(nil, text)
	require.NoError(t, err)
	again, err := r.Append(nil, once)
	require.NoError(t, err)
	return bytes.Equal(once, again)
}

// unstable drops from a text that is not stable what it can do without.
func unstable(t *testing.T, r *redact.Redactor, text []byte) []byte {
	t.Helper()
	for size := len(text) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(text); {
			shorter := slices.Concat(text[:at], text[at+size:])
			if stable(t, r, shorter) {
				at += size
			} else {
				text = shorter
			}
		}
	}
	return text
}
