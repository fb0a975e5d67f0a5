package audit_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
)

// TestPurge removes what is older, again and again; what is left can be checked and gone on from.
func TestPurge(t *testing.T) {
	for _, k := range []audit.Keys{keyed(), {}} {
		path := filepath.Join(t.TempDir(), "log")
		l, err := audit.Open(path, audit.Options{Keys: k, Now: hourly(), Sync: true})
		require.NoError(t, err)
		for i := range 10 {
			require.NoError(t, l.Append(record(i)))
		}
		all, err := verify(read(t, path), k)
		require.NoError(t, err)
		for _, c := range []struct{ hours, removed, left int }{
			{1, 0, 10}, {4, 3, 7}, {4, 0, 7}, {6, 2, 5}, {99, 5, 0}, {99, 0, 0},
		} {
			n, err := l.Purge(begin.Add(time.Duration(c.hours) * time.Hour))
			require.NoError(t, err)
			require.Equal(t, c.removed, n)
			s, err := audit.Verify(bytes.NewReader(read(t, path)), k, all.Head)
			require.NoError(t, err)
			require.Equal(t, c.left, s.Records)
			require.EqualValues(t, 10-c.left, s.Purged)
			require.Equal(t, all.Head, s.Head, "what follows, follows what it followed")
		}
		require.NoError(t, l.Append(record(10)))
		require.NoError(t, l.Close())
		l = openLog(t, path, k)
		require.NoError(t, l.Append(record(11)))
		s, err := audit.Verify(bytes.NewReader(read(t, path)), k, all.Head)
		require.NoError(t, err)
		require.Equal(t, 2, s.Records)
		require.EqualValues(t, 12, s.Head.Seq)
		lines := bytes.SplitAfter(read(t, path), []byte("\n"))
		brokenAt(t, joined(lines[1:]), k, 1, "missing")
		brokenAt(t, joined([][]byte{lines[0], lines[1], lines[0], lines[2]}), k, 3, "moved or inserted")
	}
}

// TestAppendsTogetherWithAPurge: records come while a long log is read, and all of them are there behind it.
func TestAppendsTogetherWithAPurge(t *testing.T) {
	const old, young = 4_000, 1_000
	path, now := filepath.Join(t.TempDir(), "log"), atomic.Int64{}
	l, err := audit.Open(path, audit.Options{Keys: keyed(), Now: func() time.Time { return begin.Add(time.Duration(now.Load())) }})
	require.NoError(t, err)
	for range old {
		require.NoError(t, l.Append(record(0)))
	}
	now.Store(int64(time.Hour))
	for range young {
		require.NoError(t, l.Append(record(1)))
	}
	purged, appended := make(chan error), 0
	go func() {
		n, err := l.Purge(begin.Add(time.Minute))
		if err == nil && n != old {
			err = io.ErrShortWrite
		}
		purged <- err
	}()
	for done := false; !done; appended++ {
		require.NoError(t, l.Append(record(2)))
		select {
		case err := <-purged:
			require.NoError(t, err)
			done = true
		default:
		}
	}
	require.Greater(t, appended, 20, "they did not wait for the purge")
	s, err := verify(read(t, path), keyed())
	require.NoError(t, err)
	require.Equal(t, young+appended, s.Records)
	require.EqualValues(t, old, s.Purged)
	require.Equal(t, s.Head, l.Head())
}

// TestAPurgedLogIsOpenedAgain when nothing is left in it but what tells so.
func TestAPurgedLogIsOpenedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l := openLog(t, path, keyed())
	require.NoError(t, l.Append(record(0)))
	n, err := l.Purge(begin.Add(time.Hour * 9))
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.NoError(t, l.Close())
	require.NoError(t, openLog(t, path, keyed()).Append(record(1)))
	s, err := verify(read(t, path), keyed())
	require.NoError(t, err)
	require.EqualValues(t, 2, s.Head.Seq)
}

// TestABrokenLogIsNotPurged: it is evidence.
func TestABrokenLogIsNotPurged(t *testing.T) {
	text := logOf(t, 5, keyed())
	text[20] ^= 1
	path := fileOf(t, text)
	_, err := openLog(t, path, keyed()).Purge(begin.Add(time.Hour * 3))
	require.ErrorContains(t, err, "line 1: ")
	require.Equal(t, text, read(t, path))
}

// TestPurgeAfterAKill: what a purge has left that was killed, however far it came, is no obstacle for the next one.
func TestPurgeAfterAKill(t *testing.T) {
	path := fileOf(t, logOf(t, 5, keyed()))
	_, err := openLog(t, path, keyed()).Purge(begin.Add(time.Hour * 3))
	require.NoError(t, err)
	whole := read(t, path)
	for _, left := range [][]byte{nil, whole[:bytes.IndexByte(whole, '\n')+9], whole} {
		path := fileOf(t, logOf(t, 5, keyed()))
		require.NoError(t, os.WriteFile(path+".new", left, 0o600))
		_, err := openLog(t, path, keyed()).Purge(begin.Add(time.Hour * 3))
		require.NoError(t, err)
		require.Equal(t, whole, read(t, path))
		require.NoFileExists(t, path+".new")
	}
}

// TestPurgeInTheWay: a file of somebody else is not written over, and the log goes on.
func TestPurgeInTheWay(t *testing.T) {
	path := fileOf(t, logOf(t, 5, keyed()))
	require.NoError(t, os.WriteFile(path+".new", []byte("left"), 0o600))
	l := openLog(t, path, keyed())
	_, err := l.Purge(begin.Add(time.Hour * 3))
	require.ErrorContains(t, err, "ends in .new")
	require.Equal(t, "left", string(read(t, path+".new")))
	require.NoError(t, l.Append(record(5)))
}

// TestClocksThatJump: the first record that is not old keeps those behind it, whatever their time.
func TestClocksThatJump(t *testing.T) {
	path, hours := filepath.Join(t.TempDir(), "log"), []int{1, 5, 2, 9, 9}
	l, err := audit.Open(path, audit.Options{Now: func() time.Time {
		at := begin.Add(time.Duration(hours[0]) * time.Hour)
		hours = hours[1:]
		return at
	}})
	require.NoError(t, err)
	for i := range 4 {
		require.NoError(t, l.Append(record(i)))
	}
	n, err := l.Purge(begin.Add(3 * time.Hour))
	require.NoError(t, err)
	require.Equal(t, 1, n)
}
