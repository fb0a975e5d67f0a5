package checksum

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMod97(t *testing.T) {
	require.Equal(t, 1, Mod97([]byte("3214282912345698765432161182"))) // GB82 WEST, ISO 13616's example
	require.Equal(t, 1, Mod97([]byte("WEST12345698765432GB82")))
	require.Equal(t, 1, Mod97([]byte("west12345698765432gb82")))
	require.Equal(t, 0, Mod97([]byte("97")))
	require.Equal(t, -1, Mod97(nil))
	require.Equal(t, -1, Mod97([]byte("12 3")))
}

func TestIBAN(t *testing.T) {
	for s, want := range map[string]bool{
		"GB82WEST12345698765432":          true,
		"GB82WEST12345698765431":          false,
		"BE68539007547034":                true,
		"DE89370400440532013000":          true,
		"MT84MALT011000012345MTLCAST001S": true,
		"NO9386011117947":                 true,
		"no9386011117947":                 true,
		"GB82":                            false,
		"":                                false,
		"GB82WEST1234569876543!":          false,
	} {
		require.Equal(t, want, IBAN([]byte(s)), s)
	}
}

func TestISO7064(t *testing.T) {
	rows := []struct {
		name  string
		check func([]byte) bool
		good  []string
		bad   []string
	}{
		{
			"MOD 11-2", PureMod11,
			[]string{"0000000218250097", "000000021694233X", "000000021694233x", "11010519491231002X", "079X"},
			[]string{"", "1", "0000000218250096", "X000000021825009", "00000002182500970", "07 94"},
		},
		{
			"MOD 11,10", HybridMod11,
			[]string{"86095742719", "47036892816", "65929970489", "33392005961", "07945"},
			[]string{"", "5", "86095742718", "8609574271X", "86095742791", "8609574 2719"},
		},
		{
			"MOD 37,36", HybridMod37,
			[]string{"A12425GABC1234002M", "a12425gabc1234002m"},
			[]string{"", "M", "A12425GABC1234002N", "A12425GABC123400M2", "A12425GABC1234002*"},
		},
	}
	for _, row := range rows {
		for _, s := range row.good {
			require.True(t, row.check([]byte(s)), "%s %s", row.name, s)
		}
		for _, s := range row.bad {
			require.False(t, row.check([]byte(s)), "%s %q", row.name, s)
		}
	}
}

// FuzzMod97 compares with the remainder taken of the decimal expansion, letter by letter.
func FuzzMod97(f *testing.F) {
	f.Add([]byte("WEST12345698765432GB82"))
	f.Add([]byte("\xff 1"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var digits []byte
		for _, c := range b {
			v := value36(c)
			if v < 0 {
				require.Equal(t, -1, Mod97(b))
				return
			}
			if v > 9 {
				digits = append(digits, byte('0'+v/10))
			}
			digits = append(digits, byte('0'+v%10))
		}
		require.Equal(t, Mod97(digits), Mod97(b))
		require.Less(t, Mod97(b), 97)
		IBAN(b)
		PureMod11(b)
		HybridMod11(b)
		HybridMod37(b)
	})
}
