package main

import (
	"net/http"
	"path/filepath"
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
