package spool

import (
	"log/slog"
	"time"
)

// Options are the folder and the limits of a spool. All but Dir may be zero.
type Options struct {
	// Dir is the folder. It is made if it is not there; then its parent is.
	Dir string
	// MaxBytes is what all files together take on disk, 1 GiB if zero, at least 64 KiB. Five eighths of that are for
	// events, dead letters and damaged files; the rest is for moving them, and ballast. One event is at most a sixteenth, and
	// 16 MiB.
	MaxBytes int64
	// MaxEntries is how many events and dead letters there are at most, 100,000 if zero. One takes 300 bytes of memory.
	MaxEntries int
	// MaxAge is how old an event, since it was received, may become. One that is older goes after the next try that
	// fails, a dead letter within a minute; both are counted and logged. Zero keeps them for ever.
	MaxAge time.Duration
	// Seen is how long ids are remembered.
	Seen Memory
	// Now is the clock that ages are measured with, time.Now if nil.
	Now func() time.Time
	// Log is told what is lost, damaged or given up, in numbers. Nil tells nobody; Stats has the counts.
	Log *slog.Logger

	// For tests.
	disk   disk
	refill time.Duration
}

// Memory is how long, and how many, ids are remembered. Whatever is more is forgotten, oldest first, and so are ids that
// together take more than a sixteenth of Options.MaxBytes. The id of an event that waits is always known.
type Memory struct {
	For time.Duration // since the event was received; three days if zero
	IDs int           // 100,000 if zero
}

// Retry is how events are delivered.
type Retry struct {
	// Parallel is how many are sent at a time, 1 if zero.
	Parallel int
	// Min and Max are how long an event waits after its first and after its later tries, half a second and a minute if
	// zero. Each wait is twice the one before, less up to a half by chance.
	Min, Max time.Duration
	// MaxAfter is how long a wait that a [Later] asks for may be, an hour if zero.
	MaxAfter time.Duration
}

const (
	leastBytes  = 64 << 10
	mostSegment = 16 << 20
	maxID       = 256 // bytes
)

func (o Options) complete() (Options, error) {
	if o.MaxBytes < 0 || o.MaxEntries < 0 || o.MaxAge < 0 || o.Seen.For < 0 || o.Seen.IDs < 0 {
		return o, errLimits
	}
	o.MaxBytes, o.MaxEntries = or(o.MaxBytes, 1<<30), or(o.MaxEntries, 100_000)
	o.Seen.For, o.Seen.IDs = or(o.Seen.For, 72*time.Hour), or(o.Seen.IDs, 100_000)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.refill = or(o.refill, refill)
	if o.MaxBytes < leastBytes {
		return o, errLimits
	}
	return o, nil
}

func (r Retry) complete() Retry {
	r.Parallel = max(1, r.Parallel)
	r.Min, r.Max = or(r.Min, time.Second/2), or(r.Max, time.Minute)
	r.MaxAfter = or(r.MaxAfter, time.Hour)
	return r
}

func or[T int | int64 | time.Duration](v, otherwise T) T {
	if v == 0 {
		return otherwise
	}
	return v
}

// segment is how large a segment may be; one event fits in.
func (o Options) segment() int64 { return min(o.MaxBytes/16, mostSegment) }

// room is what events, dead letters and damaged files may take.
func (o Options) room() int64 { return o.MaxBytes / 8 * 5 }
