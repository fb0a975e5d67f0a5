package bytescan

import (
	"bytes"
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
	case Letter:
		return letter || b >= 0x80
	case Word:
		return letter || digit || b == '_' || b == '-'
	case Mark:
		return b == '@' || b == '+'
	case Colon:
		return b == ':'
	case Equal:
		return b == '='
	case Dot:
		return b == '.'
	}
	return strings.IndexByte("\\&%<\x1b", b) >= 0 || b >= 0xc2 && b <= 0xf4
}

var naives = func() (t [256][Classes]bool) {
	for b := range t {
		for class := range Classes {
			t[b][class] = naive(class, byte(b))
		}
	}
	return t
}()

// check walks through src and compares each bit, the bytes before and ahead included.
func check(t *testing.T, src []byte) {
	t.Helper()
	var s Streams
	for k := range s { // stale bits of an earlier text must not shine through
		for i := range s[k] {
			s[k][i] = ^uint64(0)
		}
	}
	n := s.Start(src)
	for off := 0; ; off += Block {
		held := min(len(src)-off, Block+Ahead)
		require.Equal(t, (held+63)/64, n)
		for k := range Classes {
			for i := -64; i < n*64; i++ {
				at := off + i
				want := at >= 0 && at < len(src) && naives[src[at]][k]
				if got := s[k][1+(i>>6)]>>(i&63)&1 == 1; got != want {
					t.Fatalf("class %d byte %d is %t", k, at, got)
				}
			}
		}
		if held < Block+Ahead {
			return
		}
		n = s.Next(n, src[off+held:])
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
	for _, n := range []int{0, 1, 7, 8, 63, 64, 65, 127, 128, Block - 1, Block, Block + 1,
		Block + Ahead - 1, Block + Ahead, Block + Ahead + 1, 3*Block + 70} {
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
		check(t, src)
		if n := len(src); n > 0 { // long enough to move on
			check(t, bytes.Repeat(src, 1+(Block+Ahead+100)/n))
		}
	})
}

func BenchmarkClassify(b *testing.B) {
	src := []byte(strings.Repeat("2024-01-02 03:04:05 host app[123]: user=bob ip=10.0.0.1 ", 80)[:Block])
	var s Streams
	b.SetBytes(Block)
	for b.Loop() {
		s.Start(src)
	}
}
