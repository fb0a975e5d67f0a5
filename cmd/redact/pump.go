package main

import (
	"context"
	"errors"
	"io"

	"github.com/redactd/redactd/internal/sniff"
)

// A sink takes the text: a redact.Writer. After Abort nothing that is undecided is written.
type sink interface {
	io.Writer
	Close() error
	Abort()
}

// chunkSize is how much is read at once: large enough for full speed from files, small enough to
// stay in the cache. readAhead chunks are in memory at once.
const (
	chunkSize = 128 << 10
	readAhead = 2
)

// A pump moves a text into a sink.
type pump struct {
	place string // names the input in messages
	text  bool   // take any bytes as text
	// after runs after each chunk, when all that could be decided has gone through the sink.
	after func(n int) error
}

// run reads src to its end, or until ctx ends, and closes w. After an error w is aborted, so that
// nothing undecided is written, and the error is a *fault.
func (p pump) run(ctx context.Context, src io.Reader, w sink) error {
	err := p.move(ctx, src, w)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		w.Abort()
		err = broken(p.place, err)
	}
	if p.after != nil {
		if late := p.after(0); err == nil && late != nil {
			err = broken(p.place, late)
		}
	}
	return err
}

func (p pump) move(ctx context.Context, src io.Reader, w sink) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	free, chunks := chunksOf(ctx, textOf(src, p.text))
	for {
		var c chunk
		select {
		case <-ctx.Done():
			return errStopped
		case c = <-chunks:
		}
		if err := p.pass(w, c.b); err != nil {
			return err
		}
		if c.err == io.EOF {
			return nil
		} else if c.err != nil {
			return broken(p.place, c.err)
		}
		free <- c.b[:cap(c.b)]
	}
}

func (p pump) pass(w sink, b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	if p.after == nil {
		return nil
	}
	return p.after(len(b))
}

// textOf reads a text, and fails where it begins like something else unless any bytes are to be taken.
func textOf(src io.Reader, any bool) *sniff.Reader {
	return &sniff.Reader{Src: src, Known: any, Refuse: unreadable}
}

func unreadable(what string) error {
	return &fault{
		code: exitPartial,
		text: "this is " + what + ", which cannot be read yet: convert it to UTF-8 text first, " +
			"or force it with --format text",
	}
}

// A chunk is what one Read returned.
type chunk struct {
	b   []byte
	err error
}

// chunksOf reads src in the background, so that a signal is heeded while a read waits. The receiver
// gives buffers back on free. The goroutine ends with ctx, or after its last read.
func chunksOf(ctx context.Context, src io.Reader) (free chan []byte, chunks chan chunk) {
	free, chunks = make(chan []byte, readAhead), make(chan chunk)
	for range readAhead {
		free <- make([]byte, chunkSize)
	}
	go func() {
		for {
			var buf []byte
			select {
			case buf = <-free:
			case <-ctx.Done():
				return
			}
			n, err := src.Read(buf)
			select {
			case chunks <- chunk{buf[:n], err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return free, chunks
}

// A named writer says which output failed.
type named struct {
	w     io.Writer
	place string
}

func (n named) Write(p []byte) (int, error) {
	m, err := n.w.Write(p)
	if err != nil && !errors.As(err, new(*fault)) {
		err = broken(n.place, err)
	}
	return m, err
}
