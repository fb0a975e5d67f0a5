package redact

import "slices"

// A second look at lines in which something was found, as they were masked. What stands beside a value may
// explain its neighbours, or hide them from a row; behind a mark it does neither. So whoever masks the output
// once more would find what is found here, and masking twice is masking once.

// reviewMax is how often a line is looked at. Each look but the last finds something.
const reviewMax = 8

// review looks again at the lines before commit in which something is pending, and returns how far may be written:
// up to the first of them that is not complete.
func (w *window) review(commit int64, end bool) int64 {
	slices.Sort(w.refused)
	from, behind := w.carriedTo, w.carriedTo > 0 && w.carriedTo >= max(w.reviewed, w.base+int64(w.out))
	for i := 0; ; {
		if !behind {
			if i == len(w.pending) {
				return commit
			}
			from = w.pending[i].start
		}
		if from >= commit {
			return commit
		}
		l := w.maskedLine(i, from, behind, end)
		if !l.given {
			if !l.whole || w.base+int64(l.hi) > commit {
				return min(commit, w.base+int64(l.lo))
			}
			if w.field != "" || w.beside(i, &l) {
				w.lookAgain(i, &l)
			}
		}
		w.reviewed = from + 1
		if l.whole && l.next < carrying {
			w.reviewed = l.next
		}
		for i < len(w.pending) && w.pending[i].start < l.next {
			i++
		}
		from, behind = l.next, l.carried && l.next < carrying && !l.joined
	}
}

// beside says whether something of a line may be more once its values are masked: something was refused there, a value
// that is hidden in parts overlaps with another one, or a value has a flank. pending[i] is the first candidate.
func (w *window) beside(i int, l *maskedLine) bool {
	if l.behind || l.carried {
		return true
	}
	hi := w.base + int64(l.hi)
	at, refused := l.lo, w.refusedIn(w.base+int64(l.lo), hi)
	for first := i; i < len(w.pending) && w.pending[i].start < hi; {
		n, end := w.union(i)
		from, to := w.pending[i].start, min(end, hi)
		inside := w.refusedIn(from, to)
		if len(refused) > 0 && refused[0] < from || (len(inside) > 0 || n > 1) && inParts(w.pending[i:i+n]) {
			return true
		}
		refused = w.refusedIn(to, hi)
		gap := w.buf[at:max(at, int(from-w.base))]
		if w.pending[i].carried || flank(gap, true) || i > first && flank(behindStop(gap), false) {
			return true
		}
		at, i = int(to-w.base), i+n
	}
	return len(refused) > 0 || flank(behindStop(w.buf[at:max(at, l.hi)]), false)
}

// inParts says whether a value may be hidden in parts, so that another one may begin in what is left of it.
func inParts(union []candidate) bool {
	return slices.ContainsFunc(union, func(c candidate) bool { return c.rule.op.Hide != nil })
}

// refusedIn returns where in [lo, hi) something was refused, in order.
func (w *window) refusedIn(lo, hi int64) []int64 {
	from, _ := slices.BinarySearch(w.refused, lo)
	to, _ := slices.BinarySearch(w.refused, hi)
	return w.refused[from:to]
}

// flankMin is the fewest digits close to a value, on either side, that may be of a number that goes on across it, and
// the fewest letters and digits of a word that may be a value.
const flankMin = 6

// flank says whether what stands right before a value, or behind it, may be another one that only the value hides: a
// word or a sign that touches it, a word that begins or ends with digits close by, or digits of a number.
func flank(b []byte, before bool) bool {
	if before && named(b) {
		return false
	}
	parts := &partsBehind
	if before {
		parts = &partsBefore
	}
	size, gap, word := 0, 0, false
	for k := range len(b) {
		c := b[k]
		if before {
			c = b[len(b)-1-k]
		}
		switch {
		case k == 0 && !parts[c] && !isDigit(c) || size == flankMin:
			return true
		case isDigit(c):
			size, gap = size+1, 0
		case !inWord(c):
			if gap++; gap > gapMax || word {
				return false
			}
		case size == 0 || gap > 0:
			return false // letters are of no number
		default:
			size, word = size+1, true
		}
	}
	return size >= flankMin
}

// behindStop returns what follows the sign that ends a sentence, if b begins with one and goes on with a blank or has no
// more: that is no part of what stands before it.
func behindStop(b []byte) []byte {
	if len(b) > 0 && (b[0] == '.' || b[0] == '!' || b[0] == '?') && (len(b) == 1 || b[1] == ' ' || b[1] == '\r') {
		return b[1:]
	}
	return b
}

// named says whether b ends with a name of letters and a sign of equality.
func named(b []byte) bool {
	n := len(b) - 1
	if n < 1 || b[n] != '=' {
		return false
	}
	for n > 0 && isLetter(b[n-1]) {
		n--
	}
	return n == 0 || b[n-1] == ' '
}

// partsBefore and partsBehind are the signs that part a value from what stands before it, or behind it, so that neither
// explains the other: among them those of a path, a version and a port.
var (
	partsBefore = setOf(" \t\r\n,;\"()[]{}|/~")
	partsBehind = setOf(" \t\r\n,;\"()[]{}|/:")
)

// refuse notes that something at position at of the view is no value because of what stands beside it.
func (s *scanner) refuse(at int) {
	if s.again {
		return // this line is looked at until nothing is found
	}
	from, _ := s.v.Source(at, at+1)
	s.w.refused = append(s.w.refused, s.base+int64(from))
}

// lookAgain looks for more in a line as it was masked, until nothing more is found. pending[i] is the first
// candidate there.
func (w *window) lookAgain(i int, l *maskedLine) {
	s := w.p.scratch.Get().(*scanner)
	s.w, s.base, s.again = w, w.base, true
	for range reviewMax {
		w.mask(&s.masked, i, l)
		first := len(w.pending)
		s.scanRaw(s.masked.Bytes, 0, len(s.masked.Bytes))
		if w.field != "" {
			s.fieldLines(s.masked.Bytes, 0, len(s.masked.Bytes))
		}
		w.pending = w.pending[:first+hiding(w.pending[first:])]
		if len(w.pending) == first {
			break
		}
		sortByPlace(w.pending)
	}
	s.w, s.again = nil, false
	w.p.scratch.Put(s)
}

// hiding moves the candidates that hide something to the front of the list and returns how many there are.
func hiding(list []candidate) (n int) {
	for _, c := range list {
		if !c.keeps() {
			list[n] = c
			n++
		}
	}
	return n
}
