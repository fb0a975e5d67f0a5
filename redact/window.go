package redact

import (
	"bytes"
	"math"
)

// NOTE: this file, with carry.go for values without end, is all that knows that input comes in pieces.
// Everything else looks at a stretch of text that holds all it may depend on.
//
// The window keeps a buffer of the stream:
//
//	buf[0:out]      written already; kept for the neighbourhoods of what comes
//	buf[out:next]   scanned; what was found there waits in pending for its overlaps to be complete
//	buf[next:]      not scanned yet: its triggers wait for their neighbourhoods
//
// A push appends, moves next to the horizon (the first trigger whose neighbourhood is not complete),
// scans up to there, and writes up to the left edge of what the triggers behind it may still change.
// Each of these positions is a function of the text alone where it matters: which triggers fire with
// which neighbourhood never depends on where the pushes were cut.

const (
	// reach is how far, in source bytes, a neighbourhood can lie around its trigger.
	reach = viewCap + foldMax + 2*foldNear + 256
	// chunk is how much a push takes at a time.
	chunk = 32 << 10
	// numberSpan is more than a number and its gaps can take.
	numberSpan = 512
	// carrying is the end of a value that goes on.
	carrying = math.MaxInt64
)

// A window is the state of one stream.
type window struct {
	p *program
	hints
	own       *Scope  // where the text has none that others share
	country   Country // of the last value whose country is known
	countryAt int64   // where it ended
	base      int64   // stream offset of buf[0]
	buf       []byte
	out       int
	next      int
	lastNL    int // where the last line break behind next is, or -1
	seen      int // buf[:seen] was searched for it
	pending   []candidate
	hides     []stretch64
	carry     *Carry // a value that goes on, and its state
	state     int
	floor     int64   // the stream offset where the last carried value ended
	carriedTo int64   // the same for the last one that is written, 0 if there is none
	refused   []int64 // where something is no value because of what stands beside it
	reviewed  int64   // up to where lines were looked at again
	dst       []byte  // output of the current push
	emit      func(Finding)
	edit      func(Edit)
	failed    error // what an operator told: see Value.Fail
	look      bool  // what is written goes nowhere
	probing   bool  // of a Batch: no operator writes anything, and there are no tables
	trace     *tracer
	tail      View // the last lines, folded
	table     table
	segs      []segment
	mark      []byte // what takes the place of one of them
	all       []box
	open      *Finding // a finding whose first part was written
}

func newWindow(r *Redactor) *window {
	w := &window{p: r.p, hints: r.hints, own: new(Scope), lastNL: -1}
	w.table = w.table.begin()
	return w
}

// push adds src to the stream and appends what can be written to dst. With end, the stream ends.
func (w *window) push(dst, src []byte, end bool) []byte {
	w.dst = dst
	for {
		n := min(len(src), max(chunk-(len(w.buf)-w.next), 1024))
		w.buf = append(w.buf, src[:n]...)
		src = src[n:]
		w.step(end && len(src) == 0)
		if len(src) == 0 {
			break
		}
	}
	dst, w.dst = w.dst, nil
	return dst
}

// step decides what can be decided.
func (w *window) step(end bool) {
	for {
		if w.carry != nil && !w.carryOn(end) {
			w.write(w.base+int64(w.next), end)
			break
		}
		hi := w.horizon(end)
		if hi > w.next {
			w.scan(hi)
			if w.carry != nil {
				continue
			}
		}
		w.write(w.base+int64(w.committed(end)), end)
		break
	}
	w.compact(end)
}

// horizon returns the position from which on neighbourhoods may be incomplete.
func (w *window) horizon(end bool) int {
	if end {
		return len(w.buf)
	}
	w.seen = max(w.seen, w.next)
	if i := bytes.LastIndexByte(w.buf[w.seen:], '\n'); i >= 0 {
		w.lastNL = w.seen + i
	}
	w.seen = len(w.buf)
	hi := max(w.next, len(w.buf)-reach)
	if w.lastNL >= hi {
		hi = max(hi, w.waiting(w.lastNL))
	}
	return hi
}

// waiting returns where the text that has to wait for the line behind nl begins: nl+1 if nothing
// has to.
func (w *window) waiting(nl int) int {
	if softBroken(w.buf, nl) {
		lo, _ := softLine(w.buf, nl, w.next, nl)
		if lo > w.next {
			lo = min(lo, w.waiting(lo-1))
		}
		return lo
	}
	wait := nl + 1
	if len(w.p.joins) == 0 || !digitish(w.buf[max(0, nl-joinNear):nl]) {
		return wait
	}
	if at := w.joining(&View{Bytes: w.buf}, w.next, nl); at >= 0 {
		wait = min(wait, at)
	}
	from := w.lastLines(nl)
	if !folds(w.buf, from, nl) {
		return wait
	}
	w.tail.reset()
	fold(&w.tail, w.buf, from, nl)
	if at := w.joining(&w.tail, w.tail.unitAt(w.next), len(w.tail.Bytes)); at >= 0 {
		lo, _ := w.tail.Source(at, at+1)
		wait = min(wait, lo)
	}
	return wait
}

