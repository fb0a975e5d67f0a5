package proof

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/redactd/redactd/redact/redacttest"
)

// TestCardsInCodePages runs the cases of codepages.txt as text that is no UTF-8, in each code page that has all of
// a case's characters.
func TestCardsInCodePages(t *testing.T) {
	marked, err := os.ReadFile("../../testdata/cards/codepages.txt")
	require.NoError(t, err)
	cases, err := redacttest.Cases(marked)
	require.NoError(t, err)
	pages := []*charmap.Charmap{charmap.Windows1250, charmap.Windows1251, charmap.Windows1252, charmap.Windows1253}
	var encoded []redacttest.Case
	for _, c := range cases {
		n := len(encoded)
		for _, page := range pages {
			if e, ok := inPage(page, c); ok {
				encoded = append(encoded, e)
			}
		}
		require.Greater(t, len(encoded), n, "line %d is in no code page", c.Line)
	}
	run(t, encoded)
}

// inPage writes a case in a code page, if that has all of its characters.
func inPage(page *charmap.Charmap, c redacttest.Case) (e redacttest.Case, ok bool) {
	place := make([]int, len(c.Text)+1)
	e.Line = c.Line
	for i, r := range string(c.Text) {
		b, ok := page.EncodeRune(r)
		if !ok {
			return e, false
		}
		place[i] = len(e.Text)
		e.Text = append(e.Text, b)
	}
	place[len(c.Text)] = len(e.Text)
	for _, m := range c.Want {
		e.Want = append(e.Want, redacttest.Mark{Entity: m.Entity, Start: place[m.Start], End: place[m.End]})
	}
	return e, true
}
