package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/signature"
	"github.com/redactd/redactd/internal/testkit"
)

// startPlain runs one until the test ends, and returns its URL and the number of its process.
func startPlain(t *testing.T, upstream string) (string, int) {
	cmd := exec.Command("plainproxy", upstream)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	var addr string
	_, err = fmt.Fscanln(out, &addr)
	require.NoError(t, err)
	return "http://" + addr, cmd.Process.Pid
}

// processorTime is how long a process has computed, to a hundredth of a second: proc_pid_stat(5).
func processorTime(t *testing.T, pid int) (d time.Duration) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	require.NoError(t, err)
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')'):]))
	for _, field := range fields[12:14] { // utime and stime
		ticks, err := strconv.Atoi(field)
		require.NoError(t, err)
		d += time.Duration(ticks) * 10 * time.Millisecond
	}
	return d
}

// A stream of events measures how long each takes.
type eventStream struct {
	client *http.Client
	signer *signature.Signer

	mu     sync.Mutex
	took   []time.Duration
	failed int
}

// run sends so many a second, whatever becomes of them.
func (s *eventStream) run(url string, rate float64, d time.Duration) {
	var all sync.WaitGroup
	began := time.Now()
	for n := 0; time.Since(began) < d; {
		for ; float64(n) < rate*time.Since(began).Seconds(); n++ {
			all.Go(func() { s.send(url) })
		}
		time.Sleep(200 * time.Microsecond)
	}
	all.Wait()
}

func (s *eventStream) send(url string) {
	r, _ := http.NewRequest("POST", url+"/hook", strings.NewReader(testkit.TicketEvent))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Zendesk Webhook")
	r.Header.Set("X-Zendesk-Account-Id", "22129848")
	r.Header.Set("X-Zendesk-Webhook-Id", "01EZ1GYHQRS4KHKXT4NX0QRPPF")
	s.signer.Sign(r.Header, []byte(testkit.TicketEvent), time.Now())
	began := time.Now()
	a, err := s.client.Do(r)
	if err == nil {
		_, err = io.Copy(io.Discard, a.Body)
		_ = a.Body.Close()
	}
	took := time.Since(began)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.took = append(s.took, took); err != nil || a.StatusCode != http.StatusOK {
		s.failed++
	}
}

// TestGatewayLatency sends 2,000 events a second through a gateway and through a proxy that does nothing, in turns.
func TestGatewayLatency(t *testing.T) {
	underLoad(t)
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Header.Get("Via") != "" && strings.Contains(string(body), "4111 1111 1111 1111") {
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	defer up.Close()
	secret := write(t, t.TempDir(), "secret", "a secret of enough bytes\n")
	signer, err := signature.New(signature.Config{Scheme: "zendesk", Secrets: [][]byte{[]byte("a secret of enough bytes")}})
	require.NoError(t, err)
	stream := func() *eventStream {
		return &eventStream{signer: signer, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000}}}
	}
	d := startGateway(t, up.URL, "--listen", "off", "--verify", "zendesk", "--secret-file", secret, "--sign-secret-file", secret)
	plain, masked := stream(), stream()
	url, pid := startPlain(t, up.URL)
	urls := map[*eventStream]string{plain: url, masked: d.gate}
	const rate = 2000
	for _, s := range []*eventStream{plain, masked} {
		s.run(urls[s], rate/4, time.Second) // to open connections
		s.took = nil
	}
	for range 5 {
		plain.run(urls[plain], rate, 2*time.Second)
		masked.run(urls[masked], rate, 2*time.Second)
	}
	t.Logf("%d events at %d a second each way: a proxy p50 %v, p99 %v; the gateway p50 %v, p99 %v; %d failed", len(masked.took), rate,
		percentile(plain.took, 50), percentile(plain.took, 99), percentile(masked.took, 50), percentile(masked.took, 99), masked.failed)
	each := time.Duration(len(masked.took) + rate/4)
	t.Logf("processor time for an event: a proxy %v, the gateway %v",
		processorTime(t, pid)/each, processorTime(t, d.cmd.Process.Pid)/each)
	require.Zero(t, masked.failed)
	require.Less(t, percentile(masked.took, 99)-percentile(plain.took, 99), 5*time.Millisecond)
}
