package spool

import (
	"container/heap"
	"time"
)

// An item is an event that waits.
type item struct {
	key      key
	id       string
	received time.Time

	// Where it stands; the spool's mu guards these.
	segment *segment
	at      int64
	size    int64

	// Its delivery; whoever has taken it from the queue may change these.
	tries int
	due   time.Time
	fate  fate
}

// A queue has the items that nobody is sending.
type queue struct {
	ready ordered // oldest first
	later ordered // those that wait for a time, earliest first
}

func newQueue() queue {
	return queue{
		ready: ordered{before: func(a, b *item) bool { return a.key < b.key }},
		later: ordered{before: func(a, b *item) bool { return a.due.Before(b.due) }},
	}
}

// add lets an item wait until it is due.
func (q *queue) add(i *item) { heap.Push(&q.later, i) }

// take returns the oldest item that is due. If there is none, it returns how long to wait for one, at most a minute.
func (q *queue) take(now time.Time) (*item, time.Duration) {
	for q.later.Len() > 0 && !q.later.list[0].due.After(now) {
		heap.Push(&q.ready, heap.Pop(&q.later))
	}
	switch {
	case q.ready.Len() > 0:
		return heap.Pop(&q.ready).(*item), 0
	case q.later.Len() > 0:
		return nil, min(time.Minute, q.later.list[0].due.Sub(now))
	}
	return nil, time.Minute
}

// An ordered list of items is a heap.
type ordered struct {
	list   []*item
	before func(a, b *item) bool
}

func (o *ordered) Len() int           { return len(o.list) }
func (o *ordered) Less(i, j int) bool { return o.before(o.list[i], o.list[j]) }
func (o *ordered) Swap(i, j int)      { o.list[i], o.list[j] = o.list[j], o.list[i] }
func (o *ordered) Push(x any)         { o.list = append(o.list, x.(*item)) }

func (o *ordered) Pop() any {
	last := len(o.list) - 1
	i := o.list[last]
	o.list[last] = nil
	o.list = o.list[:last]
	return i
}
