package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/certs/certstest"
)

// TestTheGatewayHasTLS: its port speaks what the other ones do, with the certificate that the files have now.
func TestTheGatewayHasTLS(t *testing.T) {
	const secret = "a secret of enough bytes"
	up, dir := newReceiver(t, nil), t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	certstest.Pair(t, cert, key, "redactd.example.org")
	d := startGateway(t, up.URL, "--tls-cert", cert, "--tls-key", key,
		"--verify", "hmac", "--secret-file", write(t, dir, "secret", secret+"\n"))

	status, _ := d.throughBy(http.DefaultClient, secret, event)
	require.Zero(t, status, "without TLS")
	require.NotContains(t, d.plainly(t), "HTTP/", "which is the end of the connection, and no answer")
	require.Zero(t, up.came.Load())

	d.gate = strings.Replace(d.gate, "http:", "https:", 1)
	first := client(t, cert, "", "")
	status, out := d.throughBy(first, secret, event)
	require.Equal(t, 200, status)
	require.Equal(t, "taken\n", out)
	require.Contains(t, *up.last.Load(), `{"comment":"card 411111▇▇▇▇▇▇1111"}`)
	require.Contains(t, *up.last.Load(), "\r\nX-Forwarded-Proto: https\r\n")
	status, _ = d.throughBy(first, "another secret of its own", event)
	require.Equal(t, 401, status)
	status, _ = d.throughBy(http.DefaultClient, secret, event)
	require.Zero(t, status, "nobody has signed the certificate whom the system trusts")

	certstest.Pair(t, cert, key, "redactd.example.org")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	d.says(`"read again","what":"certificates"`)
	status, _ = d.throughBy(first, secret, `{}`)
	require.Zero(t, status, "the old certificate is not shown any more")
	status, _ = d.throughBy(client(t, cert, "", ""), secret, `{}`)
	require.Equal(t, 200, status)
	require.EqualValues(t, 2, up.came.Load())
	clean(t, d.log(), "the log")
}

// plainly sends the gateway a request without TLS, and returns all that comes back.
func (d *daemon) plainly(t *testing.T) string {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(d.gate, "http://"))
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = io.WriteString(c, "POST /hook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
	require.NoError(t, err)
	out, err := io.ReadAll(c)
	require.False(t, errors.Is(err, os.ErrDeadlineExceeded), "it ends by itself")
	return string(out)
}
