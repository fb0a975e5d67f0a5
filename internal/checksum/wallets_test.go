package checksum

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The addresses are those of EIP-55.
func TestEIP55(t *testing.T) {
	for _, s := range []string{
		"5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
		"dbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "D1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
	} {
		valid, plain := EIP55([]byte(s))
		require.True(t, valid && !plain, s)
		for _, same := range []string{strings.ToLower(s), strings.ToUpper(s)} {
			valid, plain = EIP55([]byte(same))
			require.True(t, !valid && plain, same)
		}
	}
	for _, s := range []string{
		"", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
		"5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe\xff",
	} {
		valid, plain := EIP55([]byte(s))
		require.False(t, valid || plain, s)
	}
}

// The first is the account that all XRP came from, the second the one of zeros, both of xrpl.org.
func TestRippleCheck(t *testing.T) {
	for _, s := range []string{"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "rrrrrrrrrrrrrrrrrrrrrhoLvTp"} {
		version, length, ok := RippleCheck([]byte(s))
		require.True(t, ok && version == 0 && length == 21, s)
	}
	for _, s := range []string{"", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi", "r0", strings.Repeat("r", MaxBase58+1)} {
		_, _, ok := RippleCheck([]byte(s))
		require.False(t, ok, s)
	}
}

// The address is that of the Monero documents.
func TestMonero(t *testing.T) {
	const address = "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge"
	version, ok := Monero([]byte(address))
	require.True(t, ok)
	require.Equal(t, byte(18), version)
	for _, s := range []string{
		"", "4", address[:94], address[:94] + "f", address[:20] + "2" + address[21:],
		strings.Repeat("z", 95), strings.Repeat("1", 95), strings.Repeat("0", 106),
	} {
		_, ok := Monero([]byte(s))
		require.False(t, ok, s)
	}
}

// The addresses are those of CIP-19; they are longer than BIP 173 allows.
func TestLongBech32(t *testing.T) {
	const address = "addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x"
	hrp, kind := LongBech32([]byte(address))
	require.Equal(t, 4, hrp)
	require.Equal(t, PlainBech, kind)
	_, kind = Bech32([]byte(address))
	require.Equal(t, NoBech32, kind)
	for _, s := range []string{"", address[:102], strings.Repeat("q", 1024), "addr1" + strings.Repeat("q", 90)} {
		_, kind = LongBech32([]byte(s))
		require.Equal(t, NoBech32, kind, s)
	}
}

func FuzzWallets(f *testing.F) {
	f.Add([]byte("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
	f.Add([]byte("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"))
	f.Add([]byte(strings.Repeat("z", 95)))
	f.Fuzz(func(t *testing.T, s []byte) {
		valid, plain := EIP55(s)
		require.False(t, valid && plain)
		Monero(s)
		LongBech32(s)
		if _, length, ok := RippleCheck(s); ok {
			require.Less(t, length, len(s))
		}
	})
}
