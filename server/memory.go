package server

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// A memory knows whether little of it is left. The limit is that of the process, GOMEMLIMIT: close to it the collector
// takes the processors, so that all requests are slow.
type memory struct {
	looked atomic.Int64 // when it was looked at, in nanoseconds
	short  atomic.Bool
}

// lookEvery is how often it is looked at.
const lookEvery = 100 * time.Millisecond

// isShort says whether more than three quarters of the limit are in use, or were a moment before now.
func (m *memory) isShort(now time.Time) bool {
	last, at := m.looked.Load(), now.UnixNano()
	if at-last > int64(lookEvery) && m.looked.CompareAndSwap(last, at) {
		m.short.Store(aboveLimit())
	}
	return m.short.Load()
}

// aboveLimit looks twice, before and behind a collection: while all requests are refused there may be none for long.
func aboveLimit() bool {
	limit := debug.SetMemoryLimit(-1)
	bound := uint64(limit - limit/4)
	if liveBytes() <= bound {
		return false
	}
	runtime.GC()
	return liveBytes() > bound
}

// liveBytes is how much the last collection has left.
func liveBytes() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
