package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A slow log takes longer to write a line than the server has patience with clients.
type slow struct{ slog.Handler }

func (s slow) Handle(ctx context.Context, r slog.Record) error {
	time.Sleep(2 * patience)
	return s.Handler.Handle(ctx, r)
}

const patience = 150 * time.Millisecond

// TestTheServersOwnTimeIsNotTheClients: who sends and reads at once is answered, however long the server takes before it
// reads a body and before it writes what it has decided.
func TestTheServersOwnTimeIsNotTheClients(t *testing.T) {
	redacts := Actor{Name: "a", Roles: []Role{RoleRedact}}
	for name, cfg := range map[string]Config{
		"before a body":    {Auth: func(*http.Request) (Actor, error) { time.Sleep(2 * patience); return redacts, nil }},
		"before an answer": {Log: slog.New(slow{slog.NewTextHandler(io.Discard, nil)})},
	} {
		cfg.Limits.Progress = patience
		s, err := New(cfg)
		require.NoError(t, err)
		require.Equal(t, http.StatusOK, lateBody(t, serve(t, s).Listener.Addr().String()), name)
	}
}

// lateBody sends a body when it is asked for, and returns the status of the answer.
func lateBody(t *testing.T, address string) int {
	c, err := net.Dial("tcp", address)
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	body := strings.Repeat("text\n", 10)
	_, err = fmt.Fprintf(c, "POST /v1/redact HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n"+
		"Expect: 100-continue\r\n\r\n", len(body))
	require.NoError(t, err)
	in := bufio.NewReader(c)
	line, err := in.ReadString('\n')
	require.NoError(t, err)
	require.Contains(t, line, "100 Continue")
	_, err = in.ReadString('\n')
	require.NoError(t, err)
	_, err = io.WriteString(c, body)
	require.NoError(t, err)
	a, err := http.ReadResponse(in, nil)
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, a.Body)
	require.NoError(t, err)
	return a.StatusCode
}
