package main

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// TestDocumentFollowsTheCatalogue wants a line for each row, in order, with what the row says of itself.
func TestDocumentFollowsTheCatalogue(t *testing.T) {
	text, err := os.ReadFile("../../docs/detectors.md")
	require.NoError(t, err)
	body, ok := strings.CutPrefix(string(text), catalogueHead)
	require.True(t, ok, "the head differs: make calibrate")
	lines := strings.Split(strings.TrimSpace(body), "\n")
	all := detectors.All()
	for i, d := range all {
		require.Less(t, i, len(lines), "%s is missing: make calibrate", d.Name)
		require.True(t, strings.HasPrefix(lines[i], described(d)), "%s differs: make calibrate", d.Name)
		require.Equal(t, strings.Count(catalogueHead[strings.LastIndex(catalogueHead, "\n|--"):], "|"), strings.Count(strings.ReplaceAll(lines[i], `\|`, ""), "|"), d.Name)
	}
	require.Len(t, lines, len(all))
}

// TestSamplesHoldTheirValue wants each sample to have its value where it says.
func TestSamplesHoldTheirValue(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	d, err := rowNamed("dk_cpr")
	require.NoError(t, err)
	for range 200 {
		for _, k := range []kind{near, far, none} {
			s := newSample(rng, d, k, k, "070761-4285")
			require.Equal(t, "070761-4285", s.text[s.start:s.end], s.text)
		}
	}
}

// TestMeasuresJudge holds the counts to a text that is found rightly, one that is missed and one that is wrong.
func TestMeasuresJudge(t *testing.T) {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	d, err := rowNamed("dk_cpr")
	require.NoError(t, err)
	m := newMeasures()
	require.NoError(t, m.run(r, []sample{
		{text: "cpr: 311299-1234", format: "chat", kind: near, row: d, start: 5, end: 16},
		{text: "got 311299-1234", format: "chat", kind: none, row: d, start: 4, end: 15},
		{text: "cpr: 311299-1234", format: "log", kind: logLine},
	}))
	row := m.rows["dk_cpr"]
	require.Equal(t, 2, row.found)
	require.Equal(t, 1, row.right)
	require.Equal(t, map[kind]int{near: 1, none: 0}, row.hits)
	require.Equal(t, map[kind]int{logLine: 1, near: 0}, m.wrong)
}
