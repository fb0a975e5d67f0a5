package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
)

// A flood sends events to gateways that are killed, and keeps which were acknowledged, and which came.
type flood struct {
	mu    sync.Mutex
	n     int
	acked map[string]bool // those that were
	came  map[string]int
	bad   int // came with a card
}

func (f *flood) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil || rand.IntN(10) == 0 {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	f.came[r.URL.Path]++
	if !strings.Contains(string(body), "411111▇▇▇▇▇▇1111") || strings.Contains(string(body), "4111111111111111") {
		f.bad++
	}
}

// send sends events until one fails.
func (f *flood) send(url string) {
	for {
		f.mu.Lock()
		f.n++
		path := fmt.Sprintf("/event/%d", f.n)
		f.mu.Unlock()
		a, err := http.Post(url+path, "application/json", strings.NewReader(event))
		if err != nil {
			return
		}
		_ = a.Body.Close()
		if a.StatusCode == http.StatusAccepted {
			f.mu.Lock()
			f.acked[path] = true
			f.mu.Unlock()
		}
	}
}

// missing is how many events were acknowledged and have not come.
func (f *flood) missing() (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for path := range f.acked {
		if f.came[path] == 0 {
			n++
		}
	}
	return n
}

// TestKills: what was acknowledged comes, however often the gateway is killed, and no file ever holds a card.
func TestKills(t *testing.T) {
	kills := 5
	if *load {
		kills = 60
	}
	f := &flood{acked: map[string]bool{}, came: map[string]int{}}
	up := httptest.NewServer(f)
	defer up.Close()
	dir := filepath.Join(t.TempDir(), "spool")
	for range kills {
		d := startGateway(t, up.URL, "--listen", "off", "--spool", dir)
		var senders sync.WaitGroup
		for range 4 {
			senders.Go(func() { f.send(d.gate) })
		}
		time.Sleep(time.Duration(rand.IntN(int(300 * time.Millisecond))))
		require.NoError(t, d.cmd.Process.Kill())
		_ = d.cmd.Wait()
		senders.Wait()
		clean(t, d.log(), "the log")
		withoutCanaries(t, dir)
	}
	d := startGateway(t, up.URL, "--listen", "127.0.0.1:0", "--spool", dir)
	require.Eventually(t, func() bool { return f.missing() == 0 }, 30*time.Second, 20*time.Millisecond)
	require.Eventually(t, func() bool {
		_, text := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
		return strings.Contains(text, "\nredactd_spool_events 0\n")
	}, 10*time.Second, 20*time.Millisecond)
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	twice := 0
	for _, n := range f.came {
		twice += n - 1
	}
	t.Logf("%d kills: %d events, %d acknowledged, none of them lost; %d came more than once", kills, f.n, len(f.acked), twice)
	require.NotEmpty(t, f.acked)
	require.Zero(t, f.bad)
	_, err := os.Stat(dir)
	require.NoError(t, err)
}

// withoutCanaries looks at all files of a folder, which are for nobody else.
func withoutCanaries(t *testing.T, dir string) {
	t.Helper()
	testkit.EachFile(t, dir, func(text string) { clean(t, text, "a file of the spool") })
}
