package server

import (
	"sync"
	"sync/atomic"
	"time"
)

// A gate lets as many requests compute at a time as there are turns. Those that have begun come first, then the
// others in the order in which they come. So those that were taken are not slowed down by those that come later,
// refusals least of all, and it can be told how long one would wait.
type gate struct {
	longest time.Duration // that one should wait
	turns   int
	mean    atomic.Int64 // how long a request computes of late, in nanoseconds

	mu           sync.Mutex
	free         int             // turns that nobody has
	begun, fresh []chan struct{} // who waits, those that have had a turn before and the others
}

func newGate(turns int, longest time.Duration) *gate {
	return &gate{longest: longest, turns: turns, free: turns}
}

// crowded says whether a request that comes now would wait for too long.
func (g *gate) crowded() bool {
	return time.Duration(int64(g.waiting())*g.mean.Load()/int64(g.turns)) > g.longest
}

// waiting is how many wait.
func (g *gate) waiting() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.begun) + len(g.fresh)
}

// take waits for a turn.
func (g *gate) take(again bool) {
	if c := g.queue(again); c != nil {
		<-c
	}
}

// queue returns what is closed when there is a turn, nil if there is one now.
func (g *gate) queue(again bool) chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.free > 0 {
		g.free--
		return nil
	}
	c := make(chan struct{})
	if again {
		g.begun = append(g.begun, c)
	} else {
		g.fresh = append(g.fresh, c)
	}
	return c
}

// give hands a turn to the next one.
func (g *gate) give() {
	g.mu.Lock()
	defer g.mu.Unlock()
	next := &g.begun
	if len(*next) == 0 {
		next = &g.fresh
	}
	if len(*next) == 0 {
		g.free++
		return
	}
	close((*next)[0])
	*next = (*next)[1:]
}

// smooth is how many requests the mean is of.
const smooth = 16

// took counts what a request has computed. Of two at a time one may be lost, which a mean can bear.
func (g *gate) took(d time.Duration) {
	mean := g.mean.Load()
	g.mean.Store(mean + (int64(d)-mean)/smooth)
}
