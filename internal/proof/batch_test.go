package proof

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// TestBatch asks of lines from everywhere, in many orders, whether they are quiet, and wants no finding in one that is.
func TestBatch(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	var lines [][]byte
	for _, text := range from.cases {
		lines = append(lines, bytes.Split(text, []byte("\n"))...)
	}
	quiet, asked := 0, 0
	for range max(3000, *cuts/20) {
		b := r.NewBatch()
		var added [][]byte
		for range 1 + from.IntN(8) {
			line := lines[from.IntN(len(lines))]
			if from.IntN(3) == 0 {
				line = bytes.ReplaceAll(from.next(40), []byte("\n"), nil)
			}
			if b.Add(line) {
				added = append(added, line)
			}
		}
		asked += len(added)
		for i, loud := range b.Loud() {
			if loud {
				continue
			}
			quiet++
			_, err := r.Observe(nil, added[i], redact.Observer{OnFinding: func(f redact.Finding) {
				t.Errorf("line %d of %q has a finding of %s", i, added, f.Entity)
			}})
			require.NoError(t, err)
		}
	}
	require.Greater(t, quiet, asked/4, "so few lines are quiet that nothing is tested")
}

// TestBatchAsksNoOperator counts nothing and stores nothing for a look.
func TestBatchAsksNoOperator(t *testing.T) {
	p := profile(t, "")
	calls := 0
	p.Default = redact.Operator{Name: "x", Replace: func(dst []byte, v redact.Value) []byte {
		if !v.Draft {
			calls++
		}
		return append(dst, 'x')
	}}
	r, err := redact.New(p)
	require.NoError(t, err)
	b := r.NewBatch()
	require.True(t, b.Add([]byte("hello")))
	require.True(t, b.Add([]byte("jo@example.com")))
	require.False(t, b.Add([]byte("two\nlines")))
	require.True(t, b.Add([]byte("bye")))
	require.Equal(t, []bool{false, true, false}, b.Loud())
	require.Zero(t, calls)
	require.Empty(t, b.Loud(), "it is empty now")
}
