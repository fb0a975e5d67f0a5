package redact

// Lines as they will be written, with the way back to the bytes they came from: what review looks at.

// A maskedLine is the stretch buf[lo:hi], which may be one line once it is masked: a line, with what soft line
// breaks and values that begin on it join to it. It ends where a carried value begins, of which the end need not be
// known, and the next one begins behind that, as nobody looks past a mark.
type maskedLine struct {
	lo, hi  int
	next    int64 // candidates from here on are of another one
	whole   bool  // its end is known
	given   bool  // it is given up: it is longer than reach, or began before what is not written yet
	behind  bool  // a carried value stands before it
	carried bool  // a carried value stands behind it
	joined  bool  // what begins before that one ends behind it
}

// maskedLine returns the line around from, where pending[i] begins or the carried value before it ends.
func (w *window) maskedLine(i int, from int64, behind, end bool) (l maskedLine) {
	b, at := w.buf, int(from-w.base)
	floor := w.out
	if behind {
		floor = at // looking back for each of many on a line takes long
	}
	l.lo, l.hi = softLine(b, at, floor, len(b))
	if l.behind = behind; !behind {
		l.given = l.lo > 0 && (b[l.lo-1] != '\n' || softBroken(b, l.lo-1)) || w.pending[i].goesOn
	}
	w.stretch(&l, i)
	l.whole = l.carried || l.hi < len(b) || end
	l.given = l.given || l.hi-l.lo > reach
	return l
}

// stretch moves the end of a line to where the values that begin on it end, pending[i] the first of them, or to a
// carried value.
func (w *window) stretch(l *maskedLine, i int) {
	last := int64(0)
	for ; i < len(w.pending) && w.pending[i].start < w.base+int64(l.hi); i++ {
		c := &w.pending[i]
		if c.carried && !c.again {
			l.hi, l.next, l.carried, l.joined = int(c.start+1-w.base), c.end, true, last > c.end
			return
		}
		if to := int(c.end - w.base); to > l.hi {
			_, l.hi = softLine(w.buf, to, to, len(w.buf))
		}
		last = max(last, c.end)
	}
	l.next = w.base + int64(l.hi) + 1
}

// mask makes the view of a line as it will be written. pending[i] is the first candidate there.
func (w *window) mask(v *View, i int, l *maskedLine) {
	v.reset()
	at := l.lo
	put := func(text []byte, from, to int64) {
		lo, hi := int(from-w.base), int(min(to-w.base, int64(len(w.buf))))
		v.copy(w.buf, at, lo)
		v.addAll(text, lo, hi)
		at = hi
	}
	if l.behind {
		v.addAll(nameInstead(nil, w.p.rows[0].rule), at, at)
	}
	for i < len(w.pending) && w.pending[i].start < w.base+int64(l.hi) {
		n, end := w.union(i)
		lose(w.pending[i : i+n])
		w.edits(w.pending[i:i+n], end, func(b box) {
			if b.lo >= w.base+int64(at) {
				put([]byte(b.sign()), b.lo, b.hi)
			}
		}, func(s segment) {
			put(w.markFor(s), s.lo, s.hi)
		})
		i += n
	}
	v.copy(w.buf, at, l.hi)
}

// markFor returns what takes the place of a segment, or its name where that would be taken for a part of what is beside.
func (w *window) markFor(s segment) []byte {
	if s.best.rule.op.LooksReal {
		w.mark = nameInstead(w.mark[:0], s.best.rule)
	} else {
		w.mark = w.replace(w.mark[:0], s, true)
	}
	return w.mark
}

// source returns the range of the window's buffer that the units [i, j) of the view stand for.
func (s *scanner) source(i, j int) (start, end int) {
	start, end = s.v.Source(i, j)
	if s.again && start < end {
		return s.masked.Source(start, end)
	}
	return start, end
}

// carriedEnd returns where in the window's buffer a value ends that a row carries on behind unit end of the view.
func (s *scanner) carriedEnd(row *row, state, end int) int {
	_, from := s.v.Source(0, end)
	n, _, _ := row.Carry.Next(state, s.masked.Bytes[from:], true)
	_, to := s.masked.Source(0, from+n)
	return to
}
