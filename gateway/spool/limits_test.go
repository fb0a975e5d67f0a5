package spool

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLimitsAreChecked(t *testing.T) {
	for _, o := range []Options{
		{MaxBytes: leastBytes - 1}, {MaxBytes: -1}, {MaxEntries: -1}, {MaxAge: -1}, {Seen: Memory{For: -1}},
		{Seen: Memory{IDs: -1}},
	} {
		o.Dir = t.TempDir() + "/spool"
		_, err := Open(o)
		require.ErrorIs(t, err, errLimits)
		require.NoDirExists(t, o.Dir)
	}
}

func TestFullOfEntries(t *testing.T) {
	s := inMemory(t, Options{MaxEntries: 64})
	var putters sync.WaitGroup
	for n := range 64 {
		putters.Go(func() { assert.NoError(t, s.Put(event(n)), "up to the last one, also at a time") })
	}
	putters.Wait()
	require.ErrorIs(t, s.Put(event(100)), ErrFull)
	require.False(t, s.Seen("event-100"))
	all(t, s)
	require.NoError(t, s.Put(event(100)))
}

// TestFullOfBytes fills a spool, and empties it: what it takes on disk stays below the limit, and none of it is lost for
// the next event.
func TestFullOfBytes(t *testing.T) {
	s := inMemory(t, Options{MaxBytes: leastBytes})
	for round := range 20 {
		n := 0
		for ; s.Put(Entry{ID: fmt.Sprint(round, "-", n), Body: make([]byte, 500)}) == nil; n++ {
			require.LessOrEqual(t, s.Stats().Disk, int64(leastBytes))
		}
		require.Greater(t, n, 70)
		require.ErrorIs(t, s.Put(Entry{Body: make([]byte, 500)}), ErrFull)
		require.Len(t, all(t, s), n)
		require.Less(t, s.Stats().Disk, int64(leastBytes)/4)
	}
}

func TestTooLarge(t *testing.T) {
	s := inMemory(t, Options{MaxBytes: leastBytes})
	most := leastBytes/16 - int(headLen) - int(Entry{}.size())
	require.NoError(t, s.Put(Entry{Body: make([]byte, most)}))
	require.ErrorIs(t, s.Put(Entry{Body: make([]byte, most+1)}), ErrLarge)
	require.ErrorIs(t, s.Put(Entry{Head: make([]byte, most), ID: "1"}), ErrLarge)
	require.NoError(t, s.Put(Entry{ID: strings.Repeat("i", maxID)}))
	require.ErrorIs(t, s.Put(Entry{ID: strings.Repeat("i", maxID+1)}), ErrLarge)
}

// TestOneThatWaitsHoldsBackNoRoom: an event that stays is moved, again and again, as what came behind it goes.
func TestOneThatWaitsHoldsBackNoRoom(t *testing.T) {
	m := newMemory(1)
	s, err := Open(Options{MaxBytes: leastBytes, disk: m})
	require.NoError(t, err)
	stays := Entry{ID: "stays", Received: time.Unix(1, 2).UTC(), Head: []byte("head"), Body: []byte("body")}
	require.NoError(t, s.Put(stays))
	first, _ := s.take()
	for n := range 2000 {
		require.NoError(t, s.Put(event(n)))
		require.Len(t, all(t, s), 1)
		require.LessOrEqual(t, s.Stats().Disk, int64(leastBytes))
	}
	require.Greater(t, first.segment.number, uint64(10))
	for range 2 {
		require.NoError(t, s.Close())
		s, err = Open(Options{MaxBytes: leastBytes, disk: m})
		require.NoError(t, err)
	}
	require.Equal(t, map[string]Entry{"stays": stays}, all(t, s))
}

// TestOtherLimits opens a spool with less, and with more, than what it was filled with.
func TestOtherLimits(t *testing.T) {
	m := newMemory(1)
	s, err := Open(Options{MaxBytes: 1 << 20, disk: m})
	require.NoError(t, err)
	n := 0
	for ; s.Put(Entry{ID: fmt.Sprint(n), Body: make([]byte, 20000)}) == nil; n++ {
	}
	require.NoError(t, s.Close())
	s, err = Open(Options{MaxBytes: leastBytes, MaxEntries: 5, Seen: Memory{IDs: 5}, disk: m})
	require.NoError(t, err)
	require.ErrorIs(t, s.Put(event(1)), ErrFull)
	require.Equal(t, n, s.Stats().Entries)
	for range n / 2 {
		i, _ := s.take()
		i.fate = delivered
		require.NoError(t, s.settle(i))
	}
	require.NoError(t, s.Close())
	s, err = Open(Options{disk: m})
	require.NoError(t, err)
	require.NoError(t, s.Put(Entry{Body: make([]byte, 10<<20)}))
	require.Len(t, all(t, s), n-n/2+1)
}

