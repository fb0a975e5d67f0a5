package server

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestTheRestOfARefusedBody is waited for no longer than other bytes are.
func TestTheRestOfARefusedBody(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Progress: 200 * time.Millisecond}})
	began := time.Now()
	out := raw(t, serve(t, s), "POST /missing HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc", false)
	require.Contains(t, out, " 404 ")
	require.Less(t, time.Since(began), 5*time.Second)
}

// TestAmbiguousFraming sends requests that two readers may cut in different places. Each is refused, the connection is
// closed, and what would be a request of its own to one of the readers is none.
func TestAmbiguousFraming(t *testing.T) {
	s, log := newServer(t, Config{})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	on := s.HTTP(s)
	go func() { _ = on.Serve(Framed(l, nil)) }()
	defer on.Close()
	const chunks = "4\r\nabcd\r\n0\r\n\r\n"
	for name, c := range map[string]struct{ headers, body string }{
		"a length beside chunks":   {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", chunks},
		"two lengths":              {"Content-Length: 4\r\nContent-Length: 5\r\n", "abcde"},
		"a length with a sign":     {"Content-Length: +5\r\n", "abcde"},
		"a negative length":        {"Content-Length: -1\r\n", ""},
		"an unknown coding":        {"Transfer-Encoding: xchunked\r\n", chunks},
		"chunked, identity":        {"Transfer-Encoding: chunked, identity\r\n", chunks},
		"a bare line feed":         {"X-A: b\nContent-Length: 4\r\n", "abcd"},
		"a chunk of another size":  {"Transfer-Encoding: chunked\r\n", "3\r\nabcd\r\n0\r\n\r\n"},
		"a size that overflows":    {"Transfer-Encoding: chunked\r\n", "ffffffffffffffff4\r\nabcd\r\n0\r\n\r\n"},
		"a space before the colon": {"Content-Length : 4\r\n", "abcd"},
		"a NUL":                    {"X-A: b\x00\r\nContent-Length: 4\r\n", "abcd"},
		"a folded line":            {"X-A: b\r\n c\r\nContent-Length: 4\r\n", "abcd"},
		"two hosts":                {"Host: y\r\nContent-Length: 4\r\n", "abcd"},
	} {
		c0, err := net.Dial("tcp", l.Addr().String())
		require.NoError(t, err)
		require.NoError(t, c0.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = fmt.Fprint(c0, postText, c.headers, "\r\n", c.body, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
		require.NoError(t, err)
		out, err := io.ReadAll(c0) // to the end: the server closes
		require.NoError(t, c0.Close())
		require.True(t, strings.HasPrefix(string(out), "HTTP/1.1 400 "), "%s: %.80s %v", name, out, err)
		require.Equal(t, 1, strings.Count(string(out), "HTTP/1.1 "), name)
	}
	require.NotContains(t, log.String(), "/metrics", "nothing was smuggled")
}
