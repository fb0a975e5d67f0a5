package trace

import (
	"crypto/rand"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	id     = "0af7651916cd43dd8448eb211c80319c"
	parent = "b7ad6b7169203331"
)

func TestATraceGoesOn(t *testing.T) {
	for header, flags := range map[string]string{
		"00-" + id + "-" + parent + "-01":          "01",
		"00-" + id + "-" + parent + "-00":          "00",
		"00-" + id + "-" + parent + "-03":          "01",
		"00-" + id + "-" + parent + "-0b":          "01",
		"00-" + id + "-" + parent + "-fe":          "00",
		"cc-" + id + "-" + parent + "-01-whatever": "01",
	} {
		c := Of([]string{header})
		require.Equal(t, id, c.Trace, header)
		require.Equal(t, "00-"+id+"-"+c.Span+"-"+flags, c.Header())
		require.NotEqual(t, parent, c.Span)
		require.Equal(t, c.Trace, Of([]string{c.Header()}).Trace)
	}
}

func TestATraceBegins(t *testing.T) {
	good := "00-" + id + "-" + parent + "-01"
	for _, header := range [][]string{
		nil, {""}, {"-"}, {good, good}, {good + "-x"}, {good + "-"}, {good[1:]}, {" " + good}, {good + " "},
		{"ff" + good[2:]},
		{"0x" + good[2:]},
		{"00-" + id[1:] + "-" + parent + "-01"},
		{"00-" + id + "-" + parent + "0-01"},
		{"00-" + id + "-" + parent + "-1"},
		{"00-" + id + "-" + parent + "-0g"},
		{"00-0AF7651916CD43DD8448EB211C80319C-" + parent + "-01"},
		{"00-00000000000000000000000000000000-" + parent + "-01"},
		{"00-" + id + "-0000000000000000-01"},
		{"00-41111111111111110000000000000000-" + parent + "-01"},
		{"00-aaaaaaaa4111111111111111aaaaaaaa-" + parent + "-01"},
		{"00-aaa6304000000000000000aa378282246310005"[:35] + "-" + parent + "-01"},
	} {
		c := Of(header)
		require.Len(t, c.Trace, 32)
		require.Equal(t, "00-"+c.Trace+"-"+c.Span+"-00", c.Header())
		for _, text := range header {
			require.NotContains(t, text, c.Trace)
		}
	}
}

func TestOldIDsAreTaken(t *testing.T) {
	const short = "00000000000000005af7651916cd43dd" // of 64 bits, as older programs make them
	require.Equal(t, short, Of([]string{"00-" + short + "-" + parent + "-01"}).Trace)
}

func TestHowManyTracesAreCut(t *testing.T) {
	cut := 0
	for range 20_000 {
		b := make([]byte, 16)
		rand.Read(b)
		if suspicious(hex.EncodeToString(b)) {
			cut++
		}
	}
	require.Less(t, cut, 20_000/100)
	t.Logf("%d of 20000 random traces begin anew", cut)
}

// TestIDsDiffer and are made of all digits.
func TestIDsDiffer(t *testing.T) {
	seen, digits := map[string]bool{}, map[rune]bool{}
	for range 1000 {
		c := Of(nil)
		require.Regexp(t, "^00-[0-9a-f]{32}-[0-9a-f]{16}-00$", c.Header())
		for _, part := range []string{c.Trace[:16], c.Trace[16:], c.Span} {
			require.False(t, seen[part])
			seen[part] = true
			for _, d := range part {
				digits[d] = true
			}
		}
	}
	require.Len(t, digits, 16)
}

func FuzzOf(f *testing.F) {
	f.Add("00-" + id + "-" + parent + "-01")
	f.Fuzz(func(t *testing.T, header string) {
		c := Of([]string{header})
		require.Regexp(t, "^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", c.Header())
		require.False(t, suspicious(c.Trace))
	})
}

func BenchmarkOf(b *testing.B) {
	header := []string{"00-" + id + "-" + parent + "-01"}
	for b.Loop() {
		Of(header)
	}
}

func BenchmarkBegin(b *testing.B) {
	for b.Loop() {
		Of(nil)
	}
}
