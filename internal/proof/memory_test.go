package proof

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
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

// TestLinesAreLetOut wants each of 10,000 lines in the output before the next one comes, as in
// tail -F | redact. Only the beginning of a card may wait.
func TestLinesAreLetOut(t *testing.T) {
	var out bytes.Buffer
	w := redactor(t).NewWriter(&out)
	kinds := []string{
		"plain text\n", "mail a@b.example now\n", "took 35 ms\n", "\n", "app[4242]: done, pid=4242\n",
		"2026-11-24T17:20:21.123Z paid with card 4111 1111 1111 1111 in 35 ms\r\n", "(session 4242)\n",
		"card 5555 5555 5555 4444\n", "paid with 4012-8888-8888-1881\r\n",
		"-----BEGIN PRIVATE KEY-----\n", "password: hunter2\n", "rate=4111 requests\n",
	}
	for i := range 10_000 {
		line := fmt.Sprintf("n%d %s", i, kinds[i%len(kinds)])
		before := out.Len()
		_, err := io.WriteString(w, line)
		require.NoError(t, err)
		require.Greater(t, out.Len(), before, "%q waits", line)
		whole := strings.HasSuffix(out.String(), "\n") || strings.Contains(line, "BEGIN") // which may go on
		require.True(t, whole, "%q waits in part", line)
		out.Reset()
	}
	_, err := io.WriteString(w, "card 4111\n")
	require.NoError(t, err)
	require.Zero(t, out.Len(), "a card that may go on in the next line is let out")
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
