package main

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAnUploadOfAGiB streams texts of 1 GiB, lines and one line without end: the answer begins long before the upload
// ends, and neither is ever in memory.
func TestAnUploadOfAGiB(t *testing.T) {
	underLoad(t)
	const size = 1 << 30
	const card = "card 4111 1111 1111 1111 paid, "
	for name, piece := range map[string]string{
		"lines":    strings.Repeat("nothing to be found here\n", 200) + card,
		"one line": strings.Repeat("and so on, ", 400) + card,
	} {
		d := start(t, "--max-body", "2GiB")
		n := int64(size/len(piece)) + 1
		sent := &counted{src: io.LimitReader(&repeated{text: piece}, n*int64(len(piece)))}
		began := time.Now()
		a, err := http.Post(d.url+"/v1/redact", "text/plain", sent)
		require.NoError(t, err)
		got := &boxes{}
		_, err = io.CopyN(got, a.Body, 1)
		require.NoError(t, err)
		before := sent.n.Load()
		require.Less(t, before, int64(16<<20), "of the upload when the first byte is back")
		_, err = io.Copy(got, a.Body)
		require.NoError(t, err)
		require.NoError(t, a.Body.Close())
		took, memory := time.Since(began), d.resident()>>20
		require.Equal(t, n*int64(len(piece)), sent.n.Load())
		require.Equal(t, n*6, got.n, name)
		t.Logf("%s: 1 GiB in %v, %.0f MiB/s; the first byte was back after %d KiB; at most %d MiB resident", name,
			took.Round(time.Millisecond), float64(size>>20)/took.Seconds(), before>>10, memory)
		require.LessOrEqual(t, memory, int64(64), name)
	}
}

// counted counts what is read of a text.
type counted struct {
	src io.Reader
	n   atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	c.n.Add(int64(n))
	return n, err
}
