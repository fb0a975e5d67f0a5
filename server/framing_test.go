package server

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
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
	for _, f := range testkit.Framings() {
		c, err := net.Dial("tcp", l.Addr().String())
		require.NoError(t, err)
		require.NoError(t, c.SetDeadline(time.Now().Add(5*time.Second)))
		_, err = fmt.Fprint(c, postText, f.Bytes(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
		require.NoError(t, err)
		out, err := io.ReadAll(c) // to the end: the server closes
		require.NoError(t, c.Close())
		require.True(t, strings.HasPrefix(string(out), "HTTP/1.1 400 "), "%s: %.80s %v", f.Name, out, err)
		require.Equal(t, 1, strings.Count(string(out), "HTTP/1.1 "), f.Name)
	}
	require.NotContains(t, log.String(), "/metrics", "nothing was smuggled")
}
