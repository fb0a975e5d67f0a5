package rx

import (
	"sync/atomic"
	"time"
)

// Limits of the backtracking engine. Its clock ticks every 100 ms, so a limit of 100 ms ends a match after 100 to
// 200. It says per match when to give up but not per document: so a pattern that took longer than slow rests for
// restFactor times as long, which holds it to a tenth of the time.
const (
	timeLimit  = 100 * time.Millisecond
	stackLimit = 100_000
	slow       = 20 * time.Millisecond
	restFactor = 9
	tries      = 3
)

// A rest is when a pattern that took long may work again, in Unix nanoseconds.
type rest struct{ until atomic.Int64 }

// run runs a match, unless its pattern rests. What takes long or fails is tried again: a process that had to wait
// for the processor is no reason to hide a text. Every way in which a match fails, panics included, is
// ErrGaveUp: the errors of the engine repeat the text.
func (r *rest) run(match func() error) (err error) {
	start := time.Now()
	if start.UnixNano() < r.until.Load() {
		return ErrResting
	}
	for range tries {
		from := time.Now()
		if err = tried(match); err == nil && time.Since(from) <= slow {
			return nil
		}
	}
	r.until.Store(time.Now().Add(restFactor * time.Since(start)).UnixNano())
	return err
}

func tried(match func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrGaveUp
		}
	}()
	if match() != nil {
		return ErrGaveUp
	}
	return nil
}
