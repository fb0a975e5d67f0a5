package server

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// bound runs a server with so many connections and returns its address.
func bound(t *testing.T, s *Server, most int, secret bool) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	on := s.HTTP(s)
	go func() { _ = on.Serve(Framed(s.Bounded(l, most, secret), nil)) }()
	t.Cleanup(func() { _ = on.Close() })
	return l.Addr().String()
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	require.NoError(t, err)
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	t.Cleanup(func() { _ = c.Close() })
	return c
}

const healthy = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"

// asks sends a request on a connection and returns the status.
func asks(t *testing.T, c net.Conn, request string) (status int, retry, body string) {
	t.Helper()
	_, err := io.WriteString(c, request)
	require.NoError(t, err)
	a, err := http.ReadResponse(bufio.NewReader(c), nil)
	require.NoError(t, err)
	text, err := io.ReadAll(a.Body)
	require.NoError(t, err)
	return a.StatusCode, a.Header.Get("Retry-After"), string(text)
}

// TestOneConnectionTooMany is told so, and has room when another has gone.
func TestOneConnectionTooMany(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Connections: 2}})
	address := bound(t, s, 0, false)
	first, second := dial(t, address), dial(t, address)
	for _, c := range []net.Conn{first, second} {
		status, _, _ := asks(t, c, healthy)
		require.Equal(t, 200, status)
	}
	for _, request := range []string{healthy, postText + "Content-Length: 5\r\n\r\nabcde", canary} {
		c := dial(t, address)
		status, retry, body := asks(t, c, request)
		require.Equal(t, 503, status)
		require.Equal(t, "1", retry)
		require.Contains(t, body, typeBase+"busy")
		require.NotContains(t, body, canary)
		_, err := c.Read(make([]byte, 1))
		require.Equal(t, io.EOF, err, "it ends without a reset")
	}
	status, _, _ := asks(t, first, healthy)
	require.Equal(t, 200, status, "those that were there before are served")
	metrics := scrape(t, s)
	require.Contains(t, metrics, "redactd_connections 2\n")
	require.Contains(t, metrics, "redactd_connections_refused_total 3\n")
	require.NoError(t, second.Close())
	require.Eventually(t, func() bool { return s.connections.Load() == 1 }, 5*time.Second, time.Millisecond)
	status, _, _ = asks(t, dial(t, address), healthy)
	require.Equal(t, 200, status)
}

// TestRefusedConnectionsDoNotWait: those that say nothing are closed after a second, and beyond some at once.
func TestRefusedConnectionsDoNotWait(t *testing.T) {
	s, _ := newServer(t, Config{})
	address := bound(t, s, 1, false)
	status, _, _ := asks(t, dial(t, address), healthy)
	require.Equal(t, 200, status)
	var silent []net.Conn
	for range farewells + 50 {
		silent = append(silent, dial(t, address))
	}
	began := time.Now()
	for _, c := range silent {
		n, err := c.Read(make([]byte, 1))
		require.Zero(t, n)
		require.Error(t, err)
		var late net.Error
		require.False(t, errors.As(err, &late) && late.Timeout())
	}
	require.Less(t, time.Since(began), 4*farewellTime)
	status, _, _ = asks(t, dial(t, address), healthy)
	require.Equal(t, 503, status, "there are farewells left")
}

// TestNothingIsSaidInClear: where answers are secret, a connection too many is closed.
func TestNothingIsSaidInClear(t *testing.T) {
	s, _ := newServer(t, Config{})
	address := bound(t, s, 1, true)
	status, _, _ := asks(t, dial(t, address), healthy)
	require.Equal(t, 200, status)
	c := dial(t, address)
	_, _ = io.WriteString(c, healthy)
	n, err := c.Read(make([]byte, 1))
	require.Zero(t, n)
	require.Error(t, err)
}

// TestWhoSendsIsNotCutOff: a client that reads no answer before it has sent its body can send it, if that is short.
func TestWhoSendsIsNotCutOff(t *testing.T) {
	s, _ := newServer(t, Config{})
	address := bound(t, s, 1, false)
	status, _, _ := asks(t, dial(t, address), healthy)
	require.Equal(t, 200, status)
	c := dial(t, address)
	part := strings.Repeat("a", 10_000)
	for _, text := range []string{postText + "Content-Length: 20000\r\n\r\n", part} {
		_, err := io.WriteString(c, text)
		require.NoError(t, err)
		time.Sleep(50 * time.Millisecond)
	}
	status, _, _ = asks(t, c, part)
	require.Equal(t, 503, status)
}
