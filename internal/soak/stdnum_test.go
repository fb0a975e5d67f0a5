package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPairsNameRows(t *testing.T) {
	for _, p := range pairs() {
		d, err := rowNamed(p.row)
		require.NoError(t, err)
		require.NotEmpty(t, shapes(d), p.row)
		require.Contains(t, p.module, ".")
	}
}

func TestKnownDifferencesAreOfPairs(t *testing.T) {
	paired := map[string]bool{}
	for _, p := range pairs() {
		paired[p.row] = true
	}
	for row, list := range knownDifferences() {
		require.True(t, paired[row], row)
		for _, k := range list {
			require.Contains(t, []string{"ours", "theirs"}, k.who, row)
			require.NotEmpty(t, k.reason, row)
		}
	}
}

func TestUnexplainedDifferencesCount(t *testing.T) {
	c := comparison{pair: pair{row: "us_itin"}, known: knownDifferences()["us_itin"]}
	c.count("912501234", true, false)
	require.Zero(t, c.unexplained, "a known group")
	c.count("912701234", true, false)
	require.Equal(t, 1, c.unexplained)
	c.count("912501234", false, true)
	require.Equal(t, 2, c.unexplained, "the other direction")
	require.Equal(t, []string{"ours 912701234", "theirs 912501234"}, c.examples)
}
