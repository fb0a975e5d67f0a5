package audit

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestRecordsOfOneTimeAreWrittenTogether: those that come during a write are in the next, all of them.
func TestRecordsOfOneTimeAreWrittenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l, err := Open(path, Options{Sync: true})
	require.NoError(t, err)
	defer l.Close()
	l.mu.Lock() // a write that takes its time
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			r := Record{Event: "redact", Actor: strconv.Itoa(i), Result: OK}
			if i == 7 {
				r.Counts = tooMuch()
			}
			require.Equal(t, i == 7, l.Append(r) != nil)
		})
	}
	require.Eventually(t, func() bool {
		l.queue.mu.Lock()
		defer l.queue.mu.Unlock()
		return len(l.queue.next) == 50
	}, 5*time.Second, time.Millisecond)
	l.mu.Unlock()
	all.Wait()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	s, err := Verify(strings.NewReader(string(text)), Keys{}, l.Head())
	require.NoError(t, err)
	require.Equal(t, 49, s.Records)
}

// tooMuch are counts that pass the check of a record and not of a line.
func tooMuch() map[string]int {
	counts := map[string]int{}
	for i := range maxCounts {
		counts[strings.Repeat("x", maxText-3)+strconv.Itoa(100+i)] = 1
	}
	return counts
}

// TestAFailedWriteIsTheirsAll: who is in a write that failed gets its error, and the head stays.
func TestAFailedWriteIsTheirsAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l, err := Open(path, Options{})
	require.NoError(t, err)
	defer l.Close()
	require.NoError(t, l.Append(Record{Event: "redact", Actor: "a", Result: OK}))
	head := l.Head()
	require.NoError(t, os.Remove(path))
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { require.ErrorIs(t, l.Append(Record{Event: "redact", Actor: "a", Result: OK}), errMoved) })
	}
	all.Wait()
	require.Equal(t, head, l.Head())
}

// TestALogThatMoves: what would be lost is refused at once, and what is kept under another name soon.
func TestALogThatMoves(t *testing.T) {
	for name, move := range map[string]func(path string) error{
		"removed":  os.Remove,
		"replaced": func(path string) error { return os.Rename(beside(t, path), path) },
		"cut":      func(path string) error { return os.Truncate(path, 10) },
		"longer":   func(path string) error { return os.Truncate(path, 10_000) },
	} {
		l, path, _ := stopped(t, Options{})
		require.NoError(t, move(path))
		require.ErrorIs(t, l.Append(Record{Event: "redact", Actor: "a", Result: OK}), errMoved, name)
	}
	for wait, moved := range map[time.Duration]bool{
		0: false, lookEvery - 1: false, lookEvery: true, time.Hour: true, -1: true,
	} {
		l, path, now := stopped(t, Options{})
		require.NoError(t, os.Rename(path, path+".1"))
		*now = now.Add(wait)
		require.Equal(t, moved, l.Append(Record{Event: "redact", Actor: "a", Result: OK}) != nil, wait)
	}
	l, path, _ := stopped(t, Options{Sync: true})
	require.NoError(t, os.Rename(path, path+".1"))
	require.ErrorIs(t, l.Append(Record{Event: "redact", Actor: "a", Result: OK}), errMoved)
}

// stopped is a log with a record, the clock of which goes on when it is told to.
func stopped(t *testing.T, o Options) (l *Log, path string, now *time.Time) {
	now = new(time.Time)
	*now = time.Now()
	o.Now = func() time.Time { return *now }
	path = filepath.Join(t.TempDir(), "log")
	l, err := Open(path, o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	require.NoError(t, l.Append(Record{Event: "redact", Actor: "a", Result: OK}))
	return l, path, now
}

// beside is a copy of a file.
func beside(t *testing.T, path string) string {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path+".copy", text, 0o600))
	return path + ".copy"
}

func BenchmarkAppend(b *testing.B) {
	for name, o := range map[string]Options{"plain": {}, "sync": {Sync: true}} {
		b.Run(name, func(b *testing.B) {
			l, err := Open(filepath.Join(b.TempDir(), "log"), o)
			require.NoError(b, err)
			defer l.Close()
			b.SetParallelism(32)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := l.Append(Record{Event: "redact", Actor: "a", Result: OK}); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}
