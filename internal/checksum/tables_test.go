package checksum

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestVerhoeff(t *testing.T) {
	for s, want := range map[string]bool{
		"2363": true, "123451": true, "1428570": true, "84736430954837284567892": true,
		"234123412346": true, "2364": false, "234123412347": false, "324123412346": false,
		"": false, "0": false, "23a3": false,
	} {
		require.Equal(t, want, Verhoeff([]byte(s)), s)
	}
}

func TestDamm(t *testing.T) {
	for s, want := range map[string]bool{
		"5724": true, "5727": false, "7524": false, "00": true, "": false, "0": false, "57x4": false,
	} {
		require.Equal(t, want, Damm([]byte(s)), s)
	}
}

// TestTablesCatch holds both rules to what they promise: every wrong digit and every swap of two
// different neighbours is caught.
func TestTablesCatch(t *testing.T) {
	for name, c := range map[string]struct {
		check  func([]byte) bool
		number string
	}{"verhoeff": {Verhoeff, "234123412346"}, "damm": {Damm, "5724"}} {
		b := []byte(c.number)
		for i, good := range b {
			for d := byte('0'); d <= '9'; d++ {
				b[i] = d
				require.Equal(t, d == good, c.check(b), "%s: digit %d as %c", name, i, d)
			}
			b[i] = good
			if i > 0 && b[i-1] != good {
				b[i-1], b[i] = b[i], b[i-1]
				require.False(t, c.check(b), "%s: swap at %d", name, i)
				b[i-1], b[i] = b[i], b[i-1]
			}
		}
	}
}

func TestWeightedSum(t *testing.T) {
	sum, ok := WeightedSum([]byte("9434765919"), 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	require.True(t, ok)
	require.Equal(t, 308, sum) // 28 * 11: an NHS number

	sum, ok = WeightedSum([]byte("9434765919"), 10, 9, 8)
	require.True(t, ok)
	require.Equal(t, 90+36+24, sum)

	_, ok = WeightedSum([]byte("12"), 1, 2, 3)
	require.False(t, ok)
	_, ok = WeightedSum([]byte("1x3"), 1, 2, 3)
	require.False(t, ok)
}

func TestNumber(t *testing.T) {
	n, ok := Number([]byte("999999999999999999"))
	require.True(t, ok)
	require.Equal(t, int64(999999999999999999), n)
	for _, s := range []string{"", "1000000000000000000", "1 2", "-1", "x"} {
		_, ok := Number([]byte(s))
		require.False(t, ok, "%q", s)
	}
}
