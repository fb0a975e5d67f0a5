package redact

import (
	"math/bits"
)

// gapMax is how many characters may stand between two groups of a number.
const gapMax = 5

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
	for n.n = 0; d != 0 && n.n < len(n.digits); {
		i := bits.TrailingZeros64(d)
		size := bits.TrailingZeros64(^(d >> i))
		n.put(b[at+i:], size)
		d &= d + 1<<i
	}
	return true
}

// put appends the size digits that b begins with, as many as there is room for. Most groups are short:
// eight bytes are moved at once, whatever they are, and what is too much is overwritten.
func (n *number) put(b []byte, size int) {
	if from := n.n; size <= 8 && len(b) >= 8 && from <= len(n.digits)-8 {
		*(*[8]byte)(n.digits[from:]) = *(*[8]byte)(b)
		n.n += size
		return
	}
	n.n += copy(n.digits[n.n:], b[:size])
}

// digitsEnd returns the end of the digits at b[at:].
func digitsEnd(b []byte, at int) int {
	for at < len(b) && isDigit(b[at]) {
		at++
	}
	return at
}
