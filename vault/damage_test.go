package vault

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDamagedFiles overwrites parts of a vault, or cuts it: whatever is asked of it then ends, in an error or an
// answer, and nothing that is given back is another record than the one that was kept under the token, but for what is
// sealed.
func TestDamagedFiles(t *testing.T) {
	path, all := filled(t, 500)
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	rng, told := rand.New(rand.NewPCG(1, 2)), 0
	for range 100 {
		b := append([]byte(nil), whole...)
		switch rng.IntN(3) {
		case 0:
			b = b[:1+rng.IntN(len(b)-1)]
		case 1:
			for range 1 + rng.IntN(200) {
				b[rng.IntN(len(b))] ^= byte(1 + rng.IntN(255))
			}
		default:
			page := 4096 * rng.IntN(len(b)/4096)
			for i := range 16 { // its head
				b[page+i] = byte(rng.Uint32())
			}
		}
		if use(t, b, all) != nil {
			told++
		}
	}
	require.Greater(t, told, 30, "most damage goes unseen")
}

// use does with a file what is done with a vault, and returns the first error.
func use(t *testing.T, content []byte, all []Record) (first error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault")
	require.NoError(t, os.WriteFile(path, content, 0o600))
	f, err := Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	f.db.NoSync = true // which takes most of the time
	keep := func(err error) {
		if first == nil {
			first = err
		}
	}
	for _, r := range all[:200] {
		got, ok, err := f.Get(r.Token)
		keep(err)
		require.True(t, !ok || got.Token == r.Token)
	}
	for _, r := range append([]Record{random(9)}, all[:200]...) {
		_, err := f.Put(r, 1)
		keep(err)
	}
	for _, do := range []func() error{
		f.Sync,
		func() error { _, err := f.Purge(2); return err },
		func() error { _, err := f.Info(2); return err },
	} {
		keep(do())
	}
	return first
}
