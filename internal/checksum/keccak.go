package checksum

import (
	"encoding/binary"
	"math/bits"
)

// keccakRate is how many of the 200 bytes of the state a block of Keccak-256 fills.
const keccakRate = 136

// Keccak256 is the hash of b that Ethereum and Monero use: Keccak as it was before FIPS 202 changed its padding.
// Source: keccak.c of Monero; the rounds are also those of tiny_sha3.
func Keccak256(b []byte) (sum [32]byte) {
	var state [25]uint64
	for len(b) >= keccakRate {
		absorb(&state, b[:keccakRate])
		b = b[keccakRate:]
	}
	var last [keccakRate]byte
	last[copy(last[:], b)] = 1
	last[keccakRate-1] |= 0x80
	absorb(&state, last[:])
	for i := range 4 {
		binary.LittleEndian.PutUint64(sum[8*i:], state[i])
	}
	return sum
}

// absorb takes one block into the state and permutes it.
func absorb(a *[25]uint64, block []byte) {
	for i := range keccakRate / 8 {
		a[i] ^= binary.LittleEndian.Uint64(block[8*i:])
	}
	for _, constant := range keccakRounds {
		mixColumns(a)
		moveLanes(a)
		mixRows(a)
		a[0] ^= constant
	}
}

// mixColumns adds to each lane the parity of two columns beside it (theta).
func mixColumns(a *[25]uint64) {
	var parity [5]uint64
	for x := range parity {
		parity[x] = a[x] ^ a[x+5] ^ a[x+10] ^ a[x+15] ^ a[x+20]
	}
	for i := range a {
		x := i % 5
		a[i] ^= parity[(x+4)%5] ^ bits.RotateLeft64(parity[(x+1)%5], 1)
	}
}

// moveLanes moves each lane to its next place and turns it (rho and pi). The 24 lanes but the first form one
// cycle; the turns are the triangular numbers.
func moveLanes(a *[25]uint64) {
	lane, at := a[1], 1
	for t := range 24 {
		x, y := at%5, at/5
		at = y + (2*x+3*y)%5*5
		lane, a[at] = a[at], bits.RotateLeft64(lane, (t+1)*(t+2)/2%64)
	}
}

// mixRows combines each lane with the two to its right (chi).
func mixRows(a *[25]uint64) {
	for y := 0; y < 25; y += 5 {
		row := [5]uint64(a[y : y+5])
		for x := range row {
			a[y+x] = row[x] ^ ^row[(x+1)%5]&row[(x+2)%5]
		}
	}
}

var keccakRounds = [24]uint64{
	0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
	0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
	0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
	0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
	0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
}
