package operators

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Digits in fours that may be read as a card are seen, however they are grouped.
func TestUnlessCard(t *testing.T) {
	for text, card := range map[string]bool{
		"4111 1111 1111 1111": true, "4111111111111111": true, "DE20 4111 1111 1111 1111 12": true, "0422 6784 7044 2404": true,
		"0422678470442404": true, "0000 0000 0000 0000": false, "4111 1111 1111 1112": false, "411111111": false, "ABCD EFGH IJKL": false,
	} {
		require.Equal(t, card, unlessCard([]byte(text)) == nil, text)
	}
}
