package server_test

import (
	"bufio"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/server"
	"github.com/redactd/redactd/server/trail"
)

// ticket is a text of 1 KiB with an address and a card.
var ticket = strings.Repeat("The parcel has not come yet, and nobody answers when I ask where it is.\n", 13) +
	"I have paid with my card 4111 1111 1111 1111. You can reach me at ann.berg@example.com.\n"

// BenchmarkSmallRequests sends 1 KiB over connections that stay, to a handler that sends it back and to /v1/redact with
// its access log and audit log, in turn. It reports how many a second redactd answers of what the other does, and its
// 99th percentile as a multiple.
func BenchmarkSmallRequests(b *testing.B) {
	echo := serveOn(b, &http.Server{Handler: http.HandlerFunc(sendBack)}, func(l net.Listener) net.Listener { return l })
	s := newRedactd(b)
	require.Contains(b, masked(s.Handler), "card 4111 11▇▇ ▇▇▇▇ 1111. You can reach me at [EMAIL_ADDRESS].\n")
	redactd := serveOn(b, s, func(l net.Listener) net.Listener { return server.Framed(l, nil) })
	for _, media := range []string{"text/plain", "application/json"} {
		b.Run(media, func(b *testing.B) {
			var rates, tails []float64
			for b.Loop() {
				e, r := load(b, echo, media), load(b, redactd, media)
				rates, tails = append(rates, r.rate/e.rate), append(tails, r.p99.Seconds()/e.p99.Seconds())
				b.ReportMetric(r.rate, "requests/s")
				b.ReportMetric(float64(r.p99.Microseconds()), "p99-µs")
			}
			b.ReportMetric(median(rates), "of-echo's-rate")
			b.ReportMetric(median(tails), "of-echo's-p99")
		})
	}
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

func sendBack(w http.ResponseWriter, r *http.Request) {
	text, _ := io.ReadAll(r.Body)
	w.Header().Set("Content-Type", r.Header.Get("Content-Type"))
	_, _ = w.Write(text)
}

func newRedactd(b *testing.B) *http.Server {
	say := slog.New(slog.NewJSONHandler(io.Discard, nil))
	t, err := trail.Open(filepath.Join(b.TempDir(), "audit.log"), audit.Options{}, say)
	require.NoError(b, err)
	b.Cleanup(t.Close)
	s, err := server.New(server.Config{Log: say, Audit: t.Record, Ready: t.Ready})
	require.NoError(b, err)
	return s.HTTP(s)
}

func serveOn(b *testing.B, s *http.Server, over func(net.Listener) net.Listener) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(b, err)
	go func() { _ = s.Serve(over(l)) }()
	b.Cleanup(func() { _ = s.Close() })
	return l.Addr().String()
}

// window is how long a turn is: short, as other programs take the processors for longer times.
const window = 200 * time.Millisecond

// A result is what a turn of load came to.
type result struct {
	rate float64
	p99  time.Duration
}

// load sends requests for as long as a turn is, over as many connections as there are processors, four times over.
func load(b *testing.B, addr, media string) result {
	text := ticket
	if media == "application/json" {
		text = fmt.Sprintf(`{"text":%q}`, ticket)
	}
	request := fmt.Sprintf("POST /v1/redact HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", media, len(text), text)
	var all sync.WaitGroup
	var mu sync.Mutex
	var times []time.Duration
	began := time.Now()
	for range 4 * runtime.GOMAXPROCS(0) {
		all.Go(func() {
			mine := exchange(b, addr, request, began.Add(window))
			mu.Lock()
			times = append(times, mine...)
			mu.Unlock()
		})
	}
	all.Wait()
	slices.Sort(times)
	return result{float64(len(times)) / time.Since(began).Seconds(), times[len(times)*99/100]}
}

// exchange sends a request again and again and returns how long each took.
func exchange(b *testing.B, addr, request string, until time.Time) (times []time.Duration) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		b.Error(err)
		return nil
	}
	defer c.Close()
	answers := bufio.NewReader(c)
	for time.Now().Before(until) {
		began := time.Now()
		_, _ = io.WriteString(c, request)
		a, err := http.ReadResponse(answers, nil)
		if err != nil || a.StatusCode != http.StatusOK {
			b.Error("no answer", err)
			return times
		}
		_, _ = io.Copy(io.Discard, a.Body)
		times = append(times, time.Since(began))
	}
	return times
}

// BenchmarkOneRequest is what a request costs above what net/http does for it.
func BenchmarkOneRequest(b *testing.B) {
	h := newRedactd(b).Handler
	for b.Loop() {
		masked(h)
	}
}

// masked returns the ticket as it is masked.
func masked(h http.Handler) string {
	r := httptest.NewRequest("POST", "/v1/redact", strings.NewReader(ticket))
	r.Header.Set("Content-Type", "text/plain")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}
