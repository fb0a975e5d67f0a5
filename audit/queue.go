package audit

import "sync"

// A queue gathers the records that come while others are being written. They are written together, which takes one
// write, and one sync, for all of them.
type queue struct {
	mu   sync.Mutex
	list []*waiting
}

// A waiting record is done when its error is known.
type waiting struct {
	record Record
	err    error
	done   chan struct{}
}

// add appends a record and says whether it is the first: then whoever added it writes all that are there by the time
// it can.
func (q *queue) add(r Record) (w *waiting, first bool) {
	w = &waiting{record: r, done: make(chan struct{})}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.list = append(q.list, w)
	return w, len(q.list) == 1
}

// take empties the queue.
func (q *queue) take() []*waiting {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := q.list
	q.list = nil
	return list
}

// appendAll writes records as the next lines, in one write. One that cannot be a line is refused alone.
func (l *Log) appendAll(list []*waiting) {
	before := l.head
	var text []byte
	for _, w := range list {
		e := l.chained(entry{Record: w.record})
		line, hash, err := e.encode(l.options.Keys)
		if w.err = err; err == nil {
			text, l.head = append(text, line...), after(e, hash)
		}
	}
	if l.err == nil && len(text) > 0 {
		l.err = l.write(text)
	}
	if l.err != nil {
		l.head = before
	}
	for _, w := range list {
		if l.err != nil {
			w.err = l.err
		}
		close(w.done)
	}
}
