package spool

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkPut puts events of 2 kB from some callers at a time, each of which waits until its event is durable, while
// others are delivered. It reports how long one waits.
func BenchmarkPut(b *testing.B) {
	for _, callers := range []int{1, 16, 64} {
		b.Run(fmt.Sprint("callers=", callers), func(b *testing.B) { benchmarkPut(b, callers) })
	}
}

func benchmarkPut(b *testing.B, callers int) {
	s, err := Open(Options{Dir: b.TempDir() + "/spool", MaxEntries: 1 << 30})
	require.NoError(b, err)
	defer s.Close()
	ctx, cancel := context.WithCancel(b.Context())
	var wait sync.WaitGroup
	wait.Go(func() {
		_ = s.Deliver(ctx, func(context.Context, Entry) error { return nil }, Retry{Parallel: callers})
	})
	waits := make([]time.Duration, b.N)
	next := make(chan int)
	body := make([]byte, 2000)
	b.ResetTimer()
	var putters sync.WaitGroup
	for range callers {
		putters.Go(func() {
			for n := range next {
				start := time.Now()
				if err := s.Put(Entry{ID: fmt.Sprint("event-", n), Body: body}); err != nil {
					b.Error(err)
				}
				waits[n] = time.Since(start)
			}
		})
	}
	for n := range b.N {
		next <- n
	}
	close(next)
	putters.Wait()
	b.StopTimer()
	cancel()
	wait.Wait()
	slices.Sort(waits)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
	b.ReportMetric(float64(waits[b.N/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(waits[b.N*99/100].Microseconds()), "p99-µs")
}

// BenchmarkDeliver delivers events of 2 kB that wait, 16 at a time, to an upstream that takes them at once.
func BenchmarkDeliver(b *testing.B) {
	s, err := Open(Options{Dir: b.TempDir() + "/spool", MaxEntries: 1 << 30, MaxBytes: 64 << 30})
	require.NoError(b, err)
	defer s.Close()
	var putters sync.WaitGroup
	for range 64 {
		putters.Go(func() {
			for range b.N/64 + 1 {
				if err := s.Put(Entry{Body: make([]byte, 2000)}); err != nil {
					b.Error(err)
				}
			}
		})
	}
	putters.Wait()
	ctx, cancel := context.WithCancel(b.Context())
	left := b.N
	var mu sync.Mutex
	b.ResetTimer()
	_ = s.Deliver(ctx, func(context.Context, Entry) error {
		mu.Lock()
		defer mu.Unlock()
		if left--; left == 0 {
			cancel()
		}
		return nil
	}, Retry{Parallel: 16})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkOpen opens a spool with 10,000 events that wait.
func BenchmarkOpen(b *testing.B) {
	o := Options{MaxBytes: 64 << 20, disk: newMemory(1)}
	s, err := Open(o)
	require.NoError(b, err)
	for n := range 10000 {
		require.NoError(b, s.Put(Entry{ID: fmt.Sprint(n), Body: make([]byte, 2000)}))
	}
	require.NoError(b, s.Close())
	for b.Loop() {
		s, err := Open(o)
		require.NoError(b, err)
		require.Equal(b, 10000, s.Stats().Entries)
	}
}
