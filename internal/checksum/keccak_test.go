package checksum

import (
	"bytes"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/require"
)

// The sums are those of the tests of ethash and keccak256r, published the same by several projects.
func TestKeccak256(t *testing.T) {
	for text, want := range map[string]string{
		"":            "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
		"abc":         "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
		"hello world": "47173285a8d7341e5e972fc677286384f802f8ef42a5ec5f03bbfa254cb01fad",
		string(bytes.Repeat([]byte("a"), keccakRate-1)): "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446",
	} {
		sum := Keccak256([]byte(text))
		require.Equal(t, want, hex.EncodeToString(sum[:]), "%q", text)
	}
}

func TestKeccak256Allocates(t *testing.T) {
	b := bytes.Repeat([]byte("a"), 3*keccakRate)
	require.Zero(t, testing.AllocsPerRun(100, func() { Keccak256(b) }))
}

// FuzzKeccak256: the sum depends on every byte and on the length, on both sides of a block's edge.
func FuzzKeccak256(f *testing.F) {
	for _, n := range []int{0, 1, keccakRate - 1, keccakRate, 2*keccakRate + 1} {
		f.Add(bytes.Repeat([]byte{7}, n))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		sum := Keccak256(b)
		require.NotEqual(t, sum, Keccak256(append(bytes.Clone(b), 0)))
		if len(b) > 0 {
			flipped := bytes.Clone(b)
			flipped[len(b)-1] ^= 1
			require.NotEqual(t, sum, Keccak256(flipped))
		}
	})
}
