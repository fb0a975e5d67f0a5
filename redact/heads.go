package redact

// A headSet knows which totals a number of any row of groups has, as a set, by its first three
// digits, its first two or its first one.
type headSet [1000 + 100 + 10]uint32

// add notes the beginnings of the numbers that the trigger takes.
func (s *headSet) add(t *Trigger) {
	for h := range 10_000 {
		head := [4]byte{byte('0' + h/1000), byte('0' + h/100%10), byte('0' + h/10%10), byte('0' + h%10)}
		lengths := uint32(1<<(t.max+1) - 1<<t.min)
		if t.heads != nil {
			lengths &= t.heads(head, 4)
		}
		s[h/10] |= lengths
		s[1000+h/100] |= lengths
		s[1100+h/1000] |= lengths
	}
}

// totals returns the set for a number that begins with the digits, one to three of them.
func (s *headSet) totals(digits []byte) uint32 {
	switch len(digits) {
	case 1:
		return s[1100+int(digits[0]&15)]
	case 2:
		return s[1000+int(digits[0]&15)*10+int(digits[1]&15)]
	}
	return s[int(digits[0]&15)*100+int(digits[1]&15)*10+int(digits[2]&15)]
}
