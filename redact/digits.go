package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Digits: from bit streams to the triggers of the rows that look for numbers.
//
// The first digit behind a letter may have a label. And it begins a stretch without letters: only there,
// and only if the stretch has as many digits as the shortest number has, groups of digits are looked at.

// digits looks at word w of the streams, whose digits and letters are d and l. lettered says that a
// letter stands before it with no digit behind.
func (s *scanner) digits(w int, d, l uint64, lettered bool) {
	dp, lp := s.streams[bytescan.Digit][w-1], s.streams[bytescan.Letter][w-1]
	letter := l<<1 | lp>>63 // a letter stands right before
	if letter&d != 0 {
		s.tokens(w, d)
	}
	// A carry runs from the end of a word through the gap to what stands behind it.
	gap, carry := ^(l | d), uint64(0)
	if lettered && lp>>63 == 0 {
		carry = 1
	}
	sum, _ := bits.Add64(letter&gap, gap, carry)
	b, base := s.v.Bytes, s.at(w, 0)
	for m := (sum&^gap | letter) & d; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		end := base + bits.Len64(l&(1<<i-1)) // of the word before
		if end == base {
			if end -= 64 - bits.Len64(lp); lp <= dp {
				end = 0
			}
		}
		if end > 2 {
			if tail := tail3(b[end-3], b[end-2], b[end-1]); s.p.labelTails.has(tail) || tail&outsideASCII != 0 {
				s.labelled(base+i, end, tail)
			}
		} else if end > 0 {
			s.labelled(base+i, end, tailOf(b[:end]))
		}
		if next := l >> i; next == 0 || bits.OnesCount64(d>>i&(next&-next-1)) >= s.p.least {
			s.stretch(base + i)
			if letter>>i&1 == 1 {
				s.gluedNumber(base + i)
			}
		}
	}
}

// stretch looks at the stretch without letters in which the digit at position at is the first, or the
// first of this block. A gap of six ends a number, and the next one may begin behind it.
func (s *scanner) stretch(at int) {
	stop := min(s.hi, s.off+bytescan.Block)
	for at < stop {
		d, n, lettered := s.numberBits(at)
		if n == 0 {
			s.longNumber(at, stop)
			return
		}
		if bits.OnesCount64(d) >= s.p.least {
			s.numbers(at, d, stop)
		}
		if lettered {
			return
		}
		if at = s.nextDigit(at + n); at < 0 {
			return
		}
	}
}

// numberBits has the digits of the number at position at: bit i for the i-th byte from there. n is
// where a letter or a gap of six ends it, 0 if that is more than 64 bytes away.
func (s *scanner) numberBits(at int) (d uint64, n int, lettered bool) {
	w, i := (at-s.off)>>6+1, (at-s.off)&63
	d, l := s.streams[bytescan.Digit][w]>>i, s.streams[bytescan.Letter][w]>>i
	if i > 0 && w < s.held {
		d |= s.streams[bytescan.Digit][w+1] << (64 - i)
		l |= s.streams[bytescan.Letter][w+1] << (64 - i)
	}
	gap2 := ^d & (^d >> 1)
	stop := l | gap2&(gap2>>2)&(gap2>>4)
	below := stop&-stop - 1
	return d & below, bits.TrailingZeros64(stop) & 63, l&(below+1) != 0
}

// numbers fires the rows of forms and of groups for each group of the digits d from position at on that
// begins before stop.
func (s *scanner) numbers(at int, d uint64, stop int) {
	b := s.v.Bytes
	if at > 0 && isDigit(b[at-1]) {
		d &= d + 1 // a group that began before the block
	}
	for left := bits.OnesCount64(d); left >= s.p.least; left = bits.OnesCount64(d) {
		i := bits.TrailingZeros64(d)
		from, n := at+i, bits.TrailingZeros64(^(d >> i))
		if from >= stop {
			return
		}
		s.forms(from, from+n)
		if from >= s.lo && left >= s.p.groupsMin {
			wanted := s.p.heads.totals(b, from, d>>i)
			if wanted&(2<<min(left, 30)-1) != 0 && s.number.pick(b, from, d>>i, uint64(wanted)) {
				s.groups(s.p.groups, from)
			}
		}
		if left >= s.p.digitsMin {
			s.everyDigit(from, from+n, left)
		}
		d &= d + 1<<i
	}
}

