package server

import "time"

// A turn is the right of one request to compute. It is given back for as long as the request waits for its client.
type turn struct {
	gate  *gate
	held  bool
	since time.Time
	sum   time.Duration // of all that it has computed
}

// take waits for the turn, if the request does not have it.
func (t *turn) take() {
	if t.held {
		return
	}
	t.gate.take(t.sum > 0)
	t.held, t.since = true, time.Now()
}

// give gives the turn back and says whether the request had it.
func (t *turn) give() bool {
	if !t.held {
		return false
	}
	t.held = false
	t.sum += time.Since(t.since)
	t.gate.give()
	return true
}

// end gives the turn back for good.
func (t *turn) end() {
	if t.give(); t.sum > 0 {
		t.gate.took(t.sum)
	}
}
