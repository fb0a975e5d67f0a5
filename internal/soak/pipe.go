package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os/exec"
	"time"
)

// block is what the streams repeat: a line of log with one card, so that work is done.
const block = "2026-11-24T17:20:21.123Z app[4242] INFO order=88213 paid with card " +
	"4111 1111 1111 1111 in 35 ms, trace 7f3a9c0d52e14b6aa1f0c3d2e5b69788\n"

// pipe streams through the built command and reports its greatest resident memory.
func pipe(args []string) error {
	flags := flag.NewFlagSet("pipe", flag.ExitOnError)
	bin := flags.String("bin", "redact", "the built command")
	gib := flags.Int("gib", 10, "GiB of lines to stream")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if err := stream(*bin, "lines", []byte(block), int64(*gib)<<30); err != nil {
		return err
	}
	line := bytes.ReplaceAll([]byte(block), []byte("\n"), []byte(" "))
	return stream(*bin, "one line", line, 1<<30)
}

// stream pipes at least n bytes of repeated text through the command and checks all that comes out.
func stream(bin, what string, text []byte, n int64) error {
	text = bytes.Repeat(text, 4<<20/len(text))
	times := n/int64(len(text)) + 1
	want, err := mask(bin, text)
	if err != nil {
		return err
	}
	cmd := exec.Command(bin)
	cmd.Stdin = &repeat{text: text, left: times}
	check := &equal{want: want}
	cmd.Stdout = check
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: the command fails: %w", what, err)
	}
	took := time.Since(start).Seconds()
	if check.differs || check.n != times*int64(len(want)) {
		return fmt.Errorf("%s: the output differs near byte %d", what, check.n)
	}
	size := float64(times) * float64(len(text))
	fmt.Printf("%-10s %6.2f GiB, %7.1f MB/s wall, max resident %6.1f MiB, output as expected\n",
		what, size/(1<<30), size/1e6/took, resident(cmd.ProcessState))
	return nil
}

// mask runs the command on a text alone: what each repetition must become.
func mask(bin string, text []byte) ([]byte, error) {
	cmd := exec.Command(bin)
	cmd.Stdin = bytes.NewReader(text)
	out, err := cmd.Output()
	if err == nil && (bytes.Equal(out, text) || bytes.Contains(out, []byte("1111 1111 1111"))) {
		return nil, fmt.Errorf("the command does not mask")
	}
	return out, err
}

// repeat reads a text again and again.
type repeat struct {
	text []byte
	at   int
	left int64
}

func (r *repeat) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text[r.at:])
	if r.at += n; r.at == len(r.text) {
		r.at = 0
		r.left--
	}
	return n, nil
}

// equal compares what is written with a repeated text.
type equal struct {
	want    []byte
	at      int
	n       int64
	differs bool
}

func (e *equal) Write(p []byte) (int, error) {
	for left := p; len(left) > 0; {
		n := min(len(left), len(e.want)-e.at)
		e.differs = e.differs || !bytes.Equal(left[:n], e.want[e.at:e.at+n])
		left = left[n:]
		e.at = (e.at + n) % len(e.want)
	}
	e.n += int64(len(p))
	return len(p), nil
}
