package redact

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func literalRow(name string, fold bool, words ...string) Detector {
	return Detector{Name: name, Entity: Entity(strings.ToUpper(name)), Trigger: Literals(fold, words...), After: 300, Alone: true, Prior: 5}
}

func boxes() Operator { return Operator{Name: "mask", Hide: func(_ Value, hide []bool) { fill(hide) }} }

func fill(hide []bool) {
	for i := range hide {
		hide[i] = true
	}
}

func TestLiterals(t *testing.T) {
	r, err := New(Policy{Default: boxes(), Detectors: []Detector{
		literalRow("a", false, "EMP-", "Å-9"), literalRow("b", true, "red oak", "Oak"),
	}})
	require.NoError(t, err)
	for text, want := range map[string]string{
		"EMP-1 xEMP-EMP-":    "▇▇▇▇1 x▇▇▇▇▇▇▇▇",
		"emp-1 Red OAK, oak": "emp-1 ▇▇▇▇▇▇▇, ▇▇▇",
		"Å-9 å-9":            "▇▇▇ å-9",
		"[A] [B] EMP":        "[A] [B] EMP",
		"EMP\n-":             "EMP\n-",
		"ＥMP-1 &#69;MP-":     "▇▇▇▇1 &#69;MP-",
		strings.Repeat("x", 9000) + "EMP-" + strings.Repeat("y", 9000): strings.Repeat("x", 9000) + "▇▇▇▇" + strings.Repeat("y", 9000),
	} {
		got, err := r.String(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
		for cut := 0; cut <= min(len(text), 60); cut++ {
			var out bytes.Buffer
			w := r.NewWriter(&out)
			_, _ = w.Write([]byte(text[:cut]))
			_, _ = w.Write([]byte(text[cut:]))
			require.NoError(t, w.Close())
			require.Equal(t, want, out.String(), "cut at %d", cut)
		}
	}
}

// What a mark is named after is not found in it.
func TestLiteralsAreNotFoundInMarks(t *testing.T) {
	op := Operator{Name: "replace", Replace: func(dst []byte, v Value) []byte { return append(append(append(dst, '['), v.Entity...), ']') }}
	r, err := New(Policy{Default: op, Detectors: []Detector{literalRow("project", true, "project", "ject")}})
	require.NoError(t, err)
	once, err := r.String("the Project and [PROJECT], reject")
	require.NoError(t, err)
	require.Equal(t, "the [PROJECT] and [PROJECT], re[PROJECT]", once)
	twice, err := r.String(once)
	require.NoError(t, err)
	require.Equal(t, once, twice)
}

func TestLiteralsRefuse(t *testing.T) {
	for word, want := range map[string]string{"ab": "shorter than 3", strings.Repeat("a", 257): "longer than 256", "ab\xff": "not UTF-8"} {
		_, err := New(Policy{Default: Operator{Name: "keep"}, Detectors: []Detector{literalRow("a", false, word)}})
		require.ErrorContains(t, err, want)
	}
}

// A match knows where its trigger's own span ends.
func TestTextEnd(t *testing.T) {
	d := literalRow("a", true, "oak", "oak tree")
	d.Before, d.After = 10, 20
	var ends []int
	d.Match = func(t Text, found []Match) []Match { ends = append(ends, t.End-t.At); return found }
	r, err := New(Policy{Default: boxes(), Detectors: []Detector{d}})
	require.NoError(t, err)
	_, err = r.String("an OAK TREE")
	require.NoError(t, err)
	slices.Sort(ends)
	require.Equal(t, []int{3, 8}, ends)
}

// An undecided match is hidden although an allow list, a mark or a missing word speaks against it.
func TestUndecided(t *testing.T) {
	d := literalRow("a", false, "EMP-")
	d.Before, d.After, d.Alone, d.Words = 10, 20, false, []string{"never"}
	d.Match = func(t Text, found []Match) []Match {
		return append(found, Match{Start: 0, End: len(t.B), Undecided: true, NoWords: true})
	}
	r, err := New(Policy{Default: boxes(), Detectors: []Detector{d}, AllowFunc: func([]byte) bool { return true }})
	require.NoError(t, err)
	out, err := r.String("▇EMP-▇")
	require.NoError(t, err)
	require.NotContains(t, out, "EMP")
	n := 0
	for f, err := range r.Find(strings.NewReader("an EMP-1")) {
		require.NoError(t, err)
		require.True(t, f.Undecided)
		n++
	}
	require.Equal(t, 1, n)
}
