package audit

import "sync"

// A queue gathers the records that come while others are being written. They are written together, which takes one
// look at the file, one write, and one sync for all of them.
type queue struct {
	mu    sync.Mutex
	next  []*waiting // none while nobody waits
	spare []*waiting // the room of those that were written last
	idle  sync.Pool  // of *waiting, which nobody waits for
}

// A waiting record has an error, or none, when it is done.
type waiting struct {
	record Record
	err    error
	done   chan struct{} // has one to take then, for whoever is not the first
}

// add appends a record to the next ones. Whoever is the first writes all that are there by the time it can.
func (q *queue) add(r Record) (w *waiting, first bool) {
	w, ok := q.idle.Get().(*waiting)
	if !ok {
		w = &waiting{done: make(chan struct{}, 1)}
	}
	w.record = r
	q.mu.Lock()
	defer q.mu.Unlock()
	q.next = append(q.next, w)
	return w, len(q.next) == 1
}

// take returns the next records, to which nothing is added any more.
func (q *queue) take() []*waiting {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := q.next
	q.next, q.spare = q.spare[:0], nil
	return list
}

// wake tells all but the first of them that they are done, and keeps the room of the list.
func (q *queue) wake(list []*waiting) {
	for _, w := range list[1:] {
		w.done <- struct{}{}
	}
	clear(list)
	q.mu.Lock()
	defer q.mu.Unlock()
	q.spare = list
}

// result is the error of a record that is done, of which nothing is kept.
func (q *queue) result(w *waiting) error {
	err := w.err
	w.record, w.err = Record{}, nil
	q.idle.Put(w)
	return err
}

// appendAll writes records as the next lines, in one write. One that cannot be a line is refused alone.
func (l *Log) appendAll(list []*waiting) {
	before, text, now := l.head, l.text[:0], l.now()
	for _, w := range list {
		e := l.chained(entry{Record: w.record}, now)
		var hash string
		if text, hash, w.err = e.encode(text, &l.hasher); w.err == nil {
			l.head = after(e, hash)
		}
	}
	if l.err == nil && len(text) > 0 {
		l.err = l.write(text, now)
	}
	l.text = text
	if l.err == nil {
		return
	}
	l.head = before
	for _, w := range list {
		w.err = l.err
	}
}