// lastLines returns the beginning of the lines before nl that a neighbourhood can span.
func (w *window) lastLines(nl int) int {
	from, floor := nl, max(0, nl-reach)
	for n := 0; n < MaxLines && from > floor; n++ {
		from = floor + bytes.LastIndexByte(w.buf[floor:from], '\n')
		if from < floor {
			return floor
		}
	}
	return min(nl, from+1)
}

// folds says whether anything in b[lo:hi] folds.
func folds(b []byte, lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if mayFold[b[i]] && foldAt(b, i).kind != foldNone {
			return true
		}
	}
	return false
}

// joining returns the first trigger at lo or later whose neighbourhood goes on behind end, where
// only a number and what may join its digits stands before end, or -1.
func (w *window) joining(v *View, lo, end int) int {
	b := v.Bytes
	for at := numberStart(b, lo, end); at < end; at++ {
		if isDigit(b[at]) && (at == 0 || !isDigit(b[at-1])) && w.joins(b, at, end) {
			return at
		}
	}
	return -1
}

// joins says whether a neighbourhood of the trigger at at goes on behind the line that ends at end.
func (w *window) joins(b []byte, at, end int) bool {
	for _, r := range w.p.joins {
		row := &w.p.rows[r]
		lines := 1 + bytes.Count(b[at:end], newline)
		if lines < row.Lines && end-at < row.After && row.joins(b, at, end) {
			return true
		}
	}
	return false
}

// numberStart steps back from the line break at nl over digits and what may join them.
func numberStart(b []byte, floor, nl int) int {
	at, gap := nl, 0
	for i := nl - 1; i >= floor && nl-i < numberSpan; i-- {
		switch {
		case isDigit(b[i]):
			at, gap = i, 0
		case inWord(b[i]):
			return at
		default:
			if gap++; gap > gapMax+2 {
				return at
			}
		}
	}
	return at
}

// committed returns up to where everything that can begin is known.
func (w *window) committed(end bool) int {
	if end {
		return len(w.buf)
	}
	line := lineStart(w.buf, 0, w.next)
	if line > w.out && softBroken(w.buf, line-1) {
		if lo, _ := softLine(w.buf, line-1, w.out, line-1); line-lo <= reach {
			line = lo
		}
	}
	return max(w.out, line, w.next-reach)
}

// scan finds the candidates whose triggers are in buf[next:hi] and moves next.
func (w *window) scan(hi int) {
	s := w.p.scratch.Get().(*scanner)
	s.w, s.base = w, w.base
	lo, first, floor := w.next, len(w.pending), w.floor
	s.scanRaw(w.buf, lo, hi)
	if w.field != "" {
		s.fieldLines(w.buf, lo, hi)
	}
	if w.p.deny != nil {
		s.denied(w.buf, lo, hi)
	}
	w.next = hi
	done := w.carries(first)
	first = len(w.pending)
	if !w.probing {
		s.tables(w.buf, lo, w.next, done)
	}
	w.settle(first, []carried{{0, floor, -1}})
	for i := range done {
		done[i].k = -1 // what was found first is in its place already
	}
	w.settle(first, done)
	s.w = nil
	w.p.scratch.Put(s)
}

// compact forgets what no neighbourhood can reach any more.
func (w *window) compact(end bool) {
	if end {
		*w = window{
			p: w.p, hints: w.hints, own: w.own, emit: w.emit, edit: w.edit, failed: w.failed, look: w.look, probing: w.probing, trace: w.trace, base: w.base + int64(len(w.buf)), lastNL: -1,
			dst: w.dst, buf: w.buf[:0], pending: w.pending[:0], hides: w.hides[:0], segs: w.segs, mark: w.mark, all: w.all, tail: w.tail,
			refused: w.refused[:0],
			table:   w.table.begin(),
		}
		return
	}
	if !w.probing {
		w.table.pass(w.p, w.buf, w.next)
	}
	n := min(w.out-1, w.next-reach) // the byte before out says whether a line begins there
	if n < 2*reach {
		return
	}
	w.buf = w.buf[:copy(w.buf, w.buf[n:])]
	w.base += int64(n)
	w.out, w.next, w.seen = w.out-n, w.next-n, max(0, w.seen-n)
	w.lastNL = max(-1, w.lastNL-n)
	w.table.move(n)
}
