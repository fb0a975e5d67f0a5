package spool

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// running delivers in the background until the test ends, or the returned func is called.
func running(t *testing.T, s *Spool, send func(context.Context, Entry) error, o Retry) (stop func() error) {
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Deliver(ctx, send, o) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { _ = stop() })
	return stop
}

// inMemory is a spool of which the time can be that of a synctest bubble.
func inMemory(t *testing.T, o Options) *Spool {
	o.disk = newMemory(1)
	s, err := Open(o)
	require.NoError(t, err)
	return s
}

// after waits in a bubble until all has happened that does in a time.
func after(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// TestWaits has the times at which an event is sent: twice as long apart, less up to a half, up to the longest.
func TestWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inMemory(t, Options{})
		var at []time.Time
		running(t, s, func(context.Context, Entry) error {
			at = append(at, time.Now())
			return errUpstream
		}, Retry{Min: time.Second, Max: 10 * time.Second})
		require.NoError(t, s.Put(event(1)))
		after(time.Hour)
		for i, most := range []int{1, 2, 4, 8, 10, 10, 10} {
			wait, most := at[i+1].Sub(at[i]), time.Duration(most)*time.Second
			require.LessOrEqual(t, wait, most, i)
			require.GreaterOrEqual(t, wait, most/2, i)
		}
		require.Equal(t, int64(len(at)), s.Stats().Retries)
		require.Equal(t, 1, s.Stats().Entries)
	})
}

func TestLaterIsHonoured(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inMemory(t, Options{})
		var at []time.Time
		asked := []time.Duration{time.Minute, 0, -time.Hour, 1000 * time.Hour, time.Nanosecond}
		running(t, s, func(context.Context, Entry) error {
			if at = append(at, time.Now()); len(at) > len(asked) {
				return nil
			}
			return fmt.Errorf("wrapped: %w", &Later{After: asked[len(at)-1], Cause: errUpstream})
		}, Retry{Min: time.Second, Max: time.Second, MaxAfter: time.Hour})
		require.NoError(t, s.Put(event(1)))
		after(10 * time.Hour)
		require.Len(t, at, 6)
		require.Equal(t, time.Minute, at[1].Sub(at[0]))
		require.Less(t, at[3].Sub(at[1]), 3*time.Second)
		require.Equal(t, time.Hour, at[4].Sub(at[3]))
		require.Zero(t, s.Stats().Entries)
	})
}

// TestOneThatWaitsHoldsBackNoOther: those that are due and were not tried are sent before it, oldest first.
func TestOneThatWaitsHoldsBackNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inMemory(t, Options{})
		for n := range 10 {
			require.NoError(t, s.Put(event(n)))
		}
		var got []string
		running(t, s, func(_ context.Context, e Entry) error {
			if len(got) < 2 && e.ID == "event-0" {
				return &Later{After: time.Minute}
			}
			got = append(got, e.ID)
			time.Sleep(9 * time.Second)
			return nil
		}, Retry{})
		after(time.Hour)
		require.Len(t, got, 10)
		require.Equal(t, []string{"event-1", "event-2"}, got[:2])
		require.Equal(t, "event-0", got[9], "due after 60 s, and tried before")
	})
}

// TestEventsThatHangHoldBackNoOther, though they are older and many: they have to wait for their turn again.
func TestEventsThatHangHoldBackNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inMemory(t, Options{})
		const hang = 100
		for n := range hang {
			require.NoError(t, s.Put(event(n)))
		}
		running(t, s, func(_ context.Context, e Entry) error {
			if e.ID == event(hang).ID {
				return nil
			}
			time.Sleep(20 * time.Second)
			return errors.New("it hangs")
		}, Retry{Parallel: 8})
		after(time.Hour)
		require.NoError(t, s.Put(event(hang)))
		after(20 * time.Second)
		require.EqualValues(t, 1, s.Stats().Delivered)
	})
}

func TestAtMostSoManyAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := inMemory(t, Options{})
		for n := range 20 {
			require.NoError(t, s.Put(event(n)))
		}
		var now, most atomic.Int64
		stop := running(t, s, func(context.Context, Entry) error {
			most.Store(max(most.Load(), now.Add(1)))
			time.Sleep(time.Second)
			now.Add(-1)
			return nil
		}, Retry{Parallel: 5})
		start := time.Now()
		for s.Stats().Entries > 0 {
			time.Sleep(time.Second / 10)
		}
		require.Equal(t, int64(5), most.Load())
		require.LessOrEqual(t, time.Since(start), 5*time.Second)
		require.ErrorIs(t, s.Deliver(t.Context(), nil, Retry{}), errDelivering)
		require.ErrorIs(t, stop(), context.Canceled)
		require.NoError(t, s.Close())
		require.ErrorIs(t, s.Deliver(t.Context(), nil, Retry{}), ErrClosed)
	})
}

// TestTheEndOfItsContextEndsSends: an event that was being sent waits again, one that was sent meanwhile is done.
func TestTheEndOfItsContextEndsSends(t *testing.T) {
	s := open(t, Options{Dir: t.TempDir() + "/spool"})
	require.NoError(t, s.Put(event(1)))
	require.NoError(t, s.Put(event(2)))
	begun := make(chan bool, 2)
	stop := running(t, s, func(ctx context.Context, e Entry) error {
		begun <- true
		<-ctx.Done()
		if e.ID == "event-2" {
			return nil
		}
		return ctx.Err()
	}, Retry{Parallel: 2})
	<-begun
	<-begun
	require.ErrorIs(t, stop(), context.Canceled)
	require.Equal(t, 1, s.Stats().Entries)
	require.Equal(t, []string{"event-1"}, idsOf(drain(t, s)))
}

