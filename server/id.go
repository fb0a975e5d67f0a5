package server

import "math/rand/v2"

const (
	idLetters = 26
	// idAlphabet is that of base 32: five bits a letter, and none that is taken for another one.
	idAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
)

// newID names a request. Nobody is let in for knowing it: it only has to differ from all others, 130 random bits as it is,
// so that the system is not asked for each.
func newID() string {
	var b [idLetters]byte
	var bits uint64
	for i := range b {
		if i%12 == 0 {
			bits = rand.Uint64()
		}
		b[i] = idAlphabet[bits&31]
		bits >>= 5
	}
	return string(b[:])
}
