package ff1

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// radices are small, odd, powers of two and their neighbours, and the ends of the range.
var radices = []int{2, 3, 10, 16, 26, 36, 62, 255, 256, 257, 999, 1000, 65535, 65536}

func randomText(n, radix int, r *rand.Rand) []uint16 {
	text := make([]uint16, n)
	for i := range text {
		text[i] = uint16(r.IntN(radix))
	}
	return text
}

// Every length up to 70 and every radix gives what the standard says, as big integers compute it, and the way back.
func TestAsTheStandardSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, radix := range radices {
		c := newCipher(t, key256, radix)
		for n := c.minLen; n <= 70; n++ {
			text, tweak := randomText(n, radix, r), unhex(t, counted(r.IntN(40)))
			got, back := make([]uint16, n), make([]uint16, n)
			require.NoError(t, c.Encrypt(got, text, tweak))
			require.Equal(t, c.reference(text, tweak), got, "%d numerals of radix %d", n, radix)
			require.NoError(t, c.Decrypt(back, got, tweak))
			require.Equal(t, text, back, "%d numerals of radix %d", n, radix)
		}
	}
}

// The largest numerals, lengths and tweaks fit into what is reserved for them.
func TestTheLargest(t *testing.T) {
	for _, radix := range radices {
		c := newCipher(t, key256, radix)
		for _, n := range []int{MaxLen - 1, MaxLen} {
			text := slices.Repeat([]uint16{uint16(radix - 1)}, n)
			got := make([]uint16, n)
			require.NoError(t, c.Encrypt(got, text, make([]byte, MaxTweak)))
			require.Equal(t, c.reference(text, make([]byte, MaxTweak)), got)
		}
	}
}

// Of the smallest domain in decimal every text comes out once, and hardly any in its own place.
func TestPermutes(t *testing.T) {
	if testing.Short() {
		t.Skip("a million encryptions")
	}
	c := newCipher(t, key256, 10)
	seen := make([]bool, MinDomain)
	text, same := make([]uint16, 6), 0
	for i := range seen {
		for k, rest := 5, i; k >= 0; k, rest = k-1, rest/10 {
			text[k] = uint16(rest % 10)
		}
		require.NoError(t, c.Encrypt(text, text, nil))
		to := 0
		for _, d := range text {
			to = 10*to + int(d)
		}
		if seen[to] {
			t.Fatalf("%06d comes out twice", to)
		}
		seen[to] = true
		if to == i {
			same++
		}
	}
	require.Less(t, same, 10, "of a random permutation one text is expected to stay")
}

func TestKeyTweakAndRadixMatter(t *testing.T) {
	text := make([]uint16, 10)
	seen := map[[10]uint16]bool{}
	for _, key := range []string{key256, key256[:48], key256[:32], key256[32:]} {
		for _, radix := range []int{10, 11, 256 + 10} {
			for _, tweak := range []string{"", "00", "0000", "01", counted(16), counted(17)} {
				got := [10]uint16{}
				require.NoError(t, newCipher(t, key, radix).Encrypt(got[:], text, unhex(t, tweak)))
				require.False(t, seen[got], "%s %d %q", key, radix, tweak)
				seen[got] = true
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, n := range []int{0, 1, 15, 17, 31, 33, 64} {
		_, err := New(make([]byte, n), 10)
		require.ErrorIs(t, err, errKey)
	}
	for _, radix := range []int{-1, 0, 1, 65537} {
		_, err := New(make([]byte, 32), radix)
		require.ErrorIs(t, err, errRadix)
	}
	c := newCipher(t, key256, 10)
	for _, row := range []struct {
		dst   int
		src   []uint16
		tweak int
		want  error
	}{
		{0, nil, 0, errShort},
		{5, make([]uint16, 5), 0, errShort},
		{MaxLen + 1, make([]uint16, MaxLen+1), 0, errLong},
		{7, make([]uint16, 6), 0, errLengths},
		{5, make([]uint16, 6), 0, errLengths},
		{6, make([]uint16, 6), MaxTweak + 1, errTweak},
		{6, []uint16{0, 0, 0, 0, 0, 10}, 0, errNumeral},
		{6, []uint16{65535, 0, 0, 0, 0, 0}, 0, errNumeral},
	} {
		for _, crypt := range []func(dst, src []uint16, tweak []byte) error{c.Encrypt, c.Decrypt} {
			dst := slices.Repeat([]uint16{7}, row.dst)
			require.ErrorIs(t, crypt(dst, row.src, make([]byte, row.tweak)), row.want)
			require.Equal(t, slices.Repeat([]uint16{7}, row.dst), dst, "nothing is written")
		}
	}
}

// The shortest text of a radix is the first of which there are a million, and has two numerals.
func TestShortest(t *testing.T) {
	for radix, n := range map[int]int{2: 20, 10: 6, 26: 5, 36: 4, 99: 4, 100: 3, 999: 3, 1000: 2, 65536: 2} {
		require.Equal(t, n, newCipher(t, key256, radix).minLen, "radix %d", radix)
	}
}

func TestConcurrentUse(t *testing.T) {
	c := newCipher(t, key256, 10)
	want := make([]uint16, 20)
	require.NoError(t, c.Encrypt(want, want, nil))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				got := make([]uint16, 20)
				if c.Encrypt(got, got, nil) != nil || !slices.Equal(want, got) {
					t.Error("another result beside others")
				}
			}
		})
	}
	all.Wait()
}

func FuzzRoundTrip(f *testing.F) {
	f.Add([]byte("tweak"), []byte("0123456789"), uint16(9))
	f.Add([]byte{}, []byte{255, 255, 255, 255, 0, 1}, uint16(65535))
	f.Fuzz(func(t *testing.T, tweak, raw []byte, highest uint16) {
		radix := max(2, int(highest)+1)
		text := make([]uint16, len(raw)/2)
		for i := range text {
			text[i] = uint16((int(raw[2*i])<<8 | int(raw[2*i+1])) % radix)
		}
		c := newCipher(t, key256, radix)
		got := slices.Clone(text)
		if err := c.Encrypt(got, got, tweak); err != nil {
			require.True(t, len(text) < c.minLen || len(text) > MaxLen || len(tweak) > MaxTweak)
			require.Equal(t, text, got)
			return
		}
		require.Equal(t, c.reference(text, tweak), got)
		require.NoError(t, c.Decrypt(got, got, tweak))
		require.Equal(t, text, got)
	})
}

func BenchmarkEncrypt16(b *testing.B) {
	c := newCipher(b, key256, 10)
	text := make([]uint16, 16)
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Encrypt(text, text, nil)
	}
}

func BenchmarkLongest(b *testing.B) {
	c := newCipher(b, key256, 65536)
	text := make([]uint16, MaxLen)
	for b.Loop() {
		_ = c.Encrypt(text, text, nil)
	}
}
