package operators

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// The bits that floating point gives for a shape of digits and letters are those of the highest number of it.
func TestShapeBits(t *testing.T) {
	for digits := 1; digits < fpeMax; digits++ {
		for letters := 1; digits+letters <= fpeMax; letters++ {
			texts := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
			texts.Mul(texts, new(big.Int).Exp(big.NewInt(26), big.NewInt(int64(letters)), nil))
			want := texts.Sub(texts, big.NewInt(1)).BitLen()
			s := shape{numerals: make([]uint16, digits+letters), letters: letters}
			require.Equal(t, want, int(math.Ceil(s.size())), "%d digits, %d letters", digits, letters)
		}
	}
}

// Numbers of a shape are counted in order, and those that follow the last are refused.
func TestShapeNumbers(t *testing.T) {
	s, ok := takeApart([]byte("z9"))
	require.True(t, ok)
	require.Equal(t, []uint16{1, 0, 0, 0, 0, 0, 0, 1, 1}, s.bits(), "25*10 + 9 = 259")
	require.True(t, s.setBits([]uint16{0, 0, 0, 0, 0, 1, 0, 1, 1}))
	require.Equal(t, []uint16{1, 1}, s.numerals, "11 is b1")
	require.True(t, s.setBits([]uint16{1, 0, 0, 0, 0, 0, 0, 1, 1}))
	require.False(t, s.setBits([]uint16{1, 0, 0, 0, 0, 0, 1, 0, 0}), "260 is one too many")
}
