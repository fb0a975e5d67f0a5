package spool

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"
)

// Deliver sends events that are due, those first that were tried least often and of these the oldest, until ctx ends or
// the spool is closed, and returns why it did. An event is removed, durably, after send returned nil, and sent again after a kill between the two. It is kept as
// a dead letter after a [Refused], and sent again later after any other error. One call may run at a time; it waits for
// the sends that it began, whose ctx ends with its own.
func (s *Spool) Deliver(ctx context.Context, send func(context.Context, Entry) error, o Retry) error {
	if !s.delivering.CompareAndSwap(false, true) {
		return errDelivering
	}
	defer s.delivering.Store(false)
	d := &delivery{spool: s, send: send, retry: o.complete()}
	return d.run(ctx)
}

type delivery struct {
	spool *Spool
	send  func(context.Context, Entry) error
	retry Retry
	sweep time.Time // when dead letters are looked at next
}

func (d *delivery) run(ctx context.Context) error {
	var running sync.WaitGroup
	defer running.Wait()
	free := make(chan struct{}, d.retry.Parallel)
	for {
		select {
		case free <- struct{}{}:
		case <-d.spool.closed:
			return ErrClosed
		case <-ctx.Done():
			return ctx.Err()
		}
		i, err := d.next(ctx)
		if err != nil {
			return err
		}
		running.Go(func() {
			d.handle(ctx, i)
			<-free
		})
	}
}

// next waits for an event that is due.
func (d *delivery) next(ctx context.Context) (*item, error) {
	for {
		if now := time.Now(); !now.Before(d.sweep) {
			d.spool.sweep()
			d.sweep = now.Add(time.Minute)
		}
		i, wait := d.spool.take()
		if i != nil {
			return i, nil
		}
		if err := d.spool.idle(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// idle waits for a time, or until an event is queued.
func (s *Spool) idle(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-s.wake:
	case <-s.closed:
		return ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// take returns an event that is due and not lost since it was queued, or how long to wait.
func (s *Spool) take() (*item, time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		i, wait := s.queue.take(time.Now())
		if i == nil || s.live[i.key] == i {
			return i, wait
		}
	}
}

// handle sends an event, or writes what became of it when that failed before.
func (d *delivery) handle(ctx context.Context, i *item) {
	i.tries++
	wait := d.wait(i.tries)
	if i.fate == waiting {
		i.fate, wait = d.try(ctx, i, wait)
	}
	if i.fate == waiting || d.spool.settle(i) != nil {
		d.spool.again(i, wait)
	}
}

// try sends an event. If that has to be done again it returns how long to wait, at least as long as is given.
func (d *delivery) try(ctx context.Context, i *item, wait time.Duration) (fate, time.Duration) {
	r, err := d.spool.read(i)
	if unreadable(err) {
		return lost, wait
	}
	if err == nil {
		err = d.send(ctx, r.entry)
	}
	var never *Refused
	var later *Later
	switch {
	case err == nil:
		return delivered, wait
	case errors.As(err, &never):
		return refused, wait
	case ctx.Err() == nil && d.spool.old(i.received):
		return expired, wait
	case errors.As(err, &later):
		wait = max(wait, min(later.After, d.retry.MaxAfter))
	}
	return waiting, wait
}

// wait is how long an event waits after so many tries.
func (d *delivery) wait(tries int) time.Duration {
	wait := d.retry.Min
	for range tries - 1 {
		if wait >= d.retry.Max/2 {
			wait = d.retry.Max
			break
		}
		wait *= 2
	}
	wait = min(wait, d.retry.Max)
	return wait - time.Duration(rand.Int64N(int64(wait)/2+1))
}

// again queues an event that was taken.
func (s *Spool) again(i *item, wait time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts.Retries++
	i.due = time.Now().Add(wait)
	s.wait(i)
}
