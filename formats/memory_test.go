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
		{asForm, "a=", strings.Repeat("an+ordinary+text%0A", 3500)},
		{asHTML, "<p title='", strings.Repeat("an ordinary &quot;text&quot; ", 2500)},
		{asHTML, "", strings.Repeat("<p class=x>an <b>ordinary</b> text</p>\n", 1700)},
		{asHTML, "", strings.Repeat("<", 64_000)}, // each is a text of one byte: 0.3 ms a byte if it is passed on by itself
		{asHTML, "", strings.Repeat("<input id=a value=x1 aria-labelledby=b> ", 1600)},
		{asHTML, "<table><tr><th>Password<th>a", strings.Repeat("<tr><td>x1<td id=b><label for=b>Password</label>", 1300)},
		{asXML, "<a>", strings.Repeat("an ordinary text, <b>bold</b> ", 2200)},
		{asXML, "<a><!--", strings.Repeat("an ordinary text, <b>bold</b> ", 2200)},
		{asHTML, "<a", strings.Repeat(" some names of attributes", 2600)},
		{asSSE, "", strings.Repeat("data: an ordinary text\nid: 1\n", 2200)},
		{asMultipart, "--b-1\r\n\r\n", strings.Repeat("an ordinary text\r\n--b\r\n", 2500)},
		{in("gb18030"), "", strings.Repeat("an ordinary text \xbf\xa8\n", 3300)},
		{formats.Options{Format: "json", MediaType: "application/json; charset=koi8-r"}, "[\"", strings.Repeat("an ordinary text \xd0\xd1", 3300)},
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
