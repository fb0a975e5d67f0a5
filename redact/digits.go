package redact

import (
	"math/bits"

	"github.com/redactd/redactd/internal/bytescan"
)

// Digits: from bit streams to the triggers of the rows that look for numbers.
//
// Three streams do the work. Where a run of three digits shows, a written form may begin. The first
// digit behind a letter may have a label. And it begins a stretch without letters: only there, and
// only if the stretch has as many digits as the shortest number has, groups of digits are counted.

// gapMax is how many characters may stand between two groups of a number.
const gapMax = 5

// digits looks at word w of the streams, whose digits and letters are d and l. lettered says that a
// letter stands before it with no digit behind.
func (s *scanner) digits(w int, d, l uint64, lettered bool) {
	dp, lp := s.streams[bytescan.Digit][w-1], s.streams[bytescan.Letter][w-1]
	s.formStarts(w, d, dp)
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
		if end > 1 && s.p.labelPairs.has(b[end-2], b[end-1]) {
			s.labelled(base+i, end)
		}
		if next := l >> i; next == 0 || bits.OnesCount64(d>>i&(next&-next-1)) >= s.p.least {
			s.stretch(base + i)
		}
	}
}

// longForm is a first group that is rare enough to look at the number byte by byte.
const longForm = 6

// formStarts fires the written forms that begin in word w, whose digits are d, dp being those of the
// word before: at the sixth digit of a run, and where the digits of a form with a shorter first group
// show as a whole.
func (s *scanner) formStarts(w int, d, dp uint64) {
	d2, p2 := d&(d<<1|dp>>63), dp&(dp<<1)
	d3, p3 := d2&(d<<2|dp>>62), p2&(dp<<2)
	d6, p6 := d3&(d3<<3|p3>>61), p3&(p3<<3)
	for m := d6 &^ (d6<<1 | p6>>63); m != 0; m &= m - 1 {
		s.forms(s.at(w, bits.TrailingZeros64(m)) - (longForm - 1))
	}
	d4, p4 := d3&(d<<3|dp>>61), p3&(dp<<3)
	if d4 == 0 && s.p.fourLast || len(s.p.patterns) == 0 {
		return
	}
	exact := groupEnds{
		{d &^ (d<<1 | dp>>63), d2 &^ (d<<2 | dp>>62), d3 &^ (d<<3 | dp>>61), d4 &^ (d<<4 | dp>>60)},
		{dp &^ (dp << 1), p2 &^ (dp << 2), p3 &^ (dp << 3), p4 &^ (dp << 4)},
	}
	for _, p := range s.p.patterns {
		length, m := p.ends(&exact)
		for ; m != 0; m &= m - 1 {
			s.forms(s.at(w, bits.TrailingZeros64(m)) - (length - 1))
		}
	}
}

// groupEnds has the bits of the last digits of groups of one to four digits, as far as can be said
// without what follows: of a word and of the one before it.
type groupEnds [2][4]uint64

// A pattern is the lengths of the groups of a written form.
type pattern []int

// ends has the bits of the last digits of numbers with these groups and one byte between them, and
// says how long they are. Groups of more than four digits are left to whoever looks closer.
func (p pattern) ends(exact *groupEnds) (length int, m uint64) {
	m = ^uint64(0)
	for i := len(p) - 1; i >= 0 && m != 0; i-- {
		if n := p[i] - 1; n < 4 {
			m &= exact[0][n]<<(length&63) | exact[1][n]>>(-length&63)&(1<<(length&63)-1)
		}
		length += p[i] + 1
	}
	return length - 1, m
}

// forms fires the written forms that begin with the run of digits at position at.
func (s *scanner) forms(at int) {
	if at < s.lo || at >= s.hi {
		return
	}
	b := s.v.Bytes
	if at > 0 && (isDigit(b[at-1]) || isLetter(b[at-1])) {
		return
	}
	end := s.runEnd(bytescan.Digit, at)
	if end-at > maxGroup || s.p.lengths[end-at].forms == nil {
		return
	}
	after := byte('\n')
	if end < len(b) {
		after = b[end]
	}
	l := &s.p.lengths[end-at]
	if l.after[after>>6]>>(after&63)&1 == 0 {
		return
	}
	for i := range l.forms {
		s.form(&l.forms[i], at, end)
	}
}

// form fires a written form whose first group is b[start:end].
func (s *scanner) form(f *formRef, start, end int) {
	b := s.v.Bytes
	for k, sep := range f.seps {
		if end >= len(b) || b[end] != sep {
			return
		}
		next := digitsEnd(b, end+1)
		if next-(end+1) != f.groups[k+1] {
			return
		}
		end = next
	}
	if end < len(b) && isLetter(b[end]) || goesOn(b, start, end, f.seps) {
		return
	}
	s.fireForm(f, start, end)
}

