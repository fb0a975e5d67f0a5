package main

import (
	"io"
	"net"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/certs/certstest"
)

// TestTheEndDoesNotWaitForEver: a request that never ends is cut off when the grace is over, and the exit code says so.
func TestTheEndDoesNotWaitForEver(t *testing.T) {
	underLoad(t)
	d := start(t)
	c, err := net.Dial("tcp", d.addr)
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, textHead+"1c\r\nfirst\ncard 4111 1111 1111 11\r\n")
	require.NoError(t, err)
	answers := newAnswers(c)
	require.Equal(t, "first\n", answers.begin(t, 6))
	began := time.Now()
	require.Equal(t, exitFailed, d.exit(syscall.SIGTERM))
	require.GreaterOrEqual(t, time.Since(began), grace)
	require.Less(t, time.Since(began), grace+2*time.Second)
	out, err := io.ReadAll(answers.open.Body)
	require.Error(t, err, "the answer is not whole")
	require.Empty(t, string(out), "what was not decided stays inside")
	require.Contains(t, d.log(), "cut off")
}

// TestHandshakesEnd: who connects and says nothing, or half of a greeting, is closed.
func TestHandshakesEnd(t *testing.T) {
	underLoad(t)
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	certstest.Pair(t, cert, key, "redactd.example.org")
	d := start(t, "--tls-cert", cert, "--tls-key", key)
	for _, greeting := range []string{"", "\x16\x03\x01\x02\x00\x01"} {
		out, took := ends(t, d.addr, greeting)
		require.Empty(t, out)
		require.Less(t, took, 12*time.Second)
	}
}
