package redact

import "math/bits"

// A headSet knows which totals a number of any row of groups has, as a set, by its first three digits.
type headSet [1000]uint32

// add notes the beginnings of the numbers that the trigger takes.
func (s *headSet) add(t *Trigger) {
	for h := range 10_000 {
		head := [4]byte{byte('0' + h/1000), byte('0' + h/100%10), byte('0' + h/10%10), byte('0' + h%10)}
		lengths := uint32(1<<(t.max+1) - 1<<t.min)
		if t.heads != nil {
			lengths &= t.heads(head, 4)
		}
		s[h/10] |= lengths
	}
}

// totals returns the set for the number whose digits are d of b[at:]. Of one with fewer than three it
// knows nothing.
func (s *headSet) totals(b []byte, at int, d uint64) uint32 {
	second := d & (d - 1)
	third := second & (second - 1)
	if third == 0 {
		return ^uint32(0)
	}
	i, j, k := bits.TrailingZeros64(d), bits.TrailingZeros64(second), bits.TrailingZeros64(third)
	return s[int(b[at+i]&15)*100+int(b[at+j]&15)*10+int(b[at+k]&15)]
}
