// Package bytescan turns text into bit streams: one bit a byte for each of eight classes, 64 bytes a
// word. All triggers of all detectors are found on these streams with a few shifts, so that the cost
// of a clean byte does not grow with the number of detectors.
//
// The kernel here is portable Go. Vector kernels may take the place of Classify behind build tags;
// this one stays as their oracle.
package bytescan

// The classes of bytes.
const (
	Digit  = iota // 0-9
	Word          // letters, digits, '_' and '-'
	At            // '@'
	Sign          // ':' and '='
	Dot           // '.'
	Opener        // bytes that may begin an escape or a character that folds
	Line          // '\n'
	Plus          // '+'
	classes
)

// Block is how many bytes one Streams holds.
const (
	Block = 4096
	words = Block / 64
)

// Streams holds the classes of up to Block bytes: bit i%64 of Streams[class][i/64] belongs to byte i.
type Streams [classes][words]uint64

// Classify fills s with the classes of src, at most Block bytes, and returns how many words it
// filled. Bits beyond the end of src are zero.
func Classify(s *Streams, src []byte) int {
	n := 0
	for ; len(src) >= 64; n++ {
		classify64(s, n, (*[64]byte)(src))
		src = src[64:]
	}
	if len(src) > 0 {
		var tail [64]byte
		copy(tail[:], src)
		classify64(s, n, &tail)
		n++
	}
	return n
}

// classify64 looks eight bytes up at a time: bit j of byte k of acc says whether byte j is of class
// k. The eight accumulators of a word are then an 8x8 matrix of bytes, which transpose turns round.
func classify64(s *Streams, n int, b *[64]byte) {
	var m [8]uint64
	for i := range m {
		p := (*[8]byte)(b[i*8:])
		m[i] = table[p[0]] | table[p[1]]<<1 | table[p[2]]<<2 | table[p[3]]<<3 |
			table[p[4]]<<4 | table[p[5]]<<5 | table[p[6]]<<6 | table[p[7]]<<7
	}
	transpose(&m)
	for k := range m {
		s[k][n&(words-1)] = m[k]
	}
}

// transpose swaps rows and columns of an 8x8 matrix of bytes.
// Source: Hacker's Delight, 2nd edition, section 7-3 (the same idea, with bytes for bits).
func transpose(m *[8]uint64) {
	for i := 0; i < 4; i++ {
		t := (m[i]>>32 ^ m[i+4]) & 0x00000000ffffffff
		m[i] ^= t << 32
		m[i+4] ^= t
	}
	for _, i := range [4]int{0, 1, 4, 5} {
		t := (m[i]>>16 ^ m[i+2]) & 0x0000ffff0000ffff
		m[i] ^= t << 16
		m[i+2] ^= t
	}
	for i := 0; i < 8; i += 2 {
		t := (m[i]>>8 ^ m[i+1]) & 0x00ff00ff00ff00ff
		m[i] ^= t << 8
		m[i+1] ^= t
	}
}

var table = func() (t [256]uint64) {
	set := func(class int, bytes string) {
		for i := range len(bytes) {
			t[bytes[i]] |= 1 << (8 * class)
		}
	}
	set(Digit, "0123456789")
	set(Word, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")
	set(At, "@")
	set(Sign, ":=")
	set(Dot, ".")
	set(Opener, "\\&%<\x1b")
	set(Line, "\n")
	set(Plus, "+")
	for b := 0xc2; b <= 0xf4; b++ {
		t[b] |= 1 << (8 * Opener)
	}
	return t
}()
