package server

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// inner is a request that hides in the body of another one.
const inner = "GET /livez HTTP/1.1\r\nHost: inner\r\n\r\n"

// TestFraming sends requests of which two readers may see different ends: none is answered twice.
func TestFraming(t *testing.T) {
	s, _ := newServer(t, Config{})
	on := serve(t, s)
	const head = "POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
	for name, send := range map[string]string{
		"length and chunks":        head + "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
		"two lengths":              head + "Content-Length: 0\r\nContent-Length: 36\r\n\r\n" + inner,
		"a list of lengths":        head + "Content-Length: 0, 36\r\n\r\n" + inner,
		"a length with a plus":     head + "Content-Length: +36\r\n\r\n" + inner,
		"a length below zero":      head + "Content-Length: -1\r\n\r\n" + inner,
		"a length in hexadecimal":  head + "Content-Length: 0x24\r\n\r\n" + inner,
		"another encoding":         head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + inner,
		"two encodings":            head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + inner,
		"chunks twice":             head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
		"a space before the colon": head + "Content-Length : 36\r\n\r\n" + inner,
		"a NUL":                    head + "X-A: \x00\r\nContent-Length: 0\r\n\r\n" + inner,
		"a bare LF in chunks":      head + "Transfer-Encoding: chunked\r\n\r\n1;\nx\r\n\r\n0\r\n\r\n" + inner,
		"a bare CR":                head + "X-A: b\rContent-Length: 36\r\n\r\n" + inner,
		"a chunk too large":        head + "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\nx\r\n0\r\n\r\n" + inner,
		"two hosts":                head + "Host: y\r\nContent-Length: 0\r\n\r\n" + inner,
		"trailers":                 head + "Transfer-Encoding: chunked\r\nTrailer: X-A\r\n\r\n0\r\nX-A: " + canary + "\r\n\r\n" + inner,
		"behind an error":          head + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx" + inner,
	} {
		out := raw(t, on, send, true)
		if strings.HasPrefix(out, "HTTP/1.1 200 ") {
			require.Contains(t, out, "Connection: close\r\n", name)
		}
		require.LessOrEqual(t, strings.Count(out, "HTTP/1.1 "), 1, "%s: %s", name, out)
		require.NotContains(t, out, "ok\n", name)
		require.NotContains(t, out, canary, name)
	}
}
