package formats

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCursor moves over units: one that an edit covers in part belongs to it whole.
func TestCursor(t *testing.T) {
	raw := []byte(`ab\u00e9\ncd`) // a b, two bytes of text, a line break, c d
	for _, c := range []struct {
		text       int64
		to, behind int
	}{{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {3, 2, 8}, {4, 8, 8}, {5, 10, 10}, {6, 11, 11}, {7, 12, 12}, {9, 12, 12}} {
		require.Equal(t, c.to, cursor{}.to(jsonText, raw, c.text, false).raw, "to %d", c.text)
		require.Equal(t, c.behind, cursor{}.to(jsonText, raw, c.text, true).raw, "behind %d", c.text)
	}
}
