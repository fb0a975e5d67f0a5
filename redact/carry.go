package redact

import (
	"cmp"
	"slices"
	"sort"
)

// Carries: values that are longer than any neighbourhood, from their opening on.

// carries starts the carries among the candidates from pending[first] on, in order of their
// triggers, and returns them. What is found inside a carried value is part of it.
func (w *window) carries(first int) (done []carried) {
	if w.floor > w.base {
		w.settle(first, []carried{{0, w.floor, -1}})
	}
	opens := w.opens(first)
	if len(opens) == 0 {
		return nil
	}
	for _, k := range opens {
		c := &w.pending[k]
		c.opens = false
		if c.at < w.floor {
			continue // inside the last one
		}
		c.carried = true
		start, from := c.start, int(c.end-w.base)
		n, state, more := c.row.Carry.Next(c.state, w.buf[from:], false)
		w.next = max(w.next, from+n)
		if more {
			c.end = carrying
			w.carry, w.state, w.next = c.row.Carry, state, from+n
			done = append(done, carried{start, carrying, k})
			break
		}
		c.end += int64(n)
		w.floor = c.end
		done = append(done, carried{start, c.end, k})
	}
	w.settle(first, done)
	return done
}

// A carried is the place of a value that was carried, and the index of its candidate.
type carried struct {
	start, end int64
	k          int
}

// opens returns the indices of the candidates from pending[first] on that a carry begins at, in order
// of their triggers.
func (w *window) opens(first int) (list []int) {
	for k := first; k < len(w.pending); k++ {
		if w.pending[k].opens {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(w.pending[i].at, w.pending[j].at) })
	return list
}

// settle drops the candidates from pending[first] on whose triggers are inside one of the carried
// values, and cuts what begins inside one but was found behind it.
func (w *window) settle(first int, done []carried) {
	keep := w.pending[:first]
	for k, c := range w.pending[first:] {
		i := sort.Search(len(done), func(i int) bool { return done[i].start > c.at }) - 1
		if i >= 0 && done[i].k != first+k {
			if c.at < done[i].end {
				continue
			}
			c.start = max(c.start, done[i].end)
		}
		if c.start < c.end {
			keep = append(keep, c)
		}
	}
	w.pending = keep
}

// carryOn lets the carried value take its share of buf[next:] and says whether it ended.
func (w *window) carryOn(end bool) bool {
	n, state, more := w.carry.Next(w.state, w.buf[w.next:], end)
	w.state, w.next = state, w.next+n
	w.table.goOn(w.next)
	if more && !end {
		return false
	}
	w.carry = nil
	w.closeCarry(w.base + int64(w.next))
	return true
}

// closeCarry gives the open carry its end. Nothing that is found later begins before it.
func (w *window) closeCarry(end int64) {
	for i := range w.pending {
		if w.pending[i].end == carrying {
			w.pending[i].end = end
		}
	}
	w.floor = end
}

// noteCarried notes where a carried value ends that is written, unless it was found in review.
func (w *window) noteCarried(union []candidate) {
	for i := range union {
		if union[i].carried && !union[i].again {
			w.carriedTo = union[i].end
		}
	}
}