// TestIDsAreForgotten by their number, their age and their bytes, oldest first, and their files go.
func TestIDsAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(1)
		o := Options{MaxBytes: leastBytes, Seen: Memory{IDs: 50, For: time.Hour}, disk: m}
		s, err := Open(o)
		require.NoError(t, err)
		for n := range 100 {
			require.NoError(t, s.Put(Entry{ID: fmt.Sprint(n), Body: make([]byte, 1000)}))
			all(t, s)
		}
		for range 2 {
			require.Equal(t, 50, s.Stats().Seen)
			require.True(t, s.Seen("50"))
			require.False(t, s.Seen("49"))
			require.NoError(t, s.Close())
			s, err = Open(o)
			require.NoError(t, err)
		}
		require.Greater(t, m.count(ids), 5)
		time.Sleep(time.Hour + 1)
		require.NoError(t, s.Put(Entry{ID: "new"}))
		require.Equal(t, 1, s.Stats().Seen)
		require.Zero(t, m.count(ids))
		require.Zero(t, s.kept)

		for n := range 40 {
			require.NoError(t, s.Put(Entry{ID: strings.Repeat("i", 200) + fmt.Sprint(n)}))
			all(t, s)
		}
		require.Less(t, s.Stats().Seen, 18, "4096 bytes")
		require.NoError(t, s.Put(Entry{ID: "waits"}))
		for n := range 100 {
			require.NoError(t, s.Put(Entry{ID: fmt.Sprint(n)}))
		}
		require.True(t, s.Seen("waits"), "as long as it waits")
		all(t, s)
		require.NoError(t, s.Put(Entry{}))
		require.False(t, s.Seen("waits"))
		require.False(t, s.Seen(""))
	})
}

func (m *memory) count(what string) (n int) {
	for name := range m.names {
		if _, is, _ := parseName(name); is == what {
			n++
		}
	}
	return n
}

// TestADiskSmallerThanItsLimit fills the disk, again and again. What waits can be delivered all the same, before and after
// a kill, and then there is room for more.
func TestADiskSmallerThanItsLimit(t *testing.T) {
	m := newMemory(1)
	m.room = 300 << 10
	o := Options{MaxBytes: 1 << 20, disk: m, refill: 1}
	s, err := Open(o)
	require.NoError(t, err)
	for round := range 10 {
		n := 0
		for ; ; n++ {
			if err = s.Put(Entry{ID: fmt.Sprint(round, "-", n), Body: make([]byte, 300)}); err != nil {
				break
			}
		}
		require.ErrorIs(t, err, syscall.ENOSPC)
		require.Greater(t, n, 300)
		for range 5 {
			require.ErrorIs(t, s.Put(Entry{Body: make([]byte, 300)}), ErrBroken)
		}
		if round%2 == 0 {
			s, err = Open(o) // which is what a kill leaves
			require.NoError(t, err)
		}
		require.Len(t, all(t, s), n)
		require.Zero(t, s.Stats().Entries)
		require.True(t, s.Seen(fmt.Sprint(round, "-", n-1)))
	}
}

// TestRoomForIDs: a segment goes from a full disk though the ids that stay of it need room.
func TestRoomForIDs(t *testing.T) {
	m := newMemory(1)
	s, err := Open(Options{MaxBytes: leastBytes, disk: m})
	require.NoError(t, err)
	for n := 0; len(s.store.segments) < 2; n++ {
		require.NoError(t, s.Put(event(n)))
	}
	for s.store.segments[0].live > 0 {
		m.room = 1 << 20
		m.room -= m.left() - int(Entry{}.size()) // for one that is done
		i, _ := s.take()
		i.fate = delivered
		require.NoError(t, s.settle(i))
	}
	require.Equal(t, uint64(2), s.store.segments[0].number)
	require.Equal(t, 1, m.count(ids))
	require.Zero(t, s.ballast.Load())
}

// TestManyAtATime puts, delivers, looks and closes all at a time.
func TestManyAtATime(t *testing.T) {
	dir := t.TempDir() + "/spool"
	s := open(t, Options{Dir: dir, MaxBytes: 1 << 20})
	w := newWorld(t, "many")
	var mu sync.Mutex
	running(t, s, w.locked(&mu), Retry{Parallel: 8, Min: time.Millisecond, Max: time.Millisecond})
	var putters sync.WaitGroup
	for p := range 16 {
		putters.Go(func() {
			for n := range 40 {
				id := fmt.Sprint(p, "-", n)
				for s.Put(Entry{ID: id, Body: make([]byte, rand.IntN(4000))}) != nil {
					time.Sleep(time.Millisecond)
				}
				mu.Lock()
				w.taken[id] = true
				mu.Unlock()
				s.Seen(id)
				s.Stats()
			}
		})
	}
	putters.Wait()
	require.Eventually(t, func() bool { return s.Stats().Entries == 0 }, 10*time.Second, time.Millisecond)
	require.NoError(t, s.Close())
	require.ErrorIs(t, s.Close(), ErrClosed)
	require.ErrorIs(t, s.Put(event(1)), ErrClosed)
	require.Len(t, w.taken, 640)
	for id := range w.taken {
		require.Equal(t, 1, w.came[id], id)
	}
}
