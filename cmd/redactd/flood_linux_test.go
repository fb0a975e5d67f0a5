package main

import (
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAFlood of connections, five times as many as there may be: each has an answer or is closed, none waits, and who
// asks the listener of --admin is answered.
func TestAFlood(t *testing.T) {
	underLoad(t)
	const most, n = 1000, 5000
	d := start(t, "--max-connections", "1000", "--admin", "127.0.0.1:0")
	d.says("listening for who runs this")
	admin := "http://" + administered.FindStringSubmatch(d.log())[1]
	var statuses [600]atomic.Int64
	var all sync.WaitGroup
	began, stay := time.Now(), make(chan bool)
	for range n {
		all.Go(func() {
			c, err := net.Dial("tcp", d.addr)
			if err != nil {
				statuses[0].Add(1)
				return
			}
			defer c.Close()
			_ = c.SetDeadline(time.Now().Add(8 * time.Second))
			_, _ = io.WriteString(c, body("/v1/redact", "text/plain", mail))
			a, err := http.ReadResponse(newAnswers(c).r, nil)
			if late, ok := err.(net.Error); ok && late.Timeout() {
				t.Error("a connection waits for an answer")
			} else if err != nil {
				statuses[0].Add(1)
			} else {
				statuses[a.StatusCode].Add(1)
			}
			<-stay
		})
	}
	slowest := time.Duration(0)
	for time.Since(began) < 5*time.Second {
		asking := time.Now()
		status, _ := asked(t, http.DefaultClient, "GET", admin+"/healthz", "", "")
		require.Equal(t, 200, status)
		slowest = max(slowest, time.Since(asking))
		time.Sleep(20 * time.Millisecond)
	}
	close(stay)
	all.Wait()
	masked, told, closed := statuses[200].Load(), statuses[503].Load(), statuses[0].Load()
	t.Logf("%d connections where %d may be: %d masked, %d told, %d closed; health in at most %v; %d MiB", n, most, masked, told,
		closed, slowest, d.resident()>>20)
	require.EqualValues(t, n, masked+told+closed)
	require.LessOrEqual(t, masked, int64(most))
	require.Greater(t, masked, int64(most/2))
	require.Less(t, slowest, 2*time.Second)
}
