package sniff

import (
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
		{"a", "", false},
		{"a\n", "", false},
		{"P", "", true},
		{"PK", "", true},
		{"PKW", "", false},
		{"PK\x03\x04", "a zip file (or an office document)", false},
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
