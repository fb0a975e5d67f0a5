package detectors

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// No text may panic, whatever is cut from it.
func TestMatchSeedTakesAnyText(t *testing.T) {
	text := []byte("1) " + strings.Repeat("zoo, ", 60) + "\xff\xffzo")
	for n := range text {
		for _, right := range []byte("\nz") {
			require.NotPanics(t, func() { matchSeed(redact.Text{B: text[:n], At: n / 2, Left: '\n', Right: right}, nil) })
		}
	}
}
