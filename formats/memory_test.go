package formats_test

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/formats"
)

// TestMemory streams one value of 16 MiB, and as many small ones with a name each, in constant memory.
func TestMemory(t *testing.T) {
	for _, c := range []struct {
		o           formats.Options
		open, piece string
	}{
		{asJSON, `["`, strings.Repeat(`an ordinary text, \"quoted\" and \u00fcber 12 lines\n`, 1300)},
		{asJSON, `[{`, strings.Repeat(`"k":{"x":"y"},`, 5000)},
		{asCSV, `"`, strings.Repeat("an ordinary text, \"\"quoted\"\"\n", 2000)},
		{asCSV, "", strings.Repeat("a,b,", 16000)},
		{asLogfmt, "a=\"", strings.Repeat("an ordinary text ", 4000)},
	} {
		w, err := formats.NewWriter(io.Discard, defaults(t), withFindings(c.o))
		require.NoError(t, err)
		_, err = w.Write([]byte(c.open))
		require.NoError(t, err)
		piece := []byte(c.piece)
		most := uint64(0)
		for n := 0; n < 16<<20; n += len(piece) {
			_, err = w.Write(piece)
			require.NoError(t, err)
			if n%(4<<20) < len(piece) {
				most = max(most, heap())
			}
		}
		require.Less(t, most, uint64(24<<20), "%s%.20s", c.open, c.piece)
	}
}

func withFindings(o formats.Options) formats.Options {
	o.OnFinding = func(formats.Finding) {}
	return o
}

// heap returns how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
