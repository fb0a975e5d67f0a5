package main

import (
	"context"
	"errors"
	"io"
	"sync"
)

// each runs do for every name, a.jobs at a time, and gives each an output that reaches out in the
// order of the names. It goes on after a failure, tells it, and returns the first one; a failed output
// and a signal end it.
func (a *app) each(
	ctx context.Context, names []string, out io.Writer,
	do func(ctx context.Context, name string, out io.Writer) error,
) error {
	var first error
	var mu sync.Mutex
	fail := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		f := broken("", err)
		a.tell(f)
		if first == nil {
			first = f
		}
	}
	ready := make(chan struct{})
	close(ready)
	slots := make(chan struct{}, max(a.jobs, 1))
	var wg sync.WaitGroup
	for _, name := range names {
		slots <- struct{}{}
		if a.out.failure() != nil {
			break
		}
		if ctx.Err() != nil {
			fail(errStopped)
			break
		}
		t := &turn{w: out, mine: ready, next: make(chan struct{})}
		ready = t.next
		wg.Go(func() {
			defer func() { <-slots }()
			err := a.guard(func() error { return do(ctx, name, t) })
			if err = errors.Join(err, t.end()); err != nil {
				fail(err)
			}
		})
	}
	wg.Wait()
	return first
}

// guard runs do and turns a panic into a fault.
func (a *app) guard(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &fault{code: a.crashed(), told: true}
		}
	}()
	return do()
}

// A turn is the output of one of several tasks: it holds text back until the tasks before it have
// ended. Tasks start in order, so the one whose turn it is always runs.
type turn struct {
	w          io.Writer
	mine, next chan struct{}
	buf        []byte
}

// held is how much a turn holds back before its task has to wait.
const held = 1 << 20

func (t *turn) Write(p []byte) (int, error) {
	select {
	case <-t.mine:
	default:
		if len(t.buf)+len(p) <= held {
			t.buf = append(t.buf, p...)
			return len(p), nil
		}
		<-t.mine
	}
	if err := t.flush(); err != nil {
		return 0, err
	}
	return t.w.Write(p)
}

func (t *turn) flush() error {
	if len(t.buf) == 0 {
		return nil
	}
	_, err := t.w.Write(t.buf)
	t.buf = nil
	return err
}

// end waits for the task's turn, writes what is held back and passes the turn on.
func (t *turn) end() error {
	<-t.mine
	defer close(t.next)
	return t.flush()
}
