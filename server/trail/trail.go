// Package trail writes what a server does to an audit log, and says whether it can.
//
// A log that cannot be written is opened again and again, at most once a second, and goes on where it ended. One that
// is not there any more, or was cut, stays broken: nobody begins another one in its place but who starts the server.
package trail

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/server"
)

// A Trail is an audit log that is written while it can be. It is safe for concurrent use.
type Trail struct {
	path    string
	options audit.Options
	say     *slog.Logger
	log     atomic.Pointer[audit.Log] // nil while it is broken

	mu    sync.Mutex
	last  audit.Head // where the broken log ended
	tried time.Time
	ended bool
}

// pause is how long a broken log is left alone.
const pause = time.Second

var errBroken = errors.New("trail: the audit log cannot be written: see the server's log")

// Open opens a log. What goes wrong later is told to say.
func Open(path string, o audit.Options, say *slog.Logger) (*Trail, error) {
	l, err := audit.Open(path, o)
	if err != nil {
		return nil, err
	}
	t := &Trail{path: path, options: o, say: say}
	t.log.Store(l)
	return t, nil
}

// Record writes an event, for Audit of [server.Config]. Whoever gets an error may let nothing out.
func (t *Trail) Record(e server.Event) error {
	l := t.log.Load()
	if l == nil {
		return errBroken
	}
	if err := l.Append(recordOf(e)); err != nil {
		t.broke(l, err)
		return errBroken
	}
	return nil
}

// Ready says whether events can be recorded, for Ready of [server.Config]. It opens a broken log again.
func (t *Trail) Ready() error {
	if t.log.Load() != nil || t.mend() {
		return nil
	}
	return errBroken
}

// Close closes the log. Nothing can be recorded from then on.
func (t *Trail) Close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ended = true
	if l := t.log.Swap(nil); l != nil {
		_ = l.Close()
	}
}

// broke sets a log aside. Others may have done so before.
func (t *Trail) broke(l *audit.Log, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.log.CompareAndSwap(l, nil) {
		return
	}
	t.last, t.tried = l.Head(), time.Now()
	_ = l.Close()
	t.say.Error("the audit log cannot be written, requests are refused", "error", err.Error())
}

// mend opens a broken log again and says whether it could. A record shows that it can be written.
func (t *Trail) mend() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.log.Load() != nil {
		return true
	}
	if t.ended || time.Since(t.tried) < pause {
		return false
	}
	t.tried = time.Now()
	l, err := t.reopen()
	if err != nil {
		t.say.Error("the audit log is broken still, requests are refused", "error", err.Error())
		return false
	}
	t.log.Store(l)
	t.say.Info("the audit log can be written again")
	return true
}

var errAnother = errors.New("trail: the audit log was moved, removed or cut: put it back, or start the server anew")

func (t *Trail) reopen() (*audit.Log, error) {
	l, err := audit.Open(t.path, t.options)
	if err != nil {
		return nil, err
	}
	if l.Head().Seq < t.last.Seq {
		_ = l.Close()
		return nil, errAnother
	}
	if err := l.Append(audit.Record{Event: "resume", Actor: "redactd", Result: audit.OK}); err != nil {
		_ = l.Close()
		return nil, err
	}
	return l, nil
}

// Keep removes records that are older than that, now and every day, or four times in that age if it is shorter, until
// ctx ends.
func (t *Trail) Keep(ctx context.Context, age time.Duration) {
	again := time.NewTicker(max(min(24*time.Hour, age/4), time.Second))
	defer again.Stop()
	for {
		t.purge(time.Now().Add(-age))
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
	}
}

func (t *Trail) purge(before time.Time) {
	l := t.log.Load()
	if l == nil {
		return
	}
	n, err := l.Purge(before)
	if err != nil {
		t.say.Error("old records were not removed from the audit log", "error", err.Error())
	} else if n > 0 {
		t.say.Info("old records were removed from the audit log", "records", n)
	}
}