// longNumber is the same for digits and gaps that go on for more than 64 bytes. Each group takes the
// digits that were read for the one before, or a long row of groups would be read over and over.
func (s *scanner) longNumber(at, stop int) {
	b, n := s.v.Bytes, &s.number
	left := s.digitsLeft(at)
	if at > 0 && isDigit(b[at-1]) {
		end := s.runEnd(bytescan.Digit, at)
		left, at = left-(end-at), s.nextDigit(end)
	}
	n.n = 0
	for left >= s.p.least && at >= 0 && at < stop {
		end := s.runEnd(bytescan.Digit, at)
		if n.drop(b); n.n == 0 {
			n.read(b, at)
		}
		s.forms(at, end)
		if at >= s.lo && left >= s.p.groupsMin && uint64(s.p.heads.totals(n.digits[:], 0, 1<<min(n.n, 3)-1))&n.totals != 0 {
			n.follow(b, end)
			s.groups(s.p.groups, at)
		}
		if left >= s.p.digitsMin {
			s.everyDigit(at, end, left)
		}
		left, at = left-(end-at), s.nextDigit(end)
	}
}

// digitsLeft counts the digits from position at to the next letter, as far as the streams go.
func (s *scanner) digitsLeft(at int) int {
	w, from := (at-s.off)>>6+1, ^uint64(0)<<((at-s.off)&63)
	n := 0
	for ; w <= s.held; w++ {
		d, l := s.streams[bytescan.Digit][w]&from, s.streams[bytescan.Letter][w]&from
		if l != 0 {
			return n + bits.OnesCount64(d&(l&-l-1))
		}
		n += bits.OnesCount64(d)
		from = ^uint64(0)
	}
	return n
}

// nextDigit returns the position of the first digit at or behind position at, -1 if a letter comes
// before it or the streams end.
func (s *scanner) nextDigit(at int) int {
	w, from := (at-s.off)>>6+1, ^uint64(0)<<((at-s.off)&63)
	for ; w <= s.held; w++ {
		d, l := s.streams[bytescan.Digit][w]&from, s.streams[bytescan.Letter][w]&from
		if d|l != 0 {
			if d&-d > l&-l && l != 0 || d == 0 {
				return -1
			}
			return s.at(w, bits.TrailingZeros64(d))
		}
		from = ^uint64(0)
	}
	return -1
}

// everyDigit fires at each digit of the group [at, end) that enough digits follow; left counts those
// from at on.
func (s *scanner) everyDigit(at, end, left int) {
	for i := at; i < end && left >= s.p.digitsMin; i, left = i+1, left-1 {
		for _, r := range s.p.digits {
			if left >= s.p.rows[r].Trigger.min {
				s.fire(r, i, 0, 0)
			}
		}
	}
}

// groups fires the rows that the number that was read at position at may be of.
func (s *scanner) groups(rows []int, at int) {
	n := &s.number
	for _, r := range rows {
		row := &s.p.rows[r]
		m := n.totals & row.totals
		if m == 0 || row.follows != nil && !row.follows[n.after] {
			continue
		}
		if t := &row.Trigger; t.heads != nil {
			lengths := t.heads([4]byte(n.digits[:4]), min(n.n, 4))
			if m &= uint64(lengths); m == 0 {
				continue
			}
			if lengths&Unchecked == 0 && !t.passes(n, m) && s.w.trace == nil {
				continue
			}
		}
		s.fire(r, at, 0, 0)
	}
}

// passes asks the trigger's test for each total in the set m.
func (t *Trigger) passes(n *number, m uint64) bool {
	if t.check == nil {
		return true
	}
	for ; m != 0; m &= m - 1 {
		if t.check(n.digits[:bits.TrailingZeros64(m)]) {
			return true
		}
	}
	return false
}
