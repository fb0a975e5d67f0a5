package operators

import (
	"bytes"
	"math/bits"
	"math/rand/v2"
)

// A draw decides by chance, the same way for the same seed.
// Source: ChaCha8Rand, which is specified (C2SP chacha8rand), so that versions of Go agree.
type draw struct{ source *rand.ChaCha8 }

func newDraw(seed []byte) *draw {
	var key [32]byte
	copy(key[:], seed)
	return &draw{rand.NewChaCha8(key)}
}

// below returns a number from 0 to n-1.
func (d *draw) below(n int) int {
	high, _ := bits.Mul64(d.source.Uint64(), uint64(n))
	return int(high)
}

// of returns one of the words.
func (d *draw) of(words []string) string { return words[d.below(len(words))] }

// letters returns n letters of an alphabet.
func (d *draw) letters(n int, alphabet string) []byte {
	text := make([]byte, n)
	for i := range text {
		text[i] = alphabet[d.below(len(alphabet))]
	}
	return text
}

// fill draws numerals of a shape from the one with index from on.
func (d *draw) fill(s *shape, from int) {
	for i := from; i < len(s.numerals); i++ {
		s.numerals[i] = uint16(d.below(int(s.radices[i])))
	}
}

// cased returns text, which is in lower case, in upper case if like has upper case alone.
func cased(text, like []byte) []byte {
	if bytes.Equal(like, bytes.ToUpper(like)) && !bytes.Equal(like, bytes.ToLower(like)) {
		return bytes.ToUpper(text)
	}
	return text
}
