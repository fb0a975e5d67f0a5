package proof

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/internal/testkit"
	"github.com/redactd/redactd/redact"
)

var (
	size  = flag.Int("size", 1<<18, "bytes of each hostile text")
	floor = flag.Float64("floor", 1, "MB/s that the slowest hostile text must reach")
)

const card = "4111 1111 1111 1111"

// TestHostile repeats each evil pattern, and random ones of 1 to 8 bytes, to a text of -size bytes:
// it must be masked at -floor MB/s or more, in time that grows with its length and no faster, and a
// card behind it must still be found.
func TestHostile(t *testing.T) {
	r := redactor(t)
	var rates []string
	for _, pattern := range patterns() {
		text := bytes.Repeat([]byte(pattern), *size/len(pattern)+1)
		rate := speed(t, r, text, 1)
		rates = append(rates, fmt.Sprintf("%7.1f MB/s: %q", rate, pattern))
		if rate < *floor {
			t.Errorf("%q repeated: %.1f MB/s", pattern, rate)
		}
		masked, err := r.Append(nil, append(text, "\ncard "+card+"\n"...))
		require.NoError(t, err)
		require.NotContains(t, string(masked[max(0, len(masked)-200):]), card, "behind %q", pattern)
	}
	slices.Sort(rates)
	t.Logf("%d patterns to %d bytes each, the slowest:\n%s", len(rates), *size, strings.Join(rates[:20], "\n"))
}

// TestLinear wants four times the text in less than ten times the time; sixteen would be the square.
func TestLinear(t *testing.T) {
	r := redactor(t)
	for _, pattern := range patterns() {
		short := bytes.Repeat([]byte(pattern), *size/4/len(pattern)+1)
		long := bytes.Repeat(short, 4)
		best, bestLong := 0.0, 0.0
		for range 8 { // others may be at work on this machine
			best, bestLong = max(best, speed(t, r, short, 4)), max(bestLong, speed(t, r, long, 1))
			if best < 2.5*bestLong {
				break
			}
		}
		require.Less(t, best, 2.5*bestLong, "%q: a long text is slower by the byte", pattern)
	}
}

// patterns returns the evil list and 40 random patterns.
func patterns() []string {
	rng := rand.New(rand.NewPCG(*seed, 2))
	list := append([]string{}, evil...)
	for range 40 {
		b := make([]byte, 1+rng.IntN(8))
		for i := range b {
			b[i] = "0149aAfe:@.-_=+/% \\u&#;<>\"\n\xe2"[rng.IntN(28)]
		}
		list = append(list, string(b))
	}
	return list
}

// measured is how long a rate is measured at least: some systems add to the time of the processor at each tick of their
// clock only, every 4 ms.
const measured = 20 * time.Millisecond

// speed returns the best of three rates in MB/s at which text goes through as many Writers one after the other.
func speed(t *testing.T, r *redact.Redactor, text []byte, writers int) float64 {
	best := 0.0
	for range 3 {
		done, start := 0, testkit.CPUTime()
		for done == 0 || testkit.CPUTime()-start < measured {
			for range writers {
				through(t, r, text)
			}
			done += writers * len(text)
		}
		best = max(best, float64(done)/1e6/(testkit.CPUTime()-start).Seconds())
	}
	return best
}

// through writes text to a Writer of its own.
func through(t *testing.T, r *redact.Redactor, text []byte) {
	w := r.NewWriter(io.Discard)
	for len(text) > 0 {
		n, err := w.Write(text[:min(len(text), 64<<10)])
		require.NoError(t, err)
		text = text[n:]
	}
	require.NoError(t, w.Close())
}
