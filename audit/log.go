package audit

import (
	"errors"
	"os"
	"sync"
	"time"
)

// Options are how a log is written.
type Options struct {
	// Keys authenticate the lines. All lines of a log have a key, or none has.
	Keys Keys
	// Sync makes each record durable before Append returns: it is there after a power cut.
	Sync bool
	// Now is the clock, time.Now if nil.
	Now func() time.Time
}

// A Log is open for appending. It is safe for concurrent use. Whoever gets an error from Append has to refuse what the
// record is about.
type Log struct {
	options Options
	path    string // absolute
	queue   queue

	mu   sync.Mutex
	file *os.File
	size int64
	head Head
	err  error // the first failure, which every later call returns
}

var (
	errClosed = errors.New("audit: the log is closed: open it again")
	errMoved  = errors.New("audit: the log was moved, removed, cut or written to by another program: check it with" +
		" 'redact audit verify', and open it again")
)

// Append writes a record as the next line. Records of calls at a time go into one write. A record that may not be
// written is refused and the log stays as it is. After a write that failed every later call fails as well: nobody knows
// what of it is there.
func (l *Log) Append(r Record) error {
	if err := r.check(); err != nil {
		return err
	}
	w, first := l.queue.add(r)
	if first {
		l.mu.Lock()
		l.appendAll(l.queue.take())
		l.mu.Unlock()
	}
	<-w.done
	return w.err
}

// Head returns where the log ends.
func (l *Log) Head() Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// Close closes the log. Append fails from then on.
func (l *Log) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = errClosed
	}
	return l.file.Close()
}

// append numbers an entry and writes its line behind the text before it, if that is any.
func (l *Log) append(e entry, before string) error {
	if l.err != nil {
		return l.err
	}
	e = l.chained(e)
	line, hash, err := e.encode(l.options.Keys)
	if err != nil {
		return err
	}
	if l.err = l.write(append([]byte(before), line...)); l.err != nil {
		return l.err
	}
	l.head = after(e, hash)
	return nil
}

// chained returns an entry as the one that follows the head, written now.
func (l *Log) chained(e entry) entry {
	e.Time, e.Key = l.options.Now().UTC(), l.options.Keys.Primary
	e.Seq, e.Prev = l.head.Seq+1, l.head.prev()
	return e
}

// write writes text at the end of the file, if that is where it was.
func (l *Log) write(text []byte) error {
	if !l.inPlace() {
		return errMoved
	}
	n, err := l.file.Write(text)
	l.size += int64(n)
	if err == nil && l.options.Sync {
		err = l.file.Sync()
	}
	if err != nil {
		return failed("the log cannot be written: make room for it, and open it again", err)
	}
	return nil
}

// inPlace says whether the file is the one of its name still, and as long as it was.
func (l *Log) inPlace() bool {
	named, err := os.Lstat(l.path)
	if err != nil {
		return false
	}
	open, err := l.file.Stat()
	return err == nil && os.SameFile(named, open) && named.Size() == l.size
}
