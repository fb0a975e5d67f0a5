package audit

import (
	"errors"
	"os"
	"runtime"
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
	purging sync.Mutex // held before mu

	mu   sync.Mutex
	file *os.File
	open os.FileInfo // of the file
	size int64
	head Head
	text []byte // that was written last, for its room
	err  error  // the first failure, which every later call returns
}

var (
	errClosed = errors.New("audit: the log is closed: open it again")
	errMoved  = errors.New("audit: the log was moved, removed, cut or written to by another program: check it with" +
		" 'redact audit verify', and open it again")
)

// courtesy is how often whoever begins a write lets others go first that are about to append. It costs nothing if there
// are none; with more of it no more records meet.
const courtesy = 3

// Append writes a record as the next line. Records of calls at a time go into one write. A record that may not be
// written is refused and the log stays as it is. After a write that failed every later call fails as well: nobody knows
// what of it is there.
func (l *Log) Append(r Record) error {
	if err := r.check(); err != nil {
		return err
	}
	b, at := l.queue.add(r)
	if at > 0 {
		<-b.done
		return b.list[at].err
	}
	for range courtesy {
		runtime.Gosched()
	}
	l.mu.Lock()
	l.appendAll(l.queue.take().list)
	l.mu.Unlock()
	close(b.done)
	return b.list[at].err
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
	text, hash, err := e.encode([]byte(before), l.options.Keys)
	if err != nil {
		return err
	}
	if l.err = l.write(text); l.err != nil {
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
	return err == nil && os.SameFile(named, l.open) && named.Size() == l.size
}
