package main

import (
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/spool"
)

// TestAScrapeWalksOnce: the numbers of one are from one walk over all events, and the next one has new ones.
func TestAScrapeWalksOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		walks := 0
		stats := shared(func() spool.Stats { walks++; return spool.Stats{Entries: walks} })
		for scrape := 1; scrape < 4; scrape++ {
			var gauges sync.WaitGroup
			for range 4 {
				gauges.Go(func() { assert.Equal(t, scrape, stats().Entries) })
			}
			gauges.Wait()
			require.Equal(t, scrape, walks)
			time.Sleep(sharedFor)
		}
	})
}

// TestSpoolMetrics have the names and texts that others look for.
func TestSpoolMetrics(t *testing.T) {
	d := startGateway(t, "http://127.0.0.1:1", "--spool", filepath.Join(t.TempDir(), "spool"))
	for range 2 {
		status, _ := d.through("", event)
		require.Equal(t, 202, status)
	}
	_, text := asked(t, http.DefaultClient, "GET", d.url+"/metrics", "", "")
	for _, want := range []string{
		"# HELP redactd_spool_events Events that wait for the upstream.\n# TYPE redactd_spool_events gauge\nredactd_spool_events 2\n",
		"# HELP redactd_spool_dead_events Events that the upstream has refused for good.\n# TYPE redactd_spool_dead_events gauge\n" +
			"redactd_spool_dead_events 0\n",
		"# HELP redactd_spool_bytes Bytes of the files of the spool.\n# TYPE redactd_spool_bytes gauge\nredactd_spool_bytes 1.",
		"# HELP redactd_spool_oldest_seconds How long the oldest event has waited.\n# TYPE redactd_spool_oldest_seconds gauge\n" +
			"redactd_spool_oldest_seconds ",
	} {
		require.Contains(t, text, want)
	}
}

// TestReadinessOfASpool: a gateway whose spool is full says so, and what else the process does goes on.
func TestReadinessOfASpool(t *testing.T) {
	d := startGateway(t, "http://127.0.0.1:1", "--spool", filepath.Join(t.TempDir(), "spool"), "--spool-size", "64KiB")
	ready := func(url string) (int, string) { return asked(t, http.DefaultClient, "GET", url+"/readyz", "", "") }
	status, _ := ready(d.gate)
	require.Equal(t, 200, status)
	for status = 202; status == 202; {
		status, _ = d.through("", `"`+strings.Repeat("long ", 400)+`"`)
	}
	require.Equal(t, 503, status)
	status, text := ready(d.gate)
	require.Equal(t, 503, status)
	require.Contains(t, text, "the spool is full")
	out, err := exec.Command("redactd", "probe", strings.TrimPrefix(d.gate, "http://")).CombinedOutput()
	require.Error(t, err)
	require.Contains(t, string(out), "its spool takes nothing")
	status, _ = ready(d.url)
	require.Equal(t, 200, status, "texts are masked still")
	status, _ = d.post("/v1/redact", "text/plain", strings.NewReader(mail))
	require.Equal(t, 200, status)
}
