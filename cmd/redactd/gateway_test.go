package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A receiver is an upstream that keeps what has come, and waits while it is told so.
type receiver struct {
	*httptest.Server
	came atomic.Int64
	wait chan struct{} // nil does not wait
	last atomic.Pointer[string]
}

func newReceiver(t *testing.T, wait chan struct{}) *receiver {
	r := &receiver{wait: wait}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		var all bytes.Buffer
		_ = q.Write(&all)
		text := all.String()
		r.last.Store(&text)
		r.came.Add(1)
		if r.wait != nil {
			<-r.wait
		}
		_, _ = io.WriteString(w, "taken\n")
	}))
	t.Cleanup(r.Close)
	return r
}

var gatewayListens = regexp.MustCompile(`"msg":"listening as a gateway","address":"([^"]+)"`)

// startGateway runs redactd as a gateway.
func startGateway(t *testing.T, upstream string, flags ...string) *daemon {
	t.Helper()
	d := start(t, append([]string{"--gateway", "127.0.0.1:0", "--upstream", upstream}, flags...)...)
	require.Eventually(t, func() bool {
		m := gatewayListens.FindStringSubmatch(d.log())
		if m != nil {
			d.gate = "http://" + m[1]
		}
		return m != nil
	}, 10*time.Second, time.Millisecond)
	return d
}

const event = `{"comment":"card 4111111111111111"}`

// through sends an event to the gateway, with the sum that a secret makes.
func (d *daemon) through(secret, body string) (int, string) {
	d.t.Helper()
	status, out := d.throughBy(http.DefaultClient, secret, body)
	require.NotZero(d.t, status, "there is no answer")
	return status, out
}

// throughBy does so with a client, and returns 0 if there is no answer.
func (d *daemon) throughBy(client *http.Client, secret, body string) (int, string) {
	d.t.Helper()
	m := hmac.New(sha256.New, []byte(secret))
	_, _ = io.WriteString(m, body)
	r, err := http.NewRequest("POST", d.gate+"/hook?mail=jo@example.com", strings.NewReader(body))
	require.NoError(d.t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Signature", hex.EncodeToString(m.Sum(nil)))
	a, err := client.Do(r)
	if err != nil {
		return 0, ""
	}
	defer a.Body.Close()
	out, err := io.ReadAll(a.Body)
	require.NoError(d.t, err)
	return a.StatusCode, string(out)
}

func TestAGateway(t *testing.T) {
	up, dir := newReceiver(t, nil), t.TempDir()
	secrets := write(t, dir, "secrets", "the old secret of the sender\n")
	audit := filepath.Join(dir, "audit.log")
	d := startGateway(t, up.URL, "--verify", "hmac", "--secret-file", secrets, "--sign-secret-file", secrets, "--audit-log", audit)
	status, answer := d.through("the old secret of the sender", event)
	require.Equal(t, 200, status, answer)
	require.Equal(t, "taken\n", answer)
	came := *up.last.Load()
	require.Contains(t, came, `{"comment":"card 411111▇▇▇▇▇▇1111"}`)
	require.Contains(t, came, "POST /hook?mail=%5BEMAIL_ADDRESS%5D HTTP/1.1\r\n")
	require.Contains(t, came, "\r\nX-Signature: ")

	const next = "the next secret of the sender"
	status, _ = d.through(next, event)
	require.Equal(t, 401, status)
	write(t, dir, "secrets", next+"\n")
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGHUP))
	require.Eventually(t, func() bool {
		status, _ = d.through(next, event)
		return status == 200
	}, 5*time.Second, 50*time.Millisecond)
	_, metrics := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
	require.Contains(t, metrics, `redactd_requests_total{result="unauthorized",route="gateway"}`)
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	records, err := os.ReadFile(audit)
	require.NoError(t, err)
	require.Contains(t, string(records), `"event":"forward"`)
	require.Contains(t, string(records), `"actor":"hmac"`)
	clean(t, string(records), "the audit")
	clean(t, d.log(), "the log")
}

// TestAGatewayStops: what is on its way is answered, and nothing new is taken.
func TestAGatewayStops(t *testing.T) {
	wait := make(chan struct{})
	up := newReceiver(t, wait)
	d := startGateway(t, up.URL)
	first := make(chan int)
	go func() {
		status, _ := d.through("", event)
		first <- status
	}()
	require.Eventually(t, func() bool { return up.came.Load() == 1 }, 5*time.Second, time.Millisecond)
	require.NoError(t, d.cmd.Process.Signal(syscall.SIGTERM))
	require.Eventually(t, func() bool {
		status, _ := asked(t, http.DefaultClient, "GET", d.gate+"/readyz", "", "")
		return status == 503
	}, 5*time.Second, 10*time.Millisecond)
	status, _ := d.through("", event)
	require.Equal(t, 503, status)
	close(wait)
	require.Equal(t, 200, <-first)
	_ = d.cmd.Wait()
	require.Equal(t, exitDone, d.cmd.ProcessState.ExitCode())
	require.EqualValues(t, 1, up.came.Load())
}

// TestAGatewayAlone: with --listen off there is no other listener.
func TestAGatewayAlone(t *testing.T) {
	d := startGateway(t, "http://127.0.0.1:1", "--listen", "off")
	require.Equal(t, d.gate, d.url)
	status, _ := asked(t, http.DefaultClient, "GET", d.gate+"/healthz", "", "")
	require.Equal(t, 200, status)
	status, _ = d.through("", event)
	require.Equal(t, 502, status)
}

// TestAnUpstreamThatSaysMore than its reply is not repeated by anybody.
func TestAnUpstreamThatSaysMore(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 64<<10))
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n.4111111111111111")
			time.Sleep(10 * time.Millisecond)
			_ = c.Close()
		}
	}()
	d := startGateway(t, "http://"+l.Addr().String())
	for range 5 {
		_, _ = d.through("", event)
	}
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	clean(t, d.log(), "the log")
}
