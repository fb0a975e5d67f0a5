package redacttest

import (
	"strings"
	"testing"

	"github.com/redactd/redactd/redact"
)

// badge finds six digits behind "B-": a row as simple as a third party's first one.
func badge() redact.Detector {
	return redact.Detector{
		Name: "badge", Entity: "BADGE", About: "six digits behind B-", Example: "B-123456",
		Trigger: redact.Prefix(8, "B-"), Alone: true, Prior: 8,
		Match: func(t redact.Text, found []redact.Match) []redact.Match {
			end := t.At
			for end < len(t.B) && strings.IndexByte("B-0123456789", t.B[end]) >= 0 {
				end++
			}
			if end != t.At+8 {
				return found
			}
			return append(found, redact.Match{Start: t.At, End: end})
		},
		After: 16,
	}
}

func redactor(t *testing.T, d redact.Detector, replace string) *redact.Redactor {
	t.Helper()
	r, err := redact.New(redact.Policy{
		Detectors: []redact.Detector{d},
		Default: redact.Operator{Name: "replace", Replace: func(dst []byte, _ redact.Value) []byte {
			return append(dst, replace...)
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestDetectorAndRun(t *testing.T) {
	cases := Detector(t, badge(), "testdata/badge.txt")
	r := redactor(t, badge(), "[BADGE]")
	for _, c := range cases {
		Run(t, r, c)
	}
}

func TestPromisesAreChecked(t *testing.T) {
	text := []byte("one B-123456, two")
	calls := 0
	fickle := badge()
	match := fickle.Match
	fickle.Match = func(t redact.Text, found []redact.Match) []redact.Match {
		if calls++; calls%3 == 0 {
			return found
		}
		return match(t, found)
	}
	for _, c := range []struct {
		name, say string
		r         *redact.Redactor
	}{
		{"a row with a memory", "", redactor(t, fickle, "[BADGE]")},
		{"a replacement that is found again", "masked twice", redactor(t, badge(), "B-000000 or so")},
		{"a replacement with a find in it", "is found in the output", redactor(t, badge(), "B-000000")},
	} {
		err := Promises(c.r, text)
		if err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s passes or fails with another reason: %v", c.name, err)
		}
	}
	if err := Promises(redactor(t, badge(), "[BADGE]"), text); err != nil {
		t.Error(err)
	}
}

func TestSameOutside(t *testing.T) {
	found := []redact.Finding{{Start: 2, End: 4}, {Start: 3, End: 6}, {Start: 6, End: 7}}
	text := []byte("ab1234567cd")
	for whole, fine := range map[string]bool{
		"ab[X]67cd": true, "ab[X][Y]67cd": true, "ab67cd": true,
		"ab[X]7cd": false, "ab[X]67c": false, "AB[X]67cd": false, "ab[X]67cd ": false, "a67cd": false,
	} {
		if err := sameOutside(nil, text, []byte(whole), found); (err == nil) != fine {
			t.Errorf("%q: %v", whole, err)
		}
	}
}
