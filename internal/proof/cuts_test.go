package proof

import (
	"bytes"
	"flag"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
)

var (
	cuts = flag.Int("cuts", 100_000, "one-cut and as many two-cut checks to make, together")
	seed = flag.Uint64("seed", 1, "what the random texts are made from")
)

// TestCuts counts checks that a text cut once or twice gives the output and the findings of the
// whole. Two workers share a Redactor.
func TestCuts(t *testing.T) {
	r := redactor(t)
	var done atomic.Int64
	var workers sync.WaitGroup
	start := time.Now()
	for worker := range uint64(2) {
		workers.Go(func() {
			from := newTexts(t, *seed*2+worker)
			for int(done.Load()) < *cuts && !t.Failed() {
				n, err := cut(r, from, from.next(50+from.IntN(300)))
				done.Add(int64(n))
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	workers.Wait()
	rate := float64(done.Load()) / time.Since(start).Seconds()
	t.Logf("%d checks, seed %d, %.0f a second", done.Load(), *seed, rate)
}

// cut checks text at every byte and at as many random pairs, and returns the number of checks.
func cut(r *redact.Redactor, from texts, text []byte) (checks int, err error) {
	whole, found, err := redacttest.Pieces(r, text)
	if err != nil {
		return 0, err
	}
	for i := range len(text) + 1 {
		j := from.IntN(len(text) + 1)
		if err := redacttest.Same(r, text, whole, found, i); err != nil {
			return checks, shrunk(r, text, err)
		}
		if err := redacttest.Same(r, text, whole, found, min(i, j), max(i, j)); err != nil {
			return checks, shrunk(r, text, err)
		}
		checks += 2
	}
	return checks, nil
}

// TestPromises checks the other promises on random texts: a small number, as each is cut at every
// byte too.
func TestPromises(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	broken := 0
	for i := 0; i < max(200, *cuts/1000) && broken < 5; i++ {
		text := from.next(100)
		if err := redacttest.Promises(r, text); err != nil {
			t.Error(shrunk(r, text, err))
			broken++
		}
	}
}

// TestPieces writes long texts in pieces of random sizes, empty ones among them.
func TestPieces(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	for range 20 {
		text := from.next(100_000)
		inPieces(t, r, from, text, 3, 64, 700, 4096, 30_000)
	}
}

// inPieces wants a text in pieces of about each of some sizes, empty ones among them, to be masked as it is whole.
func inPieces(t *testing.T, r *redact.Redactor, from texts, text []byte, sizes ...int) {
	t.Helper()
	whole, found, err := redacttest.Pieces(r, text)
	require.NoError(t, err)
	for _, size := range sizes {
		var list []int
		for at := 0; at < len(text); at += from.IntN(2*size + 1) {
			list = append(list, at)
		}
		err := redacttest.Same(r, text, whole, found, list...)
		require.True(t, err == nil, "pieces of about %d bytes differ, seed %d", size, *seed)
	}
}

// TestConcurrent masks the same texts from many goroutines with one Redactor: for -race.
func TestConcurrent(t *testing.T) {
	r := redactor(t)
	from := newTexts(t, *seed)
	var list [][]byte
	var want [][]byte
	for range 50 {
		text := from.next(2000)
		masked, err := r.Append(nil, text)
		require.NoError(t, err)
		list, want = append(list, text), append(want, masked)
	}
	var workers sync.WaitGroup
	for worker := range 8 {
		workers.Go(func() {
			for i := range list {
				i = (i + worker*7) % len(list)
				got, _, err := redacttest.Pieces(r, list[i], len(list[i])/2)
				if err != nil || !bytes.Equal(got, want[i]) {
					t.Errorf("text %d differs in goroutine %d: error %v", i, worker, err)
				}
			}
		})
	}
	workers.Wait()
}
