package proof

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

// TestLabelPromises checks that what a label on another line gives, or in the cell before, does not depend on how the text
// is cut, and the other promises: in quoted mail, and with empty lines between.
func TestLabelPromises(t *testing.T) {
	r, from := redactor(t), newTexts(t, *seed)
	for range *cuts / 500 {
		text := nextLabels(from, 30+from.IntN(150), labelValues)
		if err := redacttest.Promises(r, text); err != nil {
			t.Fatal(shrunk(r, text, err))
		}
	}
}

// TestLabelPieces writes them beside carried values, between lines of every length around what is looked at of one.
func TestLabelPieces(t *testing.T) {
	r, from := redactor(t), newTexts(t, *seed)
	for range max(4, *cuts/10_000) {
		var text []byte
		for len(text) < 40_000 {
			for _, begin := range []string{"| Password | hunter2", "SSN:\n536903399", "> Password:\nhunter2"} {
				text = append(text, begin+strings.Repeat(" ", from.IntN(9000))+"x |\n"...)
			}
			text = append(text, nextLabels(from, 200, append(labelValues, carriedValues...))...)
		}
		inPieces(t, r, from, text, 1, 64, 700, 4096)
	}
}

// TestLabelExplain wants a label to be told.
func TestLabelExplain(t *testing.T) {
	for _, text := range []string{"Password:\n\nhunter2", "> Password\n> hunter2", "| Password | hunter2 |"} {
		candidates, err := redactor(t).Explain([]byte(text))
		require.NoError(t, err)
		last := candidates[len(candidates)-1]
		require.True(t, last.Reported)
		require.Equal(t, redact.Term{Name: "behind the label Password"}, last.Terms[0])
	}
}

var (
	labelStarts = []string{"", "", "", "", "> ", ">> ", ">", "> > ", "| ", "**", "`", "- ", "  ", "\t"}
	labelNames  = []string{"Password", "SSN", "CVV", "API key", "пароль", "Account number", "x", "[PASSWORD]", "```", ""}
	labelEnds   = []string{":", ":", ":", "", ":**", "`:", " |", " | hunter2 |", " -", " - hunter2", ": hunter2", "**"}
	labelValues = []string{
		"hunter2", "hunter2", "536903399", "123", "9aF3kQ82LmZx71Tb", "swordfish", "000123456789", "Thanks", "", "", "▇▇▇",
		"`hunter2`", "a@b.example", "password=x9zz1", "[PASSWORD]", "｜", "５３６９０３３９９",
	}
	carriedValues = []string{"-----BEGIN PRIVATE KEY-----", key, "-----END PRIVATE KEY-----", "password: >", "ghp_"}
)

// nextLabels returns about n bytes of labels and values, each on a line of its own.
func nextLabels(from texts, n int, values []string) []byte {
	var b bytes.Buffer
	pick := func(list []string) { b.WriteString(list[from.IntN(len(list))]) }
	for b.Len() < n {
		pick(labelStarts)
		if from.IntN(2) == 0 {
			pick(labelNames)
			pick(labelEnds)
		} else {
			pick(values)
		}
		pick([]string{"\n", "\n", "\n", "\r\n", " \n", "\n\n", ""})
	}
	return b.Bytes()
}
