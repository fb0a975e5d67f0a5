package spool

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestReadyUntilItIsFull(t *testing.T) {
	for _, o := range []Options{{MaxBytes: leastBytes}, {MaxEntries: 5}, {MaxBytes: 2 << 20}} {
		s := inMemory(t, o)
		for s.Ready() == nil {
			require.NoError(t, s.Put(Entry{Body: make([]byte, 2000)}), "while it is ready it takes some")
		}
		require.ErrorIs(t, s.Ready(), ErrFull)
		all(t, s)
		require.NoError(t, s.Ready())
	}
}

// TestReadyWhenItsDiskIs: whether there are more events or not.
func TestReadyWhenItsDiskIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemory(1)
		s := open(t, Options{disk: m})
		require.NoError(t, s.Ready())
		require.NoError(t, s.Put(event(1)))
		m.fail = func(int) bool { return true }
		calls := m.calls
		require.NoError(t, s.Ready())
		require.Equal(t, calls, m.calls, "a disk that has taken the last event is not asked")
		require.ErrorIs(t, s.Put(event(2)), ErrBroken)
		for range 3 {
			require.ErrorIs(t, s.Ready(), ErrBroken)
		}
		tried := m.calls
		require.ErrorIs(t, s.Ready(), ErrBroken)
		require.Equal(t, tried, m.calls, "not twice within a second")
		m.fail = nil
		require.ErrorIs(t, s.Ready(), ErrBroken)
		time.Sleep(refill)
		files := len(m.names)
		require.NoError(t, s.Ready())
		require.Len(t, m.names, files, "it leaves nothing behind")
		require.NoError(t, s.Put(event(3)))
		require.Len(t, all(t, s), 2)
	})
}

// TestReadyBehindAnEvent: one that is written ends what one that was not has begun.
func TestReadyBehindAnEvent(t *testing.T) {
	m := newMemory(1)
	s := open(t, Options{disk: m, refill: time.Hour})
	m.fail = func(int) bool { return true }
	require.ErrorIs(t, s.Put(event(1)), ErrBroken)
	require.ErrorIs(t, s.Ready(), ErrBroken)
	m.fail = nil
	require.ErrorIs(t, s.Ready(), ErrBroken, "it waits for the hour")
	require.NoError(t, s.Put(event(2)))
	require.NoError(t, s.Ready())
	require.NoError(t, s.Close())
	require.ErrorIs(t, s.Ready(), ErrClosed)
}

// TestNotReadyOnAFullDisk: nor while there is room for ballast, or for an event, alone.
func TestNotReadyOnAFullDisk(t *testing.T) {
	m := newMemory(1)
	m.room = 300 << 10
	s := open(t, Options{MaxBytes: 1 << 20, disk: m, refill: 1})
	for s.Put(Entry{Body: make([]byte, 3000)}) == nil {
		require.NoError(t, s.Ready())
	}
	require.ErrorIs(t, s.Ready(), syscall.ENOSPC)
	all(t, s)
	require.NoError(t, s.Ready())
}

func TestNotReadyWithoutAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spool")
	s := open(t, Options{Dir: dir, refill: 1})
	require.NoError(t, s.Ready())
	require.NoError(t, os.RemoveAll(dir))
	require.Error(t, s.Put(event(1)))
	require.ErrorIs(t, s.Ready(), ErrBroken)
	require.NotContains(t, s.Ready().Error(), dir)
}
