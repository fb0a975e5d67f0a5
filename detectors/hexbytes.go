package detectors

// hexBytes are bytes in hexadecimal, in one piece or with a blank or colon between two of them.
type hexBytes struct {
	n          int
	value      [20]byte
	start, end [20]int
}

// read reads n bytes at b[at:], 20 at most, and says whether there are as many.
func (h *hexBytes) read(b []byte, at, n int) bool {
	for h.n = 0; h.n < n; h.n++ {
		if at < len(b) && isByteGap(b[at]) {
			at++
		}
		if at+1 >= len(b) || !hexSet[b[at]] || !hexSet[b[at+1]] {
			return false
		}
		h.value[h.n] = byte(hexValue(b[at])<<4 | hexValue(b[at+1]))
		h.start[h.n], h.end[h.n] = at, at+2
		at += 2
	}
	return true
}

// nibble returns the i-th half of a byte, 0xff behind the last.
func (h *hexBytes) nibble(i int) byte {
	if i/2 >= h.n {
		return 0xff
	}
	return h.value[i/2] >> (4 - i%2*4) & 15
}

// place returns where the i-th half of a byte stands.
func (h *hexBytes) place(i int) int {
	return h.start[max(i, 0)/2] + max(i, 0)%2
}

// digits returns how many halves from the first on are decimal digits.
func (h *hexBytes) digits() (n int) {
	for n < 2*h.n && h.nibble(n) < 10 {
		n++
	}
	return n
}

func isByteGap(c byte) bool { return c == ' ' || c == ':' }

func upperByte(c byte) byte {
	if isLowerByte(c) {
		return c &^ 0x20
	}
	return c
}
