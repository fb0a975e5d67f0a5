package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// newSuffix ends the name of the file that a shorter log is written to before it takes the place of the longer one.
const newSuffix = ".new"

var errBusy = errors.New("audit: something of the log's name that ends in .new is in the way: it is none of this" +
	" program's files, move it away")

// Purge removes the records before the first that was written at a time or later, and says how many they were. A line
// in their place tells up to which number and hash, so that what is left can be checked. A log that does not hold
// together is not touched. At every moment, and be it that of a power cut, the file is the longer or the shorter log.
// It takes as long as to read the log, and records are appended meanwhile.
func (l *Log) Purge(before time.Time) (removed int, err error) {
	l.purging.Lock()
	defer l.purging.Unlock()
	long, err := l.soFar()
	if err != nil {
		return 0, err
	}
	removed, last, at, err := l.older(long, before)
	if err != nil || removed == 0 {
		return 0, err
	}
	if err := l.cut(long, last, at); err != nil {
		return 0, err
	}
	return removed, nil
}

// soFar returns the log as it is now. Its bytes stay what they are.
func (l *Log) soFar() (*io.SectionReader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil && !l.inPlace() {
		l.err = errMoved
	}
	return io.NewSectionReader(l.file, 0, l.size), l.err
}

// older finds the leading records that are older, the head behind the last of them, and the offset.
func (l *Log) older(long io.Reader, before time.Time) (n int, last Head, end int64, err error) {
	c, older := chain{hasher: hasher{keys: l.options.Keys}}, true
	err = c.read(long, func(e entry, at int64) bool {
		own := e.Event == eventCheckpoint
		older = older && (own || e.Time.Before(before))
		if older && !own {
			n, last, end = n+1, c.head, at
		}
		return true
	})
	return n, last, end, err
}

// cut puts a log that begins behind a head, at an offset of the long one, in the place of the file.
func (l *Log) cut(long *io.SectionReader, last Head, from int64) error {
	temp := l.path + newSuffix
	removeLeft(temp)
	f, err := openFile(temp, os.O_RDWR|os.O_CREATE|os.O_EXCL|os.O_APPEND)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errBusy
	case err != nil:
		return err
	}
	if err = l.begin(f, last, io.NewSectionReader(long, from, long.Size()-from)); err == nil {
		err = l.replace(temp, f, long.Size())
	}
	if err != nil {
		_ = f.Close()
		_ = os.Remove(temp)
		return err
	}
	return syncFolder(filepath.Dir(l.path))
}

// removeLeft removes what a purge that was killed has left: nothing yet, or a log that begins with a checkpoint.
func removeLeft(temp string) {
	st, err := os.Lstat(temp)
	if err != nil || !locks || !st.Mode().IsRegular() || checkMode(st) != nil {
		return
	}
	text, err := os.ReadFile(temp)
	first, _, _ := bytes.Cut(text, []byte("\n"))
	var e entry
	if err == nil && (len(text) == 0 || json.Unmarshal(first, &e) == nil && e.Event == eventCheckpoint) {
		_ = os.Remove(temp)
	}
}

// begin writes the checkpoint and what is left of the log.
func (l *Log) begin(f *os.File, last Head, left io.Reader) error {
	e := entry{Record: Record{Event: eventCheckpoint, Actor: "redactd", Result: OK}}
	e.Time, e.Key, e.Seq, e.Prev = l.now(), l.options.Keys.Primary, last.Seq, last.Hash
	line, _, err := e.encode(nil, &hasher{keys: l.options.Keys})
	if err != nil {
		return err
	}
	return fill(f, io.MultiReader(bytes.NewReader(line), left))
}

// fill appends to a file and makes that durable.
func fill(f *os.File, from io.Reader) error {
	_, err := io.Copy(f, from)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return failed("the shorter log cannot be written: make room for it", err)
	}
	return nil
}

// replace writes what has been appended since the long log ended there, and puts the file in its place.
func (l *Log) replace(temp string, f *os.File, end int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil && !l.inPlace() {
		l.err = errMoved
	}
	if l.err != nil {
		return l.err
	}
	if err := fill(f, io.NewSectionReader(l.file, end, l.size-end)); err != nil {
		return err
	}
	st, err := f.Stat()
	if err == nil {
		err = os.Rename(temp, l.path)
	}
	if err != nil {
		return failed("the shorter log cannot be written: make room for it", err)
	}
	_ = l.file.Close()
	l.file, l.open, l.size = f, st, st.Size()
	return nil
}
