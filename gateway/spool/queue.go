package spool

import (
	"cmp"
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
	ready ordered // by turns
	later ordered // those that wait for a time, earliest first
}

func newQueue() queue {
	return queue{
		ready: ordered{before: turn},
		later: ordered{before: func(a, b *item) bool { return a.due.Before(b.due) }},
	}
}

// turn is the order of those that are due: those first that were tried least often, and of these the oldest. So events
// for which the upstream hangs do not take all the room again and again, however old they are.
func turn(a, b *item) bool {
	return cmp.Or(cmp.Compare(a.tries, b.tries), cmp.Compare(a.key, b.key)) < 0
}

// add lets an item wait until it is due.
func (q *queue) add(i *item) { heap.Push(&q.later, i) }

// take returns the item that is due and has its turn. If there is none, it returns how long to wait for one, at most a minute.
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
