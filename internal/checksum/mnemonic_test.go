package checksum

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func indices(phrase string) (list []int) {
	for _, w := range strings.Fields(phrase) {
		list = append(list, MnemonicIndex([]byte(w)))
	}
	return list
}

func TestMnemonicIndex(t *testing.T) {
	require.Len(t, mnemonics(), 2048)
	require.True(t, slices.IsSorted(mnemonics()))
	require.Equal(t, 0, MnemonicIndex([]byte("abandon")))
	require.Equal(t, 2047, MnemonicIndex([]byte("ZOO")))
	for _, w := range []string{"", "the", "abandons", "abandonabandon", "\xff"} {
		require.Equal(t, -1, MnemonicIndex([]byte(w)), w)
	}
}

// The phrases are among the test vectors of python-mnemonic's vectors.json, or have the entropy zero.
func TestMnemonic(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("abandon ", 11) + "about",
		"legal winner thank year wave sausage worth useful legal winner thank yellow",
		strings.Repeat("zoo ", 11) + "wrong",
		strings.Repeat("abandon ", 17) + "agent",
		strings.Repeat("abandon ", 23) + "art",
	} {
		require.True(t, Mnemonic(indices(s)), s)
	}
	for _, s := range []string{
		"", "abandon", strings.Repeat("abandon ", 12), strings.Repeat("zoo ", 24), strings.Repeat("abandon ", 27),
		"legal winner thank year wave sausage worth useful legal winner thank legal",
	} {
		require.False(t, Mnemonic(indices(s)), s)
	}
}

func TestMnemonicAllocates(t *testing.T) {
	list, word := indices("legal winner thank year wave sausage worth useful legal winner thank yellow"), []byte("Legal")
	require.Zero(t, testing.AllocsPerRun(100, func() { Mnemonic(list); MnemonicIndex(word) }))
}
