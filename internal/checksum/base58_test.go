package checksum

import (
	"encoding/hex"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The pairs are those of Bitcoin Core's base58_encode_decode.json.
func TestBase58(t *testing.T) {
	for s, want := range map[string]string{
		"2g":                                 "61",
		"a3gV":                               "626262",
		"aPEr":                               "636363",
		"ABnLTmg":                            "516b6fcd0f",
		"3SEo3LWLoPntC":                      "bf4f89001e670274dd",
		"3EFU7m":                             "572e4794",
		"EJDM8drfXA6uyA":                     "ecac89cad93923c02321",
		"Rt5zm":                              "10c8511e",
		"1111111111":                         "00000000000000000000",
		"2cFupjhnEsSn59qHXstmK2ffpLv2":       "73696d706c792061206c6f6e6720737472696e67",
		"1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L": "00eb15231dfceb60925886b67d065299925915aeb172c06647",
	} {
		got, ok := Base58(nil, []byte(s))
		require.True(t, ok, s)
		require.Equal(t, want, hex.EncodeToString(got), s)
	}
	for _, s := range []string{"", "0", "O", "I", "l", "3mJr0", "a b", strings.Repeat("2", MaxBase58+1)} {
		_, ok := Base58(nil, []byte(s))
		require.False(t, ok, "%q", s)
	}
}

func TestBase58Check(t *testing.T) {
	for s, want := range map[string]byte{
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa": 0, // the first block's reward
		"1BoatSLRHtKNngkdXEeobR76b53LETtpyT": 0,
		"1111111111111111111114oLvT2":        0, // all zeros: 27 characters
		"3P14159f73E4gFr7JterCCQh9QjiTjiZrG": 5,
		"mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn": 111,
	} {
		version, length, ok := Base58Check([]byte(s))
		require.True(t, ok, s)
		require.Equal(t, want, version, s)
		require.Equal(t, 21, length, s)
	}
	for _, s := range []string{
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf", "1111", "", "0",
	} {
		_, _, ok := Base58Check([]byte(s))
		require.False(t, ok, "%q", s)
	}
}

func TestBase58CheckAllocates(t *testing.T) {
	s := []byte("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
	require.Zero(t, testing.AllocsPerRun(100, func() { Base58Check(s) }))
}

// FuzzBase58 compares with arithmetic on big integers.
func FuzzBase58(f *testing.F) {
	f.Add([]byte("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"))
	f.Add([]byte("11"))
	f.Add([]byte("0OIl"))
	f.Fuzz(func(t *testing.T, s []byte) {
		got, ok := Base58(nil, s)
		Base58Check(s)
		want := new(big.Int)
		for _, c := range s {
			at := strings.IndexByte(base58Alphabet, c)
			if at < 0 || len(s) > MaxBase58 {
				require.False(t, ok)
				return
			}
			want.Add(want.Mul(want, big.NewInt(58)), big.NewInt(int64(at)))
		}
		require.Equal(t, len(s) > 0, ok)
		require.Zero(t, want.Cmp(new(big.Int).SetBytes(got)))
	})
}
