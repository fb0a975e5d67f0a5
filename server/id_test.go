package server

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestIDsDiffer(t *testing.T) {
	seen, letters := map[string]bool{}, map[rune]bool{}
	for range 1000 {
		id := newID()
		require.Regexp(t, "^[A-Z2-7]{26}$", id)
		for _, part := range []string{id[:12], id[12:24]} {
			require.False(t, seen[part])
			seen[part] = true
		}
		for _, c := range id {
			letters[c] = true
		}
	}
	require.Len(t, letters, len(idAlphabet))
}