// TestARefusedEventIsADeadLetter: it is kept until it is revived, discarded or too old.
func TestARefusedEventIsADeadLetter(t *testing.T) {
	dir := t.TempDir() + "/spool"
	s := open(t, Options{Dir: dir})
	for n := range 3 {
		require.NoError(t, s.Put(event(n)))
	}
	waiting := s.Waiting()
	require.Len(t, waiting, 3)
	require.Equal(t, "event-2", waiting[2].ID)
	stop := running(t, s, func(context.Context, Entry) error {
		return fmt.Errorf("wrapped: %w", &Refused{Cause: errUpstream})
	}, Retry{})
	require.Eventually(t, func() bool { return s.Stats().Entries == 0 }, 5*time.Second, time.Millisecond)
	_ = stop()
	require.Equal(t, int64(3), s.Stats().Refused)
	require.NoError(t, s.Close())

	s = open(t, Options{Dir: dir})
	list := s.Letters()
	require.Len(t, list, 3)
	require.Empty(t, drain(t, s))
	require.Equal(t, "event-1", list[1].ID)
	require.NoError(t, s.Revive(list[1]))
	require.NoError(t, s.Discard(list[0]))
	require.Error(t, s.Discard(list[0]))
	require.Error(t, s.Revive(list[0]))
	require.Equal(t, 1, s.Stats().Dead)
	got := drain(t, s)
	require.Len(t, got, 1)
	require.Equal(t, event(1).Body, got[0].Body)
	require.NoError(t, s.Close())

	s = open(t, Options{Dir: dir})
	require.Empty(t, drain(t, s))
	require.Len(t, s.Letters(), 1)
}

// TestWhatIsTooOldGoesAfterATry: a clock that was wrong, or a night without power, alone removes nothing.
func TestWhatIsTooOldGoesAfterATry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ahead time.Duration
		s := inMemory(t, Options{MaxAge: time.Hour, Now: func() time.Time { return time.Now().Add(ahead) }})
		for n := range 3 {
			require.NoError(t, s.Put(event(n)))
		}
		ahead = 50 * 365 * 24 * time.Hour
		running(t, s, func(_ context.Context, e Entry) error {
			switch e.ID {
			case "event-1":
				return errUpstream
			case "event-2":
				return &Refused{}
			}
			return nil
		}, Retry{})
		after(time.Second)
		st := s.Stats()
		require.Equal(t, int64(1), st.Delivered)
		require.Equal(t, int64(1), st.Expired)
		require.Equal(t, 1, st.Dead)
		after(2 * time.Minute)
		require.Zero(t, s.Stats().Dead)
		require.Equal(t, int64(2), s.Stats().Expired)
	})
}

// TestAClockThatGoesBack makes events young, and waits no longer.
func TestAClockThatGoesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ahead atomic.Int64
		now := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
		s := inMemory(t, Options{MaxAge: time.Hour, Now: now})
		require.NoError(t, s.Put(event(1)))
		tries := 0
		running(t, s, func(context.Context, Entry) error {
			tries++
			ahead.Add(-int64(24 * time.Hour))
			return errUpstream
		}, Retry{Min: time.Second, Max: time.Second})
		after(time.Minute)
		require.GreaterOrEqual(t, tries, 60)
		require.NoError(t, s.Put(event(2)))
		require.True(t, s.Seen("event-1"))
		require.Equal(t, 2, s.Stats().Entries)
	})
}

// TestADiskThatFailsBehindASend: what was sent is not sent again while the process lives, and is gone once that can be
// written.
func TestADiskThatFailsBehindASend(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(1)
		s, err := Open(Options{disk: m})
		require.NoError(t, err)
		require.NoError(t, s.Put(event(1)))
		broken := false
		m.fail = func(int) bool { return broken }
		sends := 0
		running(t, s, func(context.Context, Entry) error {
			sends++
			m.mu.Lock()
			broken = true
			m.mu.Unlock()
			return nil
		}, Retry{Min: time.Second, Max: time.Second})
		after(time.Minute)
		require.Equal(t, 1, s.Stats().Entries)
		err = s.Put(event(2))
		require.ErrorIs(t, err, ErrBroken)
		require.Regexp(t, `^spool: .*\([a-z/ ]+\)$`, err.Error())
		m.mu.Lock()
		broken = false
		m.mu.Unlock()
		after(time.Minute)
		require.Equal(t, 1, sends)
		require.Zero(t, s.Stats().Entries)
	})
}

func TestErrorsKeepTheirCause(t *testing.T) {
	require.ErrorIs(t, &Refused{Cause: errUpstream}, errUpstream)
	require.ErrorIs(t, &Later{Cause: errUpstream}, errUpstream)
	secret := errors.New("secret")
	require.NotContains(t, (&Later{Cause: secret}).Error()+(&Refused{Cause: secret}).Error(), "secret")
}
