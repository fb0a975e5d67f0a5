package main

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestJudge(t *testing.T) {
	start, end := holding{heap: 3, goroutines: 12, openFiles: 13}, holding{heap: 6, goroutines: 14, openFiles: 15}
	steady := slices.Repeat([]holding{{heap: 6}}, 30)
	require.NoError(t, judge(start, end, steady))
	warm := slices.Clone(steady)
	for i := range 10 {
		warm[i].heap = 3
	}
	require.NoError(t, judge(start, end, warm), "the first third is for what is made once")
	grown := slices.Clone(steady)
	for i := range grown {
		grown[i].heap += float64(i) / 30
	}
	require.ErrorContains(t, judge(start, end, grown), "memory grows")
	require.ErrorContains(t, judge(start, holding{goroutines: 17}, steady), "goroutines are left")
	require.ErrorContains(t, judge(start, holding{openFiles: 18}, steady), "files are left open")
}

func TestValuesAreSeen(t *testing.T) {
	for _, one := range usual {
		if one.body != "" && one.cut {
			require.True(t, holdsValue([]byte(one.body)))
		}
	}
	require.False(t, holdsValue([]byte(`{"hash":"ab4111cd","took":41111}`)))
	require.Equal(t, 5.0, numberIn("a\n# HeapAlloc = 5\nb", `# HeapAlloc = (\d+)`))
	require.Zero(t, numberIn("a", `b (\d+)`))
}
