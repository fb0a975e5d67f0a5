package spool

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func open(t *testing.T, o Options) *Spool {
	t.Helper()
	s, err := Open(o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func event(n int) Entry {
	return Entry{ID: fmt.Sprint("event-", n), Head: []byte("type: text/plain"), Body: fmt.Appendf(nil, "body of %d", n)}
}

// drain delivers until nothing waits, and returns what came, by id, in the order of the sends.
func drain(t *testing.T, s *Spool) (got []Entry) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	var mu sync.Mutex
	go func() {
		for s.Stats().Entries > 0 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	err := s.Deliver(ctx, func(_ context.Context, e Entry) error {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, e)
		return nil
	}, Retry{})
	require.ErrorIs(t, err, context.Canceled)
	return got
}

func TestWhatWasPutIsDelivered(t *testing.T) {
	dir := t.TempDir() + "/spool"
	s := open(t, Options{Dir: dir})
	var want []string
	for n := range 20 {
		require.NoError(t, s.Put(event(n)))
		want = append(want, event(n).ID)
	}
	require.Equal(t, want[:20], idsOf(drain(t, s)))
	require.Zero(t, s.Stats().Entries)
	for n := range 5 {
		require.NoError(t, s.Put(event(100+n)))
	}
	require.NoError(t, s.Close())
	s = open(t, Options{Dir: dir})
	for n := range 20 {
		require.True(t, s.Seen(event(n).ID))
	}
	require.True(t, s.Seen("event-100"))
	require.False(t, s.Seen("event-200"))
	got := drain(t, s)
	require.Len(t, got, 5)
	require.Equal(t, event(100).Body, got[0].Body)
	require.Equal(t, event(100).Head, got[0].Head)
}

func idsOf(list []Entry) (ids []string) {
	for _, e := range list {
		ids = append(ids, e.ID)
	}
	return ids
}
