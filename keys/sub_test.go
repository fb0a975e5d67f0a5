package keys_test

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// The values were computed from HMAC-SHA-256 by RFC 5869 in another language. They must never change: what
// was made with a secret has to be readable by every later version.
func TestDerivationIsFixed(t *testing.T) {
	s, err := keys.FromRaw(counting(0, 32))
	require.NoError(t, err)
	for size, want := range map[int]string{
		32: "041384e694af4d6eedca96649a49f54f77652149dfd440864b2a3a65b9385b7b",
		64: "1f2b230f5204208ad981b502d9d6dea7d9210db42f3cd9547a25b6886c9f94cf" +
			"f2b8a0f871d1151f5998ce8bc06f2851e8795d474b9184ec8caff1f9389996bd",
	} {
		m, primary, err := s.Sub("hash", "acme", "CREDIT_CARD", size)
		require.NoError(t, err)
		require.Equal(t, uint32(4176503765), primary)
		require.Equal(t, want, hex.EncodeToString(m[primary].Bytes()))
	}
}

func TestSubKeysDifferByEveryArgument(t *testing.T) {
	s := fresh(t)
	seen := map[string][]string{}
	for _, args := range [][]string{
		{"a", "bc", ""}, {"ab", "c", ""}, {"abc", "", ""}, {"a", "b", "c"}, {"a", "", "bc"}, {"ab", "", "c"},
		{"a", "\x00", ""}, {"a\x00", "", ""}, {"a", "", "\x00"}, {"a", "", ""},
		{"a", "\x00\x00\x00\x00\x00\x00\x00\x01b", ""}, {"a", "", "\x00\x00\x00\x00\x00\x00\x00\x01b"},
	} {
		for _, size := range []int{32, 64} {
			m, primary, err := s.Sub(args[0], args[1], args[2], size)
			require.NoError(t, err)
			require.Len(t, m[primary].Bytes(), size)
			start := string(m[primary].Bytes()[:32])
			require.NotContains(t, seen, start, "%q like %q", args, seen[start])
			seen[start] = args
		}
	}
}

func TestSubRefuses(t *testing.T) {
	s := fresh(t)
	for _, size := range []int{-1, 0, 16, 31, 33, 63, 65, 1 << 20} {
		_, _, err := s.Sub("a", "", "", size)
		require.ErrorContains(t, err, "32 or 64 bytes")
	}
	_, _, err := s.Sub("", "a", "b", 32)
	require.ErrorContains(t, err, "needs a purpose")
}

func TestWipedSubKeyIsZero(t *testing.T) {
	m, primary, err := fresh(t).Sub("a", "", "", 64)
	require.NoError(t, err)
	held := m[primary].Bytes()
	require.NotEqual(t, make([]byte, 64), held)
	m[primary].Wipe()
	require.Equal(t, make([]byte, 64), held)
	keys.Subkey{}.Wipe()
}

func TestSameSecretGivesTheSameSet(t *testing.T) {
	secret := counting(7, 40)
	kept := bytes.Clone(secret)
	a, err := keys.FromRaw(secret)
	require.NoError(t, err)
	require.Equal(t, kept, secret)
	b, err := keys.FromRaw(bytes.Clone(secret))
	require.NoError(t, err)
	require.Equal(t, a.Info(), b.Info())
	require.Equal(t, subs(t, a), subs(t, b))
	clear(secret)
	require.Equal(t, subs(t, b), subs(t, a), "a set does not depend on the secret that it was made from")
	c, err := keys.FromRaw(append(kept, '\n'))
	require.NoError(t, err)
	require.NotEqual(t, a.Info()[0].ID, c.Info()[0].ID)
}

func TestWeakSecretsAreRefused(t *testing.T) {
	for secret, want := range map[string]string{
		"":                            "shorter than 32",
		string(counting(0, 31)):       "shorter than 32",
		strings.Repeat("\x00", 32):    "fewer than 8",
		strings.Repeat("x", 1000):     "fewer than 8",
		strings.Repeat("secret", 10):  "fewer than 8",
		strings.Repeat("1234567", 5):  "fewer than 8",
		strings.Repeat("12345678", 4): "",
	} {
		_, rawErr := keys.FromRaw([]byte(secret))
		_, kekErr := keys.KEKFromBytes([]byte(secret))
		_, readErr := keys.ReadKEK(strings.NewReader(secret))
		for _, err := range []error{rawErr, kekErr, readErr} {
			if want == "" {
				require.NoError(t, err, "%q", secret)
				continue
			}
			require.ErrorContains(t, err, want)
			require.ErrorContains(t, err, "head -c 32 /dev/urandom")
		}
	}
}

func BenchmarkSub(b *testing.B) {
	s := fresh(b)
	for b.Loop() {
		_, _, _ = s.Sub("hash", "acme", "CREDIT_CARD", 32)
	}
}
