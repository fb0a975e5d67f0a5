package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// load runs the tests of this file, which need the machine for themselves: make load.
var load = flag.Bool("load", false, "run the tests that need the machine for themselves")

func underLoad(t *testing.T) {
	t.Helper()
	if !*load {
		t.Skip("make load runs it")
	}
}

// percentile returns the time that so many of a hundred do not take longer than.
func percentile(times []time.Duration, p int) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[len(times)*p/100]
}

// A drip sends a beginning and then a byte from time to time, and says when the connection was closed.
func drip(addr, begin string, every time.Duration) (closed time.Duration) {
	began := time.Now()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return 0
	}
	defer c.Close()
	_, _ = io.WriteString(c, begin)
	gone := make(chan bool)
	go func() { _, _ = io.Copy(io.Discard, c); close(gone) }()
	for time.Since(began) < time.Minute {
		select {
		case <-gone:
			return time.Since(began)
		case <-time.After(every):
			_, _ = io.WriteString(c, "a")
		}
	}
	return time.Minute
}

// stare sends texts and reads no answers.
func stare(addr string, until time.Time) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	defer c.Close()
	line := strings.Repeat("a line of text that goes on and on\n", 1000)
	_, _ = io.WriteString(c, textHead)
	for time.Now().Before(until) {
		_ = c.SetWriteDeadline(until)
		if _, err := fmt.Fprintf(c, "%x\r\n%s\r\n", len(line), line); err != nil {
			break
		}
	}
	time.Sleep(time.Until(until))
}

// TestManySlowClients: 640 clients that take their time do not slow others down.
func TestManySlowClients(t *testing.T) {
	underLoad(t)
	d := start(t)
	until := time.Now().Add(15 * time.Second)
	var closed []time.Duration
	var mu sync.Mutex
	var all sync.WaitGroup
	for range 400 {
		all.Go(func() {
			after := drip(d.addr, "POST /v1/redact HTTP/1.1\r\nX-Slow: ", time.Second)
			mu.Lock()
			closed = append(closed, after)
			mu.Unlock()
		})
	}
	for range 200 {
		go drip(d.addr, body("/v1/redact", "text/plain", strings.Repeat("a", 100_000))[:120], time.Second)
	}
	for range 40 {
		go stare(d.addr, until)
	}
	var times []time.Duration
	for time.Now().Before(until) {
		began := time.Now()
		status, out := d.post("/v1/redact", "text/plain", strings.NewReader(mail))
		require.Equal(t, 200, status)
		require.Equal(t, "mail [EMAIL_ADDRESS]", out)
		times = append(times, time.Since(began))
		time.Sleep(2 * time.Millisecond)
	}
	all.Wait()
	p99, last, most := percentile(times, 99), percentile(closed, 99), d.resident()>>20
	t.Logf("%d healthy requests beside 640 slow clients: p50 %v, p99 %v; 99 %% of slow headers cut off after %v; %d MiB",
		len(times), percentile(times, 50), p99, last, most)
	require.Less(t, p99, 250*time.Millisecond)
	require.LessOrEqual(t, last, 12*time.Second)
	require.LessOrEqual(t, most, int64(192))
}

// TestManyConnections: 10,000 of them are open at a time, and each has an answer.
func TestManyConnections(t *testing.T) {
	underLoad(t)
	d := start(t)
	const n = 9_900 // and some files for the test itself
	var open []net.Conn
	for range n {
		c, err := net.Dial("tcp", d.addr)
		require.NoError(t, err)
		defer c.Close()
		open = append(open, c)
	}
	var statuses [600]atomic.Int64
	var all sync.WaitGroup
	began := time.Now()
	for _, c := range open {
		all.Go(func() {
			_ = c.SetDeadline(time.Now().Add(time.Minute))
			_, _ = io.WriteString(c, body("/v1/redact", "text/plain", mail))
			a := newAnswers(c)
			status, out := a.any(t)
			statuses[status].Add(1)
			if status == 200 {
				require.Equal(t, "mail [EMAIL_ADDRESS]", out)
			}
		})
	}
	all.Wait()
	memory := d.resident() >> 20
	t.Logf("%d connections, a request on each, in %v: %d masked, %d refused with 503; %d MiB", n, time.Since(began),
		statuses[200].Load(), statuses[503].Load(), memory)
	require.EqualValues(t, n, statuses[200].Load()+statuses[503].Load()+statuses[429].Load())
	require.LessOrEqual(t, memory, int64(512))
}
