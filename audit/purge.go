package audit

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// newSuffix ends the name of the file that a shorter log is written to before it takes the place of the longer one.
const newSuffix = ".new"

var errBusy = errors.New("audit: a file of the log's name that ends in .new is in the way: it is left from a run" +
	" that was stopped, remove it")

// Purge removes the records before the first that was written at a time or later, and says how many they were. A line
// in their place tells up to which number and hash, so that what is left can be checked. A log that does not hold
// together is not touched. At every moment, and be it that of a power cut, the file is the longer or the shorter log.
func (l *Log) Purge(before time.Time) (removed int, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.err != nil:
		return 0, l.err
	case !l.inPlace():
		l.err = errMoved
		return 0, l.err
	}
	removed, last, end, err := l.older(before)
	if err != nil || removed == 0 {
		return 0, err
	}
	if err := l.cut(last, end); err != nil {
		return 0, err
	}
	return removed, nil
}

// older finds the leading records that are older, the head behind the last of them, and the offset.
func (l *Log) older(before time.Time) (n int, last Head, end int64, err error) {
	c, older := chain{keys: l.options.Keys}, true
	err = c.read(io.NewSectionReader(l.file, 0, l.size), func(e entry, at int64) bool {
		own := e.Event == eventCheckpoint
		older = older && (own || e.Time.Before(before))
		if older && !own {
			n, last, end = n+1, c.head, at
		}
		return true
	})
	return n, last, end, err
}

// cut puts a log that begins behind a head, at an offset, in the place of the file.
func (l *Log) cut(last Head, from int64) error {
	temp := l.path + newSuffix
	f, err := openFile(temp, os.O_RDWR|os.O_CREATE|os.O_EXCL|os.O_APPEND)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errBusy
	case err != nil:
		return err
	}
	st, err := l.shorter(f, last, from)
	if err == nil {
		err = os.Rename(temp, l.path)
	}
	if err != nil {
		_ = f.Close()
		_ = os.Remove(temp)
		return failed("the shorter log cannot be written: make room for it", err)
	}
	_ = l.file.Close()
	l.file, l.open, l.size = f, st, st.Size()
	return syncFolder(filepath.Dir(l.path))
}

// shorter writes the checkpoint and what is behind it, and returns the file as it is then.
func (l *Log) shorter(f *os.File, last Head, from int64) (fs.FileInfo, error) {
	e := l.chained(entry{Record: Record{Event: eventCheckpoint, Actor: "redactd", Result: OK}})
	e.Seq, e.Prev = last.Seq, last.Hash
	line, _, err := e.encode(nil, l.options.Keys)
	if err != nil {
		return nil, err
	}
	if _, err := f.Write(line); err != nil {
		return nil, err
	}
	if _, err := io.Copy(f, io.NewSectionReader(l.file, from, l.size-from)); err != nil {
		return nil, err
	}
	if err := f.Sync(); err != nil {
		return nil, err
	}
	return f.Stat()
}
