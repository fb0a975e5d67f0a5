package checksum

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The vectors are those of BIP 173 and BIP 350.
func TestBech32(t *testing.T) {
	for s, want := range map[string]struct {
		hrp  int
		kind Bech32Kind
	}{
		"A12UEL5L": {1, PlainBech},
		"a12uel5l": {1, PlainBech},
		"an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs": {
			83, PlainBech},
		"abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw":                {6, PlainBech},
		"split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w": {5, PlainBech},
		"?1ezyfcl": {1, PlainBech},
		"A1LQFN3A": {1, Bech32m},
		"a1lqfn3a": {1, Bech32m},
		"abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx":                {6, Bech32m},
		"split1checkupstagehandshakeupstreamerranterredcaperredlc445v": {5, Bech32m},
		"?1v759aa":              {1, Bech32m},
		"A12uEL5L":              {},
		"pzry9x0s0muk":          {},
		"1pzry9x0s0muk":         {},
		"x1b4n0q5v":             {},
		"li1dgmt3":              {},
		"A1G7SGD8":              {},
		"10a06t8":               {},
		"1qzzfhee":              {},
		"a12uel5m":              {},
		"a12uel\x7f":            {},
		strings.Repeat("q", 91): {},
		"":                      {},
	} {
		hrp, kind := Bech32([]byte(s))
		require.Equal(t, want.kind, kind, s)
		require.Equal(t, want.hrp, hrp, s)
	}
}

func TestSegWit(t *testing.T) {
	for s, want := range map[string]bool{
		"BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4":                                 true,
		"tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7":             true,
		"bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y": true,
		"BC1SW50QGDZ25J":                       true,
		"bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs": true,
		"tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy": true,
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0": true,
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd": false, // bech32, wants bech32m
		"BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL": false,
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh":                     false, // bech32m, wants bech32
		"bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4": false,
		"BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R": false, // version 17
		"bc1pw5dgrnzv": false, // one byte
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav": false, // 41 bytes
		"BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P":                                         false, // 16 bytes, version 0
		"tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq":               false, // mixed case
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf":             false, // more than 4 bits over
		"tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j":               false, // bits over not zero
		"bc1gmk9yu": false, // no data
	} {
		require.Equal(t, want, SegWit([]byte(s)), s)
	}
}

func FuzzBech32(f *testing.F) {
	f.Add([]byte("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"))
	f.Add([]byte("A1LQFN3A"))
	f.Add([]byte("1111111111"))
	f.Fuzz(func(t *testing.T, s []byte) {
		hrp, kind := Bech32(s)
		if kind == NoBech32 {
			require.False(t, SegWit(s))
			return
		}
		require.Equal(t, byte('1'), s[hrp])
		if SegWit(s) {
			require.True(t, SegWit([]byte(strings.ToUpper(string(s)))))
		}
		for i := range s { // one wrong character is always caught
			if s[i] != '1' && s[i] != 'q' && i > hrp {
				b := append([]byte{}, s...)
				b[i] = 'q'
				_, again := Bech32(b)
				require.NotEqual(t, kind, again)
			}
		}
	})
}
