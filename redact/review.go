package redact

import (
	"bytes"
	"unicode/utf8"
)

// A second look at lines in which something was found, as they were masked. What stands beside a value may
// explain its neighbours, or hide them from a row; behind a mark it does neither. So whoever masks the output
// once more would find what is found here, and masking twice is masking once.

// reviewMax is how often a line is looked at. Each look but the last finds something.
const reviewMax = 8

// review looks again at the lines before commit in which something is pending, and returns how far may be written:
// up to the first of them that is not complete.
func (w *window) review(commit int64, end bool) int64 {
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

// beside says whether a letter or a digit of a line stands outside of what was found there. pending[i] is the first
// candidate.
func (w *window) beside(i int, l *maskedLine) bool {
	at := l.lo
	for ; i < len(w.pending) && w.pending[i].start < w.base+int64(l.hi); i++ {
		if c := &w.pending[i]; holdsWord(w.buf[at:max(at, int(c.start-w.base))]) {
			return true
		} else if c.carried {
			return false
		}
		at = max(at, int(w.pending[i].end-w.base))
	}
	return holdsWord(w.buf[at:max(at, l.hi)])
}

func holdsWord(b []byte) bool {
	return bytes.ContainsFunc(b, func(r rune) bool { return r >= utf8.RuneSelf || isAlnum(byte(r)) })
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
