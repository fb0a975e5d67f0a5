package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A checked row of a test holds a validator to published and to wrong values.
type checked struct {
	name      string
	valid     func([]byte) bool
	good, bad []string
}

func requireChecked(t *testing.T, rows []checked) {
	t.Helper()
	for _, row := range rows {
		for _, v := range row.good {
			require.True(t, row.valid([]byte(v)), "%s %s", row.name, v)
		}
		for _, v := range append(row.bad, "", "1", "A", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff") {
			require.False(t, row.valid([]byte(v)), "%s %q", row.name, v)
		}
	}
}

func TestBritishChecks(t *testing.T) {
	requireChecked(t, []checked{
		{
			"uk_nino", validNINO,
			[]string{"AB123456C", "AA123456B", "JM123456A", "AB123456"},
			[]string{"QQ123456C", "DA123456A", "AO123456A", "BG123456A", "TN123456A", "AB123456E", "AB12345XC", "AB1234567C"},
		},
		{
			"uk_driving_licence", validDriverNumber,
			[]string{"MORGA657054SM9IJ", "MORGA753116SM9IJ", "MORGA607054SM9IJ", "FO999612052A99XY"},
			[]string{"MORGA657354SM9IJ", "MORGA663054SM9IJ", "MO9GA657054SM9IJ", "99999657054SM9IJ", "MORGA6570549M9IJ", "MORGA657054SM9I"},
		},
		{
			"ie_ppsn", validPPSN,
			[]string{"6433435F", "6433435FT", "6433435FW", "6433435OA", "6433435IH", "1234567T", "1234567TW"},
			[]string{"6433435E", "6433435VH", "6433435FZ", "643343FF", "6433435OAA"},
		},
		{
			"uk_sort_code_account", validSortCode,
			[]string{"20000055779911", "08999966374958", "66374958", "089999"},
			[]string{"00000055779911", "20000000000000", "00000000", "000000"},
		},
		{
			"uk_chi", validCHI, []string{"0606731903", "1712405500"},
			[]string{"0606731904", "3213731903", "0613731903", "060673190", "06067319033", "9434765919"},
		},
		{
			"uk_utr", validUTR, []string{"1955839661", "1955839661K", "2916851839"},
			[]string{"2955839661", "195583966", "1955839661X", "19558396611", "195583966x"},
		},
		{"uk_passport", validPassport, []string{"925076473", "AB1234567"}, []string{"000000000", "AB0000000"}},
	})
}
