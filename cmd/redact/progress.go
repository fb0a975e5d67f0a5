package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// A meter counts the bytes of a run and shows them on a terminal after one second.
type meter struct {
	start    time.Time
	bytes    atomic.Int64
	findings atomic.Int64
	total    int64 // 0 where it is not known
	mu       sync.Mutex
	w        io.Writer // nil: shows nothing
	shown    bool
}

// show draws the progress line every fifth of a second until the returned function is called, which
// clears it. It draws only on a terminal that the text does not go to.
func (a *app) show(total int64) (stop func()) {
	m := &a.meter
	m.start, m.total = time.Now(), total
	if !terminal(a.err) || a.out.terminal() {
		return func() {}
	}
	m.w, a.talk.before = a.err, m.clear
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for wait := time.Second; ; wait = time.Second / 5 {
			select {
			case <-done:
				m.clear()
				return
			case <-time.After(wait):
				m.draw(time.Since(m.start))
			}
		}
	}()
	return func() { close(done); <-ended }
}

func (m *meter) draw(took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.shown = true
	_, _ = fmt.Fprint(m.w, "\r\x1b[K", m.line(took))
}

// line is the progress in words, at most 79 columns.
func (m *meter) line(took time.Duration) string {
	n := m.bytes.Load()
	rate := float64(n) / took.Seconds()
	s := fmt.Sprintf("%.1f MB, %.1f MB/s, %d findings", float64(n)/1e6, rate/1e6, m.findings.Load())
	if m.total > n && rate > 0 {
		left := time.Duration(float64(m.total-n) / rate * float64(time.Second))
		s += fmt.Sprintf(", %d %%, %s left", n*100/m.total, left.Round(time.Second))
	}
	return s
}

func (m *meter) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.shown {
		m.shown = false
		_, _ = io.WriteString(m.w, "\r\x1b[K")
	}
}
