package strictjson

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPlainBytes puts each byte in each place, with each of several bytes behind it.
func TestPlainBytes(t *testing.T) {
	for size := range 20 {
		for at := range size {
			for c := range 256 {
				for _, behind := range []string{"a", "\"", " ", "\x80", "\xff", "!#[]\x7f"} {
					p := bytes.Repeat([]byte{'~'}, size)
					p[at] = byte(c)
					copy(p[at+1:], behind)
					want := 0
					for want < size && isPlain(p[want]) {
						want++
					}
					require.Equal(t, want, plainBytes(p), "%q", p)
				}
			}
		}
	}
}
