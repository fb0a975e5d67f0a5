package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/redactd/redactd/internal/sniff"
	"github.com/redactd/redactd/redact"
)

// A follower reads a file as it grows, and what takes its place when it is truncated or rotated, as one
// text that never ends: a value that was half written before goes on behind. A file that is cut short
// and grows past its old size between two looks cannot be told from one that grew.
type follower struct {
	ctx   context.Context
	path  string
	any   bool // take any bytes as text
	poll  time.Duration
	quiet int // how many looks an old file is read on for after its name has gone to another

	f    *os.File
	at   int64
	idle int
	text *sniff.Reader // of f
}

// tail masks a growing file until a signal ends it.
func (a *app) tail(ctx context.Context, r *redact.Redactor, name string) error {
	t := &follower{
		ctx: ctx, path: name, any: a.format == "text", poll: 100 * time.Millisecond, quiet: 10,
	}
	if _, err := os.Stat(name); err != nil {
		a.say(name, "waiting for it to appear")
	}
	stop := a.show(0)
	_, err := a.mask(ctx, r, name, t, a.out)
	stop()
	a.report()
	return err
}

func (t *follower) Read(p []byte) (int, error) {
	for {
		if t.text == nil {
			if err := t.open(); err != nil {
				return 0, err
			}
		}
		n, err := t.text.Read(p)
		if err != io.EOF {
			return n, err
		}
		t.text = nil
	}
}

// open opens the file that has the name now, or starts the open one again if that is it. It waits
// for the file to appear.
func (t *follower) open() error {
	for {
		f, err := os.Open(t.path)
		if err == nil {
			if t.f != nil {
				_ = t.f.Close()
			}
			t.f, t.at, t.idle = f, 0, 0
			t.text = textOf(openFile{t}, t.any)
			return nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !t.wait() {
			return errStopped
		}
	}
}

// An openFile is what a follower has open. It ends where no more is to come: the file was truncated, or
// another has taken its name and it has been quiet for a while.
type openFile struct{ *follower }

func (t openFile) Read(p []byte) (int, error) {
	for {
		n, err := t.f.Read(p)
		t.at += int64(n)
		if n > 0 || err != nil && err != io.EOF {
			t.idle = 0
			return n, err
		}
		if t.ended() {
			return 0, io.EOF
		}
		if !t.wait() {
			return 0, errStopped
		}
	}
}

// ended says whether no more is to come from the open file.
func (t *follower) ended() bool {
	open, err := t.f.Stat()
	if err == nil && open.Size() < t.at {
		return true
	}
	there, err := os.Stat(t.path)
	if err != nil || os.SameFile(open, there) {
		t.idle = 0
		return false
	}
	t.idle++
	return t.idle > t.quiet
}

// wait pauses until the next look and says whether to go on.
func (t *follower) wait() bool {
	select {
	case <-t.ctx.Done():
		return false
	case <-time.After(t.poll):
		return true
	}
}
