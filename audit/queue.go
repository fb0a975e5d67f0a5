package audit

import "sync"

// A queue gathers the records that come while others are being written. They are written together, which takes one
// look at the file, one write, and one sync for all of them.
type queue struct {
	mu   sync.Mutex
	next *batch // nil while nobody waits
}

// A batch is records that are written together.
type batch struct {
	list []waiting
	done chan struct{} // closed when their errors are known
}

// A waiting record has an error when its batch is done.
type waiting struct {
	record Record
	err    error
}

// add appends a record to the next batch and says where it is. Whoever is the first, at 0, writes all that are there by
// the time it can.
func (q *queue) add(r Record) (b *batch, at int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.next == nil {
		q.next = &batch{done: make(chan struct{})}
	}
	b = q.next
	b.list = append(b.list, waiting{record: r})
	return b, len(b.list) - 1
}

// take returns the next batch, to which nothing is added any more.
func (q *queue) take() *batch {
	q.mu.Lock()
	defer q.mu.Unlock()
	b := q.next
	q.next = nil
	return b
}

// appendAll writes records as the next lines, in one write. One that cannot be a line is refused alone.
func (l *Log) appendAll(list []waiting) {
	before, text := l.head, l.text[:0]
	for i := range list {
		w := &list[i]
		e := l.chained(entry{Record: w.record})
		var hash string
		if text, hash, w.err = e.encode(text, l.options.Keys); w.err == nil {
			l.head = after(e, hash)
		}
	}
	if l.err == nil && len(text) > 0 {
		l.err = l.write(text)
	}
	l.text = text
	if l.err == nil {
		return
	}
	l.head = before
	for i := range list {
		list[i].err = l.err
	}
}
