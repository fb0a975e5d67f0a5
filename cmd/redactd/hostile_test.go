package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// canaries are what nothing that redactd says of itself may hold.
var canaries = []string{"4111111111111111", "zqxjk"}

const canary = "4111111111111111zqxjk"

// hostile are requests of which something is wrong, or nothing, with a canary wherever one fits.
var hostile = []string{
	"GET /" + canary + " HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET /v1/entities?" + canary + "=" + canary + " HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET /v1/entities?policy=" + canary + " HTTP/1.1\r\nHost: " + canary + "\r\n\r\n",
	canary + " / HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET http://" + canary + "@x/%zz" + canary + " HTTP/1.1\r\nHost: x\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: x\r\n" + canary + ": " + canary + "\r\n\r\n",
	"GET / HTTP/1.1\r\nHost: x\r\n" + canary + "\r\n\r\n",
	"GET / " + canary + "\r\n\r\n",
	"POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Length: " + canary + "\r\n\r\n",
	"POST /v1/redact HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + canary + "\r\n\r\n",
	"POST /v1/redact HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n" + canary + "\r\n",
	"POST /v1/redact HTTP/1.1\r\nHost: x\r\nUpgrade: " + canary + "\r\n\r\n",
	"GET /metrics HTTP/1.1\r\nHost: x\r\nTraceparent: 00-" + canaries[0] +
		"0000000000000000-" + canaries[0] + "-01\r\n\r\n",
	"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + canary + "\r\nX-Forwarded-For: " + canary + "\r\nCookie: " + canary +
		"\r\nUser-Agent: " + canary + "\r\nReferer: " + canary + "\r\nAuthorization: Bearer " + canary + "\r\n\r\n",
	body("/v1/redact", "application/json", `{"text":"`+canary+`"`),
	body("/v1/redact", "application/json", `{"`+canary+`":1}`),
	body("/v1/redact", "application/json", `{"text":`+canaries[0]+`}`),
	body("/v1/redact", "application/json", `{"text":"x","policy":"`+canary+`"}`),
	body("/v1/redact", "application/json", `{"text":"`+canary+`","text":"`+canary+`"}`),
	body("/v1/redact", "application/json", `{"text":"card `+canaries[0]+` zqxjk"}`),
	body("/v1/redact", "text/plain", "card "+canaries[0]+" zqxjk"),
	body("/v1/redact?min_score=0."+canaries[0], "text/plain", "card "+canaries[0]),
	body("/v1/redact?operator="+canary, "text/plain", canary),
	body("/v1/redact", "text/plain; charset="+canary, canary),
	body("/v1/redact", canary, canary),
	body("/v1/redact", "text/plain", "PK\x03\x04"+canary),
	body("/v1/scan", "text/plain", "card "+canaries[0]),
	body("/v1/explain", "application/json", `{"text":"`+canary+`"}`),
	body("/v1/restore", "text/plain", "[EMAIL_ADDRESS:"+canary+"]"),
	body("/v1/policies/reload", "text/plain", canary),
}

func body(path, media, text string) string {
	return fmt.Sprintf("POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
		path, media, len(text), text)
}

// bent returns one of them, often with a byte changed, put in or taken out.
func bent(r *rand.Rand) string {
	text := hostile[r.IntN(len(hostile))]
	at := r.IntN(len(text))
	switch r.IntN(6) {
	case 0:
		return text[:at] + string(byte(r.IntN(256))) + text[at:]
	case 1:
		return text[:at] + string(byte(r.IntN(256))) + text[at+1:]
	case 2:
		return text[:at] + text[at+1:]
	case 3:
		return text[:at]
	}
	return text
}

// answerTo sends a request on a connection of its own and returns what comes back.
func answerTo(t *testing.T, addr, request string) []byte {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(10*time.Second)))
	_, _ = io.WriteString(c, request)
	_ = c.(*net.TCPConn).CloseWrite()
	answer, _ := io.ReadAll(c)
	return answer
}

// TestNothingIsSaidOfRequests: 10,000 hostile requests leave nothing in refusals, logs, metrics and the audit log.
func TestNothingIsSaidOfRequests(t *testing.T) {
	n := 10_000
	if testing.Short() {
		n = 1000
	}
	path := filepath.Join(t.TempDir(), "audit.log")
	d := start(t, "--audit-log", path)
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 0))
	statuses := map[int]int{}
	for range n {
		request := bent(r)
		answer := answerTo(t, d.addr, request)
		status := statusOf(string(answer))
		if statuses[status]++; status < 300 && status != 0 {
			continue // texts go back, and what they hold is for their sender
		}
		clean(t, string(answer), "seed %d: %q", seed, request)
	}
	t.Logf("answers by status: %v", statuses)
	_, metrics := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
	clean(t, metrics, "metrics")
	_, status := asked(t, http.DefaultClient, "GET", d.url+"/readyz", "", "")
	require.Equal(t, "ok\n", status)
	clean(t, d.log(), "the log")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Greater(t, strings.Count(string(text), "\n"), n/10)
	clean(t, string(text), "the audit log")
}

// statusOf is the status of an answer, 0 if there is none.
func statusOf(answer string) int {
	a, err := http.ReadResponse(bufio.NewReader(strings.NewReader(answer)), nil)
	if err != nil {
		return 0
	}
	return a.StatusCode
}

func clean(t *testing.T, text, where string, args ...any) {
	t.Helper()
	for _, one := range canaries {
		if strings.Contains(strings.ToLower(text), one) {
			t.Fatalf("a canary is in it: "+where, args...)
		}
	}
}
