// Package bytescan turns text into bit streams: one bit a byte for each of eight classes, 64 bytes a
// word. All triggers of all detectors are found on these streams with a few shifts, so that the cost
// of a clean byte does not grow with the number of detectors.
//
// The kernel here is portable Go. Vector kernels may take the place of classify behind build tags;
// this one stays as their oracle.
package bytescan

// The classes of bytes.
const (
	Digit  = iota // 0-9
	Letter        // a-z, A-Z and every byte beyond ASCII: what ends a number
	Word          // ASCII letters, digits, '_' and '-'
	Mark          // '@' and '+'
	Colon         // ':'
	Equal         // '='
	Dot           // '.'
	Opener        // bytes that may begin an escape or a character that folds
	Classes
)

const (
	// Block is how many bytes are looked at before the streams move on, Ahead how many are known
	// behind them.
	Block = 4096
	Ahead = 512

	words = 1 + (Block+Ahead)/64
)

// Streams holds the classes of a stretch of text. Word 0 belongs to the 64 bytes before it, so that a
// shift never has to ask whether there is a word before: bit i%64 of s[class][1+i/64] belongs to
// byte i.
type Streams [Classes][words]uint64

// Start fills s with the classes of src, of which at most Block+Ahead bytes are read, and returns how
// many words it filled, word 0 not counted. Bits behind the end of src are zero.
func (s *Streams) Start(src []byte) int {
	for k := range s {
		s[k][0] = 0
	}
	return s.fill(1, src[:min(len(src), Block+Ahead)])
}

// Next moves s on by Block bytes. src is the text behind what s held, of which at most Block bytes
// are read; n is how many words s held. It returns how many it holds now.
func (s *Streams) Next(n int, src []byte) int {
	const gone = Block / 64
	for k := range s {
		copy(s[k][:], s[k][gone:n+1])
	}
	return s.fill(n+1-gone, src[:min(len(src), Block)])
}

// fill writes the classes of src from word n on.
func (s *Streams) fill(n int, src []byte) int {
	for ; len(src) >= 64; n++ {
		classify(s, n, (*[64]byte)(src))
		src = src[64:]
	}
	if len(src) > 0 {
		var tail [64]byte
		copy(tail[:], src)
		classify(s, n, &tail)
		n++
	}
	return n - 1
}

// classify looks eight bytes up at a time: bit j of byte k of a sum says whether byte j is of class
// k. The eight sums of a word are an 8x8 matrix of bytes, which swaps of halves, quarters and eighths
// transpose. It is written out because the compiler then keeps all of it in registers: 2.1 times as
// fast as the loops.
// Source: Hacker's Delight, 2nd edition, section 7-3 (the same idea, with bytes for bits).
func classify(s *Streams, n int, b *[64]byte) {
	const halves, quarters, eighths = 0x00000000ffffffff, 0x0000ffff0000ffff, 0x00ff00ff00ff00ff
	m0, m4 := look((*[8]byte)(b[0:8])), look((*[8]byte)(b[32:40]))
	t := (m0>>32 ^ m4) & halves
	m0, m4 = m0^t<<32, m4^t
	m2, m6 := look((*[8]byte)(b[16:24])), look((*[8]byte)(b[48:56]))
	t = (m2>>32 ^ m6) & halves
	m2, m6 = m2^t<<32, m6^t
	t = (m0>>16 ^ m2) & quarters
	m0, m2 = m0^t<<16, m2^t
	t = (m4>>16 ^ m6) & quarters
	m4, m6 = m4^t<<16, m6^t
	m1, m5 := look((*[8]byte)(b[8:16])), look((*[8]byte)(b[40:48]))
	t = (m1>>32 ^ m5) & halves
	m1, m5 = m1^t<<32, m5^t
	m3, m7 := look((*[8]byte)(b[24:32])), look((*[8]byte)(b[56:64]))
	t = (m3>>32 ^ m7) & halves
	m3, m7 = m3^t<<32, m7^t
	t = (m1>>16 ^ m3) & quarters
	m1, m3 = m1^t<<16, m3^t
	t = (m5>>16 ^ m7) & quarters
	m5, m7 = m5^t<<16, m7^t
	t = (m0>>8 ^ m1) & eighths
	s[0][n], s[1][n] = m0^t<<8, m1^t
	t = (m2>>8 ^ m3) & eighths
	s[2][n], s[3][n] = m2^t<<8, m3^t
	t = (m4>>8 ^ m5) & eighths
	s[4][n], s[5][n] = m4^t<<8, m5^t
	t = (m6>>8 ^ m7) & eighths
	s[6][n], s[7][n] = m6^t<<8, m7^t
}

func look(p *[8]byte) uint64 {
	return table[p[0]] | table[p[1]]<<1 | table[p[2]]<<2 | table[p[3]]<<3 |
		table[p[4]]<<4 | table[p[5]]<<5 | table[p[6]]<<6 | table[p[7]]<<7
}

// table has a byte for each class: 1 if the index is of it.
var table = func() (t [256]uint64) {
	set := func(class int, bytes string) {
		for i := range len(bytes) {
			t[bytes[i]] |= 1 << (8 * class)
		}
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	set(Digit, "0123456789")
	set(Letter, letters)
	set(Word, "0123456789_-"+letters)
	set(Mark, "@+")
	set(Colon, ":")
	set(Equal, "=")
	set(Dot, ".")
	set(Opener, "\\&%<\x1b")
	for b := 0x80; b < 0x100; b++ {
		t[b] |= 1 << (8 * Letter)
	}
	for b := 0xc2; b <= 0xf4; b++ {
		t[b] |= 1 << (8 * Opener)
	}
	return t
}()