// goesOn says whether the number is part of a longer one with the same separators.
func goesOn(b []byte, start, end int, seps []byte) bool {
	for _, sep := range seps {
		if sep == ' ' {
			continue
		}
		if start > 1 && b[start-1] == sep && isDigit(b[start-2]) {
			return true
		}
		if end+1 < len(b) && b[end] == sep && isDigit(b[end+1]) {
			return true
		}
	}
	return false
}

// tokens fires where as many ASCII letters as one of the shapes has stand between the digits d of word
// w and the beginning of a word.
func (s *scanner) tokens(w int, d uint64) {
	letter := s.streams[bytescan.Letter][w] & s.streams[bytescan.Word][w]
	before := s.streams[bytescan.Letter][w-1] & s.streams[bytescan.Word][w-1]
	alnum, beforeAlnum := letter|d, before|s.streams[bytescan.Digit][w-1]
	m := d
	for k := 1; k < len(s.p.tokens); k++ {
		if m &= letter<<(k&63) | before>>(-k&63); m == 0 {
			return
		}
		if s.p.tokens[k] == nil {
			continue
		}
		whole := m &^ (alnum<<((k+1)&63) | beforeAlnum>>(-(k+1)&63))
		for ; whole != 0; whole &= whole - 1 {
			at := s.at(w, bits.TrailingZeros64(whole))
			for i := range s.p.tokens[k] {
				s.token(&s.p.tokens[k][i], at)
			}
		}
	}
}

// token fires a row if enough digits stand at position at, behind its letters.
func (s *scanner) token(t *tokenRef, at int) {
	from := at - t.letters
	if t.heads != nil && !t.heads.has(tailOf(s.v.Bytes[from:from+2])) {
		return
	}
	if s.runEnd(bytescan.Digit, at)-at >= t.digits {
		s.fire(t.row, from, 0, 0)
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

// numbers fires the rows of groups for each group of the digits d from position at on that begins
// before stop.
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
		if from >= s.lo {
			wanted := s.p.heads.totals(b[from : from+min(n, 3)])
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
		if at >= s.lo && s.p.heads.totals(b[at:min(end, at+3)]) != 0 {
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
			if m &= uint64(lengths); m == 0 || lengths&Unchecked == 0 && !t.passes(n, m) {
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

// numberMax is the greatest total of a number of groups.
const numberMax = 31

// A number is the digits of joined groups.
type number struct {
	digits [numberMax + 1]byte
	n      int    // how many were read
	totals uint64 // the set of counts at which a group ends
	after  byte   // what stands behind the first group
	next   int    // where reading goes on, -1 if the number is whole
}

// read reads the groups at b[at:], which begins with a digit.
func (n *number) read(b []byte, at int) {
	n.n, n.totals, n.next = 0, 0, at
	n.fill(b)
	n.follow(b, digitsEnd(b, at))
}

// follow notes what stands behind the first group, which ends at end.
func (n *number) follow(b []byte, end int) {
	if n.after = '\n'; end < len(b) {
		n.after = b[end]
	}
}

// drop forgets the first group and reads on. Nothing is left of a number that had no other.
func (n *number) drop(b []byte) {
	first := min(bits.TrailingZeros64(n.totals), n.n)
	copy(n.digits[:], n.digits[first:n.n])
	n.n, n.totals = n.n-first, n.totals>>first&^1
	if n.n > 0 {
		n.fill(b)
	}
}

// fill reads on as long as there is room.
func (n *number) fill(b []byte) {
	for n.next >= 0 && n.n < len(n.digits) {
		at := n.next
		for at < len(b) && isDigit(b[at]) && n.n < len(n.digits) {
			n.digits[n.n] = b[at]
			n.n, at = n.n+1, at+1
		}
		if n.next = at; at < len(b) && isDigit(b[at]) {
			return
		}
		n.totals |= 1 << n.n
		n.next = gapEnd(b, at)
	}
}

// gapEnd returns where the digits behind the gap at b[at:] begin, -1 if none do.
func gapEnd(b []byte, at int) int {
	for i := at; i < len(b) && i <= at+gapMax; i++ {
		if isDigit(b[i]) {
			return i
		}
		if inWord(b[i]) {
			return -1
		}
	}
	return -1
}

// pick reads the digits d of b[at:] if the groups' totals have one that is wanted.
func (n *number) pick(b []byte, at int, d, wanted uint64) bool {
	n.totals = 0
	for ends := d &^ (d >> 1); ends != 0; ends &= ends - 1 {
		n.totals |= 1 << bits.OnesCount64(d&(ends^(ends-1)))
	}
	if n.totals&wanted == 0 {
		return false
	}
	n.follow(b, at+bits.TrailingZeros64(^d))
	for n.n = 0; d != 0 && n.n < len(n.digits); d &= d - 1 {
		n.digits[n.n] = b[at+bits.TrailingZeros64(d)]
		n.n++
	}
	return true
}

// digitsEnd returns the end of the digits at b[at:].
func digitsEnd(b []byte, at int) int {
	for at < len(b) && isDigit(b[at]) {
		at++
	}
	return at
}
