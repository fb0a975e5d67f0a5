package redact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPrefixFindsWordsAnywhere has words of literals of one byte begin at each place of the bit streams.
func TestPrefixFindsWordsAnywhere(t *testing.T) {
	for _, c := range []struct {
		trigger   Trigger
		good, bad string
	}{
		{Prefix(25, "r"), "r" + strings.Repeat("x", 24), "r" + strings.Repeat("x", 23)},
		{Prefix(8, "r"), "rxxxxxxx", "rxxxxxx"},
		{Prefix(8, "A").Capitals(), "ABCDefgh", "ABCdEFGH"},
	} {
		row := Detector{Name: "id", Entity: "ID", Trigger: c.trigger, After: 48, Prior: 9, Alone: true}
		r, err := New(Policy{Default: Operator{Name: "keep"}, Detectors: []Detector{row}})
		require.NoError(t, err)
		for n := range 140 {
			for _, before := range []string{strings.Repeat(".", n), strings.Repeat(".", 4030+n), strings.Repeat(".", n) + "_"} {
				require.Len(t, mustFind(t, r, before+c.good+"."), 1, "%s behind %d bytes", c.good, len(before))
				require.Len(t, mustFind(t, r, before+c.good), 1, "%s at the end behind %d bytes", c.good, len(before))
				require.Empty(t, mustFind(t, r, before+c.bad+"."), "%s behind %d bytes", c.bad, len(before))
			}
		}
	}
}
