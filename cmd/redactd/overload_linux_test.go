package main

import (
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A pressure sends texts and keeps how it went.
type pressure struct {
	d      *daemon
	client *http.Client
	text   string

	mu       sync.Mutex
	accepted []time.Duration
	refused  []time.Duration
	other    int // answers of another status, or none
	unmasked int
	unsaid   int // refusals that do not say how long to wait
}

func newPressure(d *daemon) *pressure {
	return &pressure{d: d, text: strings.Repeat("ticket 4711: mail ann@example.com, card 4111 1111 1111 1111\n", 1000),
		client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 10_000}}}
}

// send sends the text once.
func (p *pressure) send() {
	began := time.Now()
	a, err := p.client.Post(p.d.url+"/v1/redact", "text/plain", strings.NewReader(p.text))
	var out []byte
	if err == nil {
		out, err = io.ReadAll(a.Body)
		_ = a.Body.Close()
	}
	took := time.Since(began)
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case err != nil:
		p.other++
	case a.StatusCode == http.StatusOK:
		p.accepted = append(p.accepted, took)
		if strings.Contains(string(out), "ann@") || !strings.HasSuffix(string(out), "1111\n") {
			p.unmasked++
		}
	case a.StatusCode == http.StatusServiceUnavailable:
		p.refused = append(p.refused, took)
		if a.Header.Get("Retry-After") == "" {
			p.unsaid++
		}
	default:
		p.other++
	}
}

// closed sends from so many clients, each of which waits for its answer, and returns how many a second are accepted.
func (p *pressure) closed(clients int, d time.Duration) float64 {
	before, until := len(p.accepted), time.Now().Add(d)
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for time.Now().Before(until) {
				p.send()
			}
		})
	}
	all.Wait()
	return float64(len(p.accepted)-before) / d.Seconds()
}

// open sends so many a second, whatever becomes of them.
func (p *pressure) open(rate float64, d time.Duration) {
	var all sync.WaitGroup
	began := time.Now()
	for n := 0; time.Since(began) < d; {
		for ; float64(n) < rate*time.Since(began).Seconds(); n++ {
			all.Go(p.send)
		}
		time.Sleep(time.Millisecond)
	}
	all.Wait()
}

// TestOverload sends three times as much as redactd can do.
func TestOverload(t *testing.T) {
	underLoad(t)
	d := start(t)
	capacity := newPressure(d).closed(4*runtime.GOMAXPROCS(0), 5*time.Second)
	p := newPressure(d)
	const long = 10 * time.Second
	p.open(3*capacity, long)
	goodput := float64(len(p.accepted)) / long.Seconds()
	after := newPressure(d)
	time.Sleep(time.Second)
	recovered := after.closed(4*runtime.GOMAXPROCS(0), 2*time.Second)
	t.Logf("capacity %.0f/s; at three times that %.0f/s accepted, p99 %v; %d refused, p99 %v; afterwards %.0f/s, %d refused",
		capacity, goodput, percentile(p.accepted, 99), len(p.refused), percentile(p.refused, 99), recovered, len(after.refused))
	require.Zero(t, p.unmasked)
	require.Zero(t, p.other)
	require.Zero(t, p.unsaid)
	require.Empty(t, after.refused)
	require.NotEmpty(t, p.refused)
	require.LessOrEqual(t, percentile(p.accepted, 99), time.Second)
	require.GreaterOrEqual(t, goodput, 0.8*capacity)
	require.LessOrEqual(t, percentile(p.refused, 99), 50*time.Millisecond)
}

// TestOthersUnderLoad: whoever needs no turn has an answer at once while all processors compute. It is about the median,
// as the load of other programs shows in the slowest answers.
func TestOthersUnderLoad(t *testing.T) {
	underLoad(t)
	d := start(t)
	const long = 6 * time.Second
	ended := make(chan float64)
	go func() { ended <- newPressure(d).closed(4*runtime.GOMAXPROCS(0), long) }()
	var times []time.Duration
	for until := time.Now().Add(long); time.Now().Before(until); time.Sleep(5 * time.Millisecond) {
		began := time.Now()
		a, err := http.Get(d.url + "/healthz")
		require.NoError(t, err)
		_, _ = io.Copy(io.Discard, a.Body)
		_ = a.Body.Close()
		times = append(times, time.Since(began))
	}
	t.Logf("%.0f/s masked; /healthz p50 %v, p90 %v", <-ended, percentile(times, 50), percentile(times, 90))
	require.LessOrEqual(t, percentile(times, 50), 8*time.Millisecond)
}
