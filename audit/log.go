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
	purging sync.Mutex // held before mu

	mu     sync.Mutex
	file   *os.File
	open   os.FileInfo // of the file
	looked time.Time   // when its name was looked up last
	size   int64
	head   Head
	hasher hasher // of lines that are appended
	text   []byte // that was written last, for its room
	err    error  // the first failure, which every later call returns
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
		l.appendNext()
	} else {
		<-w.done
	}
	return l.queue.result(w)
}

// appendNext writes all records that wait.
func (l *Log) appendNext() {
	l.mu.Lock()
	list := l.queue.take()
	l.appendAll(list)
	l.mu.Unlock()
	l.queue.wake(list)
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
	now := l.now()
	e = l.chained(e, now)
	text, hash, err := e.encode([]byte(before), &l.hasher)
	if err != nil {
		return err
	}
	if l.err = l.write(text, now); l.err != nil {
		return l.err
	}
	l.head = after(e, hash)
	return nil
}

func (l *Log) now() time.Time { return l.options.Now().UTC() }

// chained returns an entry as the one that follows the head, written now.
func (l *Log) chained(e entry, now time.Time) entry {
	e.Time, e.Key = now, l.options.Keys.Primary
	e.Seq, e.Prev = l.head.Seq+1, l.head.prev()
	return e
}

// write writes text at the end of the file, if that is where it was.
func (l *Log) write(text []byte, now time.Time) error {
	if !l.isOurs(now) {
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

// lookEvery is how often the name of the file is looked up while records come one upon the other. A path takes as long
// as to write a record.
const lookEvery = 10 * time.Millisecond

// isOurs says whether what is written now is found: whether the file has a name still and is as long as it was, and, if
// that has not been looked up of late, whether the name is that of the log. So a log that is removed, replaced or cut
// takes no record more, and one that is renamed, or its folder, those of 10 ms. With Sync, the time of which nobody
// notices the look, it takes none.
func (l *Log) isOurs(now time.Time) bool {
	since := now.Sub(l.looked)
	if !l.options.Sync && 0 <= since && since < lookEvery {
		return lengthOf(l.file) == l.size
	}
	l.looked = now
	return l.inPlace()
}

// inPlace says whether the file is the one of its name still, and as long as it was.
func (l *Log) inPlace() bool {
	named, err := os.Lstat(l.path)
	return err == nil && os.SameFile(named, l.open) && named.Size() == l.size
}
