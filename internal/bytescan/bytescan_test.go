package bytescan

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// naive says by hand what class a byte has.
func naive(class int, b byte) bool {
	letter := b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
	digit := b >= '0' && b <= '9'
	switch class {
	case Digit:
		return digit
	case Word:
		return letter || digit || b == '_' || b == '-'
	case At:
		return b == '@'
	case Sign:
		return b == ':' || b == '='
	case Dot:
		return b == '.'
	case Opener:
		return strings.IndexByte("\\&%<\x1b", b) >= 0 || b >= 0xc2 && b <= 0xf4
	case Line:
		return b == '\n'
	}
	return b == '+'
}

func check(t *testing.T, src []byte) {
	t.Helper()
	var s Streams
	for k := range s { // stale bits of an earlier block must not shine through
		for i := range s[k] {
			s[k][i] = ^uint64(0)
		}
	}
	n := Classify(&s, src)
	require.Equal(t, (len(src)+63)/64, n)
	for k := range classes {
		for i := range n * 64 {
			want := i < len(src) && naive(k, src[i])
			require.Equal(t, want, s[k][i/64]>>(i%64)&1 == 1, "class %d byte %d", k, i)
		}
	}
}

func TestClassifyEveryByteAtEveryPlace(t *testing.T) {
	src := make([]byte, 256+64)
	for shift := range 64 {
		for i := range 256 {
			src[shift+i] = byte(i)
		}
		check(t, src)
	}
}

func TestClassifyLengths(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 7, 8, 63, 64, 65, 127, 128, Block - 1, Block} {
		src := make([]byte, n)
		for i := range src {
			src[i] = byte(r.Uint32())
		}
		check(t, src)
	}
}

func FuzzClassify(f *testing.F) {
	f.Add([]byte("a@b.c: 4111-1111 \xc2\xa0%20\n+1"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) <= Block {
			check(t, src)
		}
	})
}

func BenchmarkClassify(b *testing.B) {
	src := []byte(strings.Repeat("2024-01-02 03:04:05 host app[123]: user=bob ip=10.0.0.1 ", 80)[:Block])
	var s Streams
	b.SetBytes(Block)
	for b.Loop() {
		Classify(&s, src)
	}
}
