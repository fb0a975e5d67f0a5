package ff1

import (
	"crypto/aes"
	"crypto/subtle"
	"encoding/binary"
)

// A feistel is one text on its way through the ten rounds. The names in brackets are those of the standard.
type feistel struct {
	*Cipher
	left, right []uint16            // the halves, which change in place: left is the shorter one
	head        [aes.BlockSize]byte // the chain behind the first block [P], the same in every round
	rest        []byte              // [Q]: the tweak, zeros, the round and the number of a half
	size        int                 // [b], how many bytes the number of a half takes
	words       []uint32            // the number of a half without the first word, then the mask [S]: d is 4*len(words)
	mask        []byte              // [S], in whole blocks
}

// feistel prepares the rounds that change text in place.
func (c *Cipher) feistel(text []uint16, tweak []byte) *feistel {
	f := &feistel{Cipher: c, left: text[:len(text)/2], right: text[len(text)/2:]}
	f.size = (c.width(len(f.right)) + 7) / 8
	f.words = make([]uint32, (f.size+3)/4+1)
	f.mask = make([]byte, roundUp(4*len(f.words)))

	radix := c.radix.by
	first := [aes.BlockSize]byte{1, 2, 1, byte(radix >> 16), byte(radix >> 8), byte(radix), 10, byte(len(f.left))}
	binary.BigEndian.PutUint32(first[8:], uint32(len(text)))
	binary.BigEndian.PutUint32(first[12:], uint32(len(tweak)))
	f.chain(&f.head, first[:])
	f.rest = make([]byte, roundUp(len(tweak)+1+f.size))
	copy(f.rest, tweak)
	return f
}

// roundUp returns n, or the next higher number of bytes that is one of whole blocks.
func roundUp(n int) int { return (n + aes.BlockSize - 1) &^ (aes.BlockSize - 1) }

// round adds to one half a mask made of the other one, or with sign -1 subtracts it. i is the round, 0 to 9.
func (f *feistel) round(i byte, sign int) {
	target, other := f.left, f.right
	if i%2 == 1 {
		target, other = other, target
	}
	number(f.words[1:], other, f.radix.by)
	last := len(f.rest) - 1
	for k := range f.size {
		f.rest[last-k] = byte(f.words[len(f.words)-1-k/4] >> (k % 4 * 8))
	}
	f.rest[last-f.size] = i
	f.expand()
	addLow(target, f.words, f.radix, sign)
}

// expand makes the mask of the round: the last block of the chain, and more blocks made of that one.
func (f *feistel) expand() {
	r := (*[aes.BlockSize]byte)(f.mask)
	*r = f.head
	f.chain(r, f.rest)
	for j := aes.BlockSize; j < len(f.mask); j += aes.BlockSize {
		next := f.mask[j : j+aes.BlockSize]
		copy(next, r[:])
		k := binary.BigEndian.Uint64(next[8:]) ^ uint64(j/aes.BlockSize)
		binary.BigEndian.PutUint64(next[8:], k)
		f.block.Encrypt(next, next)
	}
	for i := range f.words {
		f.words[i] = binary.BigEndian.Uint32(f.mask[4*i:])
	}
}

// chain runs whole blocks through the cipher, each mixed into what came of the one before (CBC-MAC, [PRF]).
func (c *Cipher) chain(state *[aes.BlockSize]byte, blocks []byte) {
	for ; len(blocks) > 0; blocks = blocks[aes.BlockSize:] {
		subtle.XORBytes(state[:], state[:], blocks[:aes.BlockSize])
		c.block.Encrypt(state[:], state[:])
	}
}
