package ff1

import (
	"crypto/aes"
	"math/big"
	"slices"
)

// reference is Encrypt, step by step as algorithm 7 of the standard has it, with big integers.
func (c *Cipher) reference(text []uint16, tweak []byte) []uint16 {
	radix := big.NewInt(int64(c.radix.by))
	n, t := len(text), len(tweak)
	u := n / 2
	v := n - u
	a, b := text[:u], text[u:]
	top := new(big.Int).Exp(radix, big.NewInt(int64(v)), nil)
	size := (top.Sub(top, big.NewInt(1)).BitLen() + 7) / 8
	d := 4*((size+3)/4) + 4
	p := []byte{1, 2, 1, byte(c.radix.by >> 16), byte(c.radix.by >> 8), byte(c.radix.by), 10, byte(u),
		0, 0, byte(n >> 8), byte(n), 0, 0, byte(t >> 8), byte(t)}
	for i := range 10 {
		q := append(slices.Clone(tweak), make([]byte, (16-(t+size+1)%16)%16)...)
		q = append(q, byte(i))
		q = append(q, toBig(b, radix).FillBytes(make([]byte, size))...)
		y := new(big.Int).SetBytes(c.referenceMask(append(slices.Clone(p), q...), d))
		m := []int{u, v}[i%2]
		y.Add(y, toBig(a, radix))
		a, b = b, toText(y, radix, m)
	}
	return slices.Concat(a, b)
}

func (c *Cipher) referenceMask(message []byte, d int) []byte {
	r := make([]byte, aes.BlockSize)
	for block := range slices.Chunk(message, aes.BlockSize) {
		for i := range r {
			r[i] ^= block[i]
		}
		c.block.Encrypt(r, r)
	}
	s := slices.Clone(r)
	for j := 1; len(s) < d; j++ {
		next := slices.Clone(r)
		next[15] ^= byte(j)
		next[14] ^= byte(j >> 8)
		c.block.Encrypt(next, next)
		s = append(s, next...)
	}
	return s[:d]
}

func toBig(text []uint16, radix *big.Int) *big.Int {
	x := new(big.Int)
	for _, d := range text {
		x.Mul(x, radix).Add(x, big.NewInt(int64(d)))
	}
	return x
}

func toText(x, radix *big.Int, m int) []uint16 {
	text, rest := make([]uint16, m), new(big.Int)
	for i := m - 1; i >= 0; i-- {
		x.DivMod(x, radix, rest)
		text[i] = uint16(rest.Uint64())
	}
	return text
}
