package server

import (
	"runtime"
	"sync/atomic"
	"time"
)

// A gate lets as many requests compute at a time as there are processors, in the order in which they come. So those that
// were taken are not slowed down by those that come later, refusals least of all, and it can be told how long one would
// wait.
type gate struct {
	turns   chan struct{}
	waiting atomic.Int64
	mean    atomic.Int64 // how long a turn takes of late, in nanoseconds
	longest time.Duration
}

func newGate(longest time.Duration) *gate {
	return &gate{turns: make(chan struct{}, runtime.GOMAXPROCS(0)), longest: longest}
}

// crowded says whether a request that comes now would wait for too long.
func (g *gate) crowded() bool {
	return time.Duration(g.waiting.Load()*g.mean.Load()/int64(cap(g.turns))) > g.longest
}

// smooth is how many turns the mean is of.
const smooth = 16

// took counts a turn. Of two at a time one may be lost, which a mean can bear.
func (g *gate) took(d time.Duration) {
	mean := g.mean.Load()
	g.mean.Store(mean + (int64(d)-mean)/smooth)
}

// A turn is the right of one request to compute. It is given back for as long as the request waits for its client.
type turn struct {
	gate  *gate
	held  bool
	since time.Time
}

// take waits for the turn, if the request does not have it.
func (t *turn) take() {
	if t.held {
		return
	}
	t.gate.waiting.Add(1)
	t.gate.turns <- struct{}{}
	t.gate.waiting.Add(-1)
	t.held, t.since = true, time.Now()
}

// give gives the turn back and says whether the request had it.
func (t *turn) give() bool {
	if !t.held {
		return false
	}
	<-t.gate.turns
	t.gate.took(time.Since(t.since))
	t.held = false
	return true
}
