package vault

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRecord reads what may stand in a file: it is refused, or what is written again is the same.
func FuzzRecord(f *testing.F) {
	f.Add(make([]byte, 16), random(44).value())
	f.Add(make([]byte, 15), make([]byte, recordHead))
	f.Add(make([]byte, 16), make([]byte, recordHead-1))
	f.Fuzz(func(t *testing.T, token, v []byte) {
		r, ok := readRecord(token, v)
		require.Equal(t, len(token) == 16 && len(v) >= recordHead, ok)
		if ok {
			require.Equal(t, token, r.Token[:])
			require.Equal(t, v, r.value())
		}
	})
}
