package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// ends waits until the process closes a connection, and returns what came before and how long it took.
func ends(t *testing.T, addr, send string) (string, time.Duration) {
	t.Helper()
	began := time.Now()
	c, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(began.Add(15*time.Second)))
	_, err = io.WriteString(c, send)
	require.NoError(t, err)
	out, err := io.ReadAll(c)
	late, ok := err.(net.Error)
	require.False(t, ok && late.Timeout(), "the connection is still open")
	return string(out), time.Since(began)
}

// TestEveryLimitHasAFlag: what is above a limit is refused as the document says.
func TestEveryLimitHasAFlag(t *testing.T) {
	d := start(t, "--max-header", "1KiB", "--max-body", "1000", "--max-depth", "3", "--max-kept", "600",
		"--header-timeout", "300ms", "--idle-timeout", "400ms", "--progress-timeout", "500ms", "--request-timeout", "2s")
	out, _ := ends(t, d.addr, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: "+strings.Repeat("a", 20<<10)+"\r\n\r\n")
	require.Equal(t, 431, statusOf(out))
	for _, c := range []struct {
		path, media, body string
		status            int
	}{
		{"/v1/redact", "text/plain", strings.Repeat("a", 1001), 413},
		{"/v1/redact", "text/plain", strings.Repeat("a", 1000), 200},
		{"/v1/scan", "text/plain", strings.Repeat("a", 700), 503},
		{"/v1/redact", "application/json", `{"texts":[[["a"]]]}`, 400},
		{"/v1/redact/document", "application/json", `[[[["a"]]]]`, 400},
		{"/v1/redact/document", "application/json", `[[["a"]]]`, 200},
	} {
		status, _ := d.post(c.path, c.media, strings.NewReader(c.body))
		require.Equal(t, c.status, status, c)
	}
	out, took := ends(t, d.addr, "POST /v1/redact HTTP/1.1\r\nHost:")
	require.Equal(t, 0, statusOf(out))
	require.Less(t, took, 5*time.Second, "headers")
	_, took = ends(t, d.addr, "")
	require.Less(t, took, 5*time.Second, "a connection on which nothing comes")
	out, took = ends(t, d.addr, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	require.Equal(t, 200, statusOf(out))
	require.Less(t, took, 5*time.Second, "a connection that is kept open")
	out, _ = ends(t, d.addr, body("/v1/redact", "text/plain", mail)[:100])
	require.Equal(t, 408, statusOf(out), "a body")
}

// TestARequestEnds although its bytes never stop coming.
func TestARequestEnds(t *testing.T) {
	d := start(t, "--progress-timeout", "5s", "--request-timeout", "1s")
	c, err := net.Dial("tcp", d.addr)
	require.NoError(t, err)
	defer c.Close()
	_, err = io.WriteString(c, textHead)
	require.NoError(t, err)
	began := time.Now()
	for err == nil && time.Since(began) < 10*time.Second {
		_, err = io.WriteString(c, "2\r\na\n\r\n")
		time.Sleep(20 * time.Millisecond)
	}
	require.Error(t, err)
}

// TestRates: more than a bucket holds is refused, and told when to come again.
func TestRates(t *testing.T) {
	tokens := write(t, t.TempDir(), "tokens", tokenLine("t", "bob redact,restore"))
	d := start(t, "--tokens", tokens, "--rate", "2", "--restore-rate", "1")
	for path, bucket := range map[string]int{"/v1/redact": 4, "/v1/restore": 2} {
		taken := 0
		for range 20 {
			r, err := http.NewRequestWithContext(t.Context(), "POST", d.url+path, strings.NewReader(mail))
			require.NoError(t, err)
			r.Header.Set("Content-Type", "text/plain")
			r.Header.Set("Authorization", "Bearer t")
			a, err := http.DefaultClient.Do(r)
			require.NoError(t, err)
			require.NoError(t, a.Body.Close())
			if a.StatusCode != 429 {
				taken++
				continue
			}
			require.Equal(t, "1", a.Header.Get("Retry-After"))
		}
		require.GreaterOrEqual(t, taken, bucket)
		require.Less(t, taken, 20)
	}
}

// TestRoomForOne: with one request at a time, a second one is refused at once, and who asks how it is gets an answer.
func TestRoomForOne(t *testing.T) {
	d := start(t, "--max-inflight", "1")
	c, err := net.Dial("tcp", d.addr)
	require.NoError(t, err)
	_, err = fmt.Fprintf(c, "%s6\r\nfirst\n\r\n", textHead)
	require.NoError(t, err)
	newAnswers(c).begin(t, 6)
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, 503, status)
	status, _ = asked(t, http.DefaultClient, "GET", d.url+"/readyz", "", "")
	require.Equal(t, 200, status)
	require.NoError(t, c.Close())
	require.Eventually(t, func() bool {
		status, _ := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
		return status == 200
	}, 5*time.Second, 5*time.Millisecond, "who has gone leaves room")
}

// TestNoMemoryToSpare: a process that has less than it uses refuses texts, and says how it is.
func TestNoMemoryToSpare(t *testing.T) {
	d := start(t, "--max-memory", "1MiB")
	status, _ := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, 503, status)
	status, _ = asked(t, http.DefaultClient, "GET", d.url+"/healthz", "", "")
	require.Equal(t, 200, status)
}
