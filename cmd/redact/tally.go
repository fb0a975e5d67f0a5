package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/redactd/redactd/redact"
)

// A tally counts what a run finds. It is safe for concurrent use.
type tally struct {
	mu       sync.Mutex
	entities map[redact.Entity]int
	findings int
	changed  int // findings that do not keep their value
	// undecided are findings that a rule's pattern gave up on: what stands there is hidden to be safe.
	undecided int
}

// add counts a finding.
func (t *tally) add(f redact.Finding) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.entities == nil {
		t.entities = map[redact.Entity]int{}
	}
	t.entities[f.Entity]++
	t.findings++
	if f.Undecided {
		t.undecided++
	}
	if f.Operator != "keep" {
		t.changed++
	}
}

// summary lists the counts, most frequent entity first.
func (t *tally) summary() string {
	names := slices.SortedFunc(maps.Keys(t.entities), func(a, b redact.Entity) int {
		if n := t.entities[b] - t.entities[a]; n != 0 {
			return n
		}
		return strings.Compare(string(a), string(b))
	})
	var b strings.Builder
	for _, e := range names {
		fmt.Fprintf(&b, "%8d %s\n", t.entities[e], e)
	}
	if t.undecided > 0 {
		fmt.Fprintf(&b, "%8d undecided: a pattern took too long, and what it looked at is hidden\n", t.undecided)
	}
	fmt.Fprintf(&b, "%8d in all", t.findings)
	return b.String()
}

// report writes what --summary and --stats ask for to standard error.
func (a *app) report() {
	if a.summary {
		_, _ = fmt.Fprintln(a.err, a.sum.summary())
	}
	if a.stats {
		took := time.Since(a.meter.start)
		n := a.meter.bytes.Load()
		_, _ = fmt.Fprintf(a.err, "%d bytes in, %d findings, %d changed, %s, %.1f MB/s\n", n,
			a.sum.findings, a.sum.changed, took.Round(time.Millisecond), float64(n)/1e6/took.Seconds())
	}
}
