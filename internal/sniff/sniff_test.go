package sniff

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHeadWaitsOnlyForWhatMayBecomeASignature(t *testing.T) {
	for _, c := range []struct {
		head, what string
		more       bool
	}{
		{"", "", true},
		{"a", "", true},
		{"0123456789abcde", "", true},
		{"0123456789abcdef", "", false},
		{"a\n", "", false},
		{"P", "", true},
		{"PK", "", true},
		{"PKW\n", "", false},
		{"\x89PNG\r\n", "", true},
		{"\x89PNG\r\nx", "", false},
		{"PK\x03\x04", "a zip file (or an office document)", false},
		{"%PD\n", "", false},
		{"c\x00\n\x00", "", true},
		{"a\nc\x00a\x00r\x00d\x00 \x004\x001\x001\x00", "", false},
		{"%PD", "", true},
		{"%PDF-1", "a PDF file", false},
		{"\xff\xfe", "UTF-16 text", false},
		{"c\x00a\x00", "", true},
		{"c\x00a\x00r\x00d\x00 \x004\x001\x001\x00", "UTF-16 text", false},
		{"\x00c\x00a\x00r\x00d\x00 \x004\x001\x001", "UTF-16 text", false},
		{"c\x00\x00\x00a\x00\x00\x00r\x00\x00\x00d\x00\x00\x00", "UTF-32 text", false},
		{strings.Repeat("\x00", 64), "", false},
		{"some text with a \x00 in it that goes on", "", false},
	} {
		what, more := Head([]byte(c.head))
		require.Equal(t, c.what, what, "%q", c.head)
		require.Equal(t, c.more, more, "%q", c.head)
	}
}

// TestHeadDoesNotDependOnPieces reads texts byte by byte until it is clear what they are.
func TestHeadDoesNotDependOnPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 100_000 {
		text := make([]byte, 1+random.IntN(40))
		for i := range text {
			text[i] = "\x00\x00ab\nPK\x03\x04\xff\xfe"[random.IntN(11)]
		}
		whole, _ := Head(text)
		for n := range len(text) + 1 {
			what, more := Head(text[:n])
			if !more {
				require.Equal(t, whole == "", what == "", "%q after %d", text, n)
				break
			}
		}
	}
}

func BenchmarkHead(b *testing.B) {
	text := []byte("The parcel has not come yet, and nobody answers.\n")
	for b.Loop() {
		Head(text)
	}
}
