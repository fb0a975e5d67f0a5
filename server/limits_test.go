package server

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestLimits(t *testing.T) {
	s, _ := newServer(t, Config{Limits: Limits{Body: 1000, Progress: 200 * time.Millisecond, Kept: 700}})
	on := serve(t, s)
	long := strings.Repeat("x", 2000)
	out := raw(t, on, postText+"Expect: 100-continue\r\nContent-Length: 1099511627776\r\n\r\n", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 413 "), "before anything is read: %.80s", out)
	out = raw(t, on, postText+"Transfer-Encoding: chunked\r\n\r\n7d0\r\n"+long+"\r\n0\r\n\r\n", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 413 "), "%.80s", out)
	line := strings.Repeat("y", 499) + "\n"
	out = raw(t, on, postText+"Transfer-Encoding: chunked\r\n\r\n1f4\r\n"+line+"\r\n3e8\r\n"+long[:1000]+"\r\n0\r\n\r\n", false)
	require.NotContains(t, out, "\r\n0\r\n\r\n", "an answer that is cut is not whole")
	out = raw(t, on, postText+"Content-Length: 100\r\n\r\nmail ann@ex", false)
	require.True(t, strings.HasPrefix(out, "HTTP/1.1 408 "), "%.80s", out)
	old := strings.Replace(postText, "1.1", "1.0", 1)
	out = raw(t, on, old+"Content-Length: 1\r\n\r\nx", false)
	require.Contains(t, out, "Content-Length: 1\r\n", "who gets this knows when it is whole")
	whole, _ := newServer(t, Config{})
	out = raw(t, serve(t, whole), old+"Content-Length: 5000\r\n\r\n"+strings.Repeat("x", 5000), false)
	require.Contains(t, out, " 400 ", "an answer that broke off would look whole")
	status, _ := post(t, s, "/v1/scan", plainText, long[:900])
	require.Equal(t, 503, status, "more than may be kept in memory")
	require.Zero(t, s.kept.Load())
	status, _ = post(t, s, "/v1/scan", plainText, long[:600])
	require.Equal(t, 200, status)
	require.Zero(t, s.kept.Load())
	status, _ = post(t, s, "/v1/scan", jsonText, `{"text":"`+long+`"}`)
	require.Equal(t, 413, status)
	s.cfg.Limits.Kept = 0
	status, out = post(t, s, "/v1/redact", plainText, clearText)
	require.Equal(t, 200, status, "a text needs no memory: it streams")
	require.Equal(t, hiddenText, out)
	big := raw(t, on, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: "+strings.Repeat("4111", 12<<10)+"\r\n\r\n", false)
	require.True(t, strings.HasPrefix(big, "HTTP/1.1 431 "), "%.80s", big)
	require.NotContains(t, big, "4111")
}
