package spool

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var every = flag.Bool("spool.every", false, "let every call of the disk fail in every way")

// A world is what a gateway and its upstream know.
type world struct {
	t       *testing.T
	what    string
	taken   map[string]bool // events for which Put returned nil, or that were seen
	came    map[string]int
	spool   *Spool
	options Options
}

func newWorld(t *testing.T, what string) *world {
	o := Options{MaxBytes: leastBytes, Seen: Memory{IDs: 40}, refill: 1}
	return &world{t: t, what: what, taken: map[string]bool{}, came: map[string]int{}, options: o}
}

func (w *world) open(d disk) error {
	w.options.disk = d
	s, err := Open(w.options)
	w.spool = s
	return err
}

func (w *world) put(n int) error {
	e := event(n)
	e.Body = append(e.Body, make([]byte, 100*(n%9))...)
	err := w.spool.Put(e)
	if err == nil {
		w.taken[e.ID] = true
	}
	return err
}

var errUpstream = errors.New("upstream is busy")

// send is an upstream that refuses some events for good, and one in seven always, unless it is in a good mood.
func (w *world) send(good bool) func(context.Context, Entry) error {
	return func(_ context.Context, e Entry) error {
		var n int
		_, err := fmt.Sscanf(e.ID, "event-%d", &n)
		require.NoError(w.t, err)
		require.Len(w.t, e.Body, len(event(n).Body)+100*(n%9), w.what)
		switch {
		case n%11 == 5:
			return &Refused{}
		case n%7 == 3 && !good:
			return &Later{After: time.Hour, Cause: errUpstream}
		}
		w.came[e.ID]++
		return nil
	}
}

// deliver sends what is due, one after the other.
func (w *world) deliver(good bool, most int) {
	d := &delivery{spool: w.spool, send: w.send(good), retry: Retry{Min: time.Hour, Max: time.Hour, MaxAfter: time.Hour}}
	for range most {
		i, _ := w.spool.take()
		if i == nil {
			return
		}
		d.handle(w.t.Context(), i)
	}
}

// live puts and delivers for a while, and returns how many of the puts failed.
func (w *world) live() (failed int) {
	for n := range 150 {
		if w.put(n) != nil {
			failed++
		}
		w.deliver(false, 1+n%2)
		_ = w.spool.Ready() // which writes, where a write has failed
		require.LessOrEqual(w.t, w.spool.taken(), w.options.MaxBytes, w.what)
	}
	return failed
}

// check opens the spool on a disk that does not fail, and looks whether anything was lost.
func (w *world) check(d disk) {
	require.NoError(w.t, w.open(d), w.what)
	w.deliver(true, 1<<30)
	require.Zero(w.t, w.spool.Stats().Entries, w.what)
	dead := map[string]bool{}
	for _, l := range w.spool.Letters() {
		dead[l.ID] = true
	}
	for id := range w.taken {
		require.True(w.t, w.came[id] > 0 || dead[id], "%s: %s was taken and is lost", w.what, id)
	}
	st := w.spool.Stats()
	require.Zero(w.t, st.Damaged+st.Lost, w.what)
}

// know takes for taken what is seen, as a gateway does, which answers so when it is sent an event again.
func (w *world) know() {
	for n := range 150 {
		if id := event(n).ID; w.spool.Seen(id) {
			w.taken[id] = true
		}
	}
}

// TestNoCallThatFailsLosesAnEvent lets the n-th call of the disk fail, for every n, alone, with the two behind it, or with
// all. Then the process is killed, or the power is cut, or the one and then the other.
func TestNoCallThatFailsLosesAnEvent(t *testing.T) {
	whole := newMemory(1)
	w := newWorld(t, "no fault")
	require.NoError(t, w.open(whole))
	require.Zero(t, w.live())
	calls := whole.calls
	require.Greater(t, calls, 700)
	step := 1
	if testing.Short() {
		step = 7
	}
	for n := 1; n <= calls; n += step {
		for way := range 9 {
			if *every || way == n%9 {
				fault(t, n, []int{1, 3, 1 << 30}[way/3], way%3)
			}
		}
	}
}

func fault(t *testing.T, n, more, end int) {
	w := newWorld(t, fmt.Sprintf("of the calls from %d on %d fail, end %d", n, more, end))
	m := newMemory(uint64(n*9 + end))
	m.fail = func(call int) bool { return call >= n && call-n < more }
	var failed int
	if w.open(m) == nil {
		failed = w.live()
	}
	require.False(t, failed > 2*more, "%s: %d puts failed", w.what, failed)
	switch end {
	case 0:
		w.check(m.killed())
	case 1:
		w.check(m.cut())
	case 2:
		require.NoError(t, w.open(m.killed()), w.what)
		w.know()
		w.check(m.cut())
	}
}

// locked is an upstream that fails for every third try.
func (w *world) locked(mu *sync.Mutex) func(context.Context, Entry) error {
	tries := 0
	return func(_ context.Context, e Entry) error {
		mu.Lock()
		defer mu.Unlock()
		if tries++; tries%3 == 0 {
			return errUpstream
		}
		w.came[e.ID]++
		return nil
	}
}
