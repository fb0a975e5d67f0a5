package proof

import (
	"bytes"
	"io"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// held is how many bytes a stream may keep back undecided.
const held = 64 << 10

// TestHoldBack writes hostile text that never ends a line, under a policy that keeps what it finds,
// so that the output is the input: what is not out yet is held back.
func TestHoldBack(t *testing.T) {
	p := profile(t, "")
	p.Operators, p.Default = nil, redact.Operator{Name: "keep"}
	r, err := redact.New(p)
	require.NoError(t, err)
	piece := 4 << 10
	for _, pattern := range patterns() {
		text := bytes.Repeat([]byte(pattern), 200_000/len(pattern))
		var out bytes.Buffer
		w := r.NewWriter(&out)
		for at := 0; at < len(text); at += piece {
			to := min(len(text), at+piece)
			_, err := w.Write(text[at:to])
			require.NoError(t, err)
			require.LessOrEqual(t, to-out.Len(), held, "%q repeated: too much is held back", pattern)
		}
		require.NoError(t, w.Close())
		require.True(t, bytes.Equal(text, out.Bytes()), "%q repeated: kept text changes", pattern)
	}
}

// TestLinesAreLetOut wants a line in the output before the next one comes, as in tail -F | redact.
func TestLinesAreLetOut(t *testing.T) {
	var out bytes.Buffer
	w := redactor(t).NewWriter(&out)
	for _, line := range []string{"plain text\n", "mail a@b.example now\n", "took 35 ms\n", "\n"} {
		before := out.Len()
		_, err := io.WriteString(w, line)
		require.NoError(t, err)
		require.Greater(t, out.Len(), before, "%q waits", line)
	}
}

// TestStreamMemory wants the same heap behind 4 MiB of hostile text as behind half a MiB.
func TestStreamMemory(t *testing.T) {
	r := redactor(t)
	for _, pattern := range []string{"4111 ", "eyJ", "a@", "password=", "-----BEGIN PRIVATE KEY-----A"} {
		w := r.NewWriter(io.Discard)
		piece := bytes.Repeat([]byte(pattern), 64<<10/len(pattern))
		write := func(n int) uint64 {
			for range n {
				_, err := w.Write(piece)
				require.NoError(t, err)
			}
			return heap()
		}
		early := write(8)
		late := write(64)
		require.Less(t, late, early+2<<20, "%q repeated: memory grows with the stream", pattern)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
