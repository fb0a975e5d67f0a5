package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/gateway/spool"
)

// spoolOptions are the flags of the spool of a gateway.
type spoolOptions struct {
	dir  string
	size size
	age  age
}

func (s *spoolOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&s.dir, "spool", "", "a `FOLDER` that keeps masked events until the upstream has taken them; senders hear 202 "+
		"when one is there for good")
	f.Var(&s.size, "spool-size", "of all of its files; default 1GiB")
	f.Var(&s.age, "spool-age", "how old an event may become that the upstream does not take, such as 7d; default for ever")
}

// open opens the spool, nil if there is none.
func (s *spoolOptions) open(log *slog.Logger) (*spool.Spool, error) {
	if s.dir == "" {
		return nil, nil
	}
	opened, err := spool.Open(spool.Options{Dir: s.dir, MaxBytes: int64(s.size), MaxAge: time.Duration(s.age), Log: log})
	if err != nil {
		return nil, failed("--spool: %s", unprefixed(err))
	}
	return opened, nil
}

// countSpool adds what is in the spool to the metrics.
func (v *service) countSpool() {
	stats := shared(v.spool.Stats)
	for _, g := range []struct {
		name, help string
		of         func(spool.Stats) float64
	}{
		{"spool_events", "Events that wait for the upstream.", func(s spool.Stats) float64 { return float64(s.Entries) }},
		{"spool_dead_events", "Events that the upstream has refused for good.", func(s spool.Stats) float64 { return float64(s.Dead) }},
		{"spool_bytes", "Bytes of the files of the spool.", func(s spool.Stats) float64 { return float64(s.Disk) }},
		{"spool_oldest_seconds", "How long the oldest event has waited.", oldest},
	} {
		v.Gauge(g.name, g.help, func() float64 { return g.of(stats()) })
	}
}

// sharedFor is how long numbers are the same: the time of a scrape, which asks for one after the other.
const sharedFor = time.Second

// shared returns what has the numbers of the last second, or has stats walk over all events for new ones.
func shared(stats func() spool.Stats) func() spool.Stats {
	var mu sync.Mutex
	var last spool.Stats
	var taken time.Time
	return func() spool.Stats {
		mu.Lock()
		defer mu.Unlock()
		if taken.IsZero() || time.Since(taken) >= sharedFor {
			last, taken = stats(), time.Now()
		}
		return last
	}
}

func oldest(s spool.Stats) float64 {
	if s.Oldest.IsZero() {
		return 0
	}
	return time.Since(s.Oldest).Seconds()
}

// deliver delivers what is in the spool until ctx ends. What it returns closes the spool when that is done, or takes
// longer than the grace.
func (v *service) deliver(ctx context.Context) (done func() error) {
	if v.spool == nil {
		return func() error { return nil }
	}
	ended := make(chan error, 1)
	go func() { ended <- v.gateway.Deliver(ctx, v.log) }()
	return func() error {
		select {
		case <-ended:
		case <-time.After(grace):
			return failed("events were being delivered: they will be once more after the next start")
		}
		if v.spool.Close() != nil {
			return failed("--spool: its last file could not be closed: look at its disk")
		}
		return nil
	}
}
