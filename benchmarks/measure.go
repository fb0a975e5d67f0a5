package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sys/unix"

	"github.com/redactd/redactd/redact"
)

const chunk = 64 << 10

// cpu returns what do takes of this thread's time. The caller holds the thread.
func cpu(do func()) time.Duration {
	var from, to unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &from)
	do()
	_ = unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &to)
	return time.Duration(to.Nano() - from.Nano())
}

// rate is n bytes in d, in GB/s.
func rate(n int, d time.Duration) float64 { return float64(n) / float64(d.Nanoseconds()) }

func median[T float64 | time.Duration](list []T) T {
	list = slices.Clone(list)
	slices.Sort(list)
	return list[len(list)/2]
}

// compare measures a memcpy, both Writers and a regexp on one corpus, in turn, and prints a row.
func compare(e engines, c corpus, rounds int) error {
	var copies, few, all, ofCopy, ofFew []float64
	findings, err := check(e.all, c)
	if err != nil {
		return err
	}
	for range rounds {
		copied := cpu(func() { copyChunks(c.text, io.Discard) })
		dozen, err := writing(e.dozen, c.text)
		if err != nil {
			return err
		}
		everything, err := writing(e.all, c.text)
		if err != nil {
			return err
		}
		copies, few, all = append(copies, rate(len(c.text), copied)), append(few, rate(len(c.text), dozen)), append(all, rate(len(c.text), everything))
		ofCopy = append(ofCopy, float64(copied)/float64(dozen))
		ofFew = append(ofFew, float64(everything)/float64(dozen))
	}
	sample := c.text[:min(len(c.text), 1<<20)]
	theirs := rate(len(sample), cpu(func() { alternation.ReplaceAll(sample, []byte("*")) }))
	fmt.Printf("%-28s %8.2f %8.3f %8.3f %8.2f %9.0fx %8.3f %8.2fx %9.2f\n", c.name, median(copies), median(few),
		median(ofCopy), theirs*1e3, median(few)/theirs, median(all), median(ofFew), findings)
	return nil
}

// writing returns what masking the text takes in chunks.
func writing(r *redact.Redactor, text []byte) (took time.Duration, err error) {
	took = cpu(func() {
		w := r.NewWriter(io.Discard)
		copyChunks(text, w)
		err = w.Close()
	})
	return took, err
}

// copyChunks copies text to dst through one buffer: the copy stands for a read from the system.
func copyChunks(text []byte, dst io.Writer) {
	buf := make([]byte, chunk)
	for len(text) > 0 {
		n := copy(buf, text)
		_, _ = dst.Write(buf[:n])
		text = text[n:]
	}
}

// check verifies the result on a sample before time counts: the same text whole and in chunks, and
// findings where there must be some. It returns the findings a KB.
func check(r *redact.Redactor, c corpus) (float64, error) {
	sample := c.text[:min(len(c.text), 4<<20)]
	whole, err := r.Append(nil, sample)
	if err != nil {
		return 0, err
	}
	var out bytes.Buffer
	n := 0
	w := r.NewWriter(&out)
	w.OnFinding = func(redact.Finding) { n++ }
	copyChunks(sample, w)
	if err := w.Close(); err != nil {
		return 0, err
	}
	if !bytes.Equal(out.Bytes(), whole) || c.dense && n == 0 {
		return 0, fmt.Errorf("%s: the result is wrong, its time means nothing", c.name)
	}
	return float64(n) / float64(len(sample)) * 1000, nil
}

// small measures what does not show on 64 MiB: one message, and allocations.
func small(e engines, c corpus, rounds int) error {
	var lines [][]byte
	total := 0
	for line := range bytes.Lines(c.text[:min(len(c.text), 8<<20)]) {
		if 150 <= len(line) && len(line) <= 200 {
			lines = append(lines, line)
			total += len(line)
		}
	}
	if len(lines) == 0 {
		return fmt.Errorf("%s has no lines of 150 to 200 bytes", c.name)
	}
	dst := make([]byte, 0, 4096)
	fmt.Printf("one message of %d bytes:", total/len(lines))
	for _, one := range []struct {
		name string
		r    *redact.Redactor
	}{{"dozen", e.dozen}, {"all", e.all}} {
		took, err := appending(one.r, dst, lines, rounds)
		if err != nil {
			return err
		}
		fmt.Printf(" %.0f ns (%s)", took, one.name)
	}
	fmt.Printf(", %d lines of %s\n", len(lines), c.name)
	clean := bytes.Repeat([]byte("nothing to see here, move along; all is well\n"), 4000)
	w := e.all.NewWriter(io.Discard)
	copyChunks(clean, w)
	fmt.Printf("allocations on clean text: %d in %d KiB written, %d in a call of Append\n",
		mallocs(func() { copyChunks(clean, w) })-1, len(clean)>>10,
		mallocs(func() { _, _ = e.all.Append(dst[:0], clean[:180]) }))
	return nil
}

// appending returns the nanoseconds that a line takes by itself.
func appending(r *redact.Redactor, dst []byte, lines [][]byte, rounds int) (float64, error) {
	var failure error
	one := func() {
		for _, line := range lines {
			if _, err := r.Append(dst[:0], line); err != nil {
				failure = err
			}
		}
	}
	one()
	var each []float64
	for range rounds {
		each = append(each, float64(cpu(one).Nanoseconds())/float64(len(lines)))
	}
	return median(each), failure
}

// mallocs counts the allocations of do: the fewest of five times, to leave out what others do.
func mallocs(do func()) uint64 {
	fewest := ^uint64(0)
	for range 5 {
		var from, to runtime.MemStats
		runtime.ReadMemStats(&from)
		do()
		runtime.ReadMemStats(&to)
		fewest = min(fewest, to.Mallocs-from.Mallocs)
	}
	return fewest
}
