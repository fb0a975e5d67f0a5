package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAsianChecks holds the tests on values to published and made-up numbers.
func TestAsianChecks(t *testing.T) {
	checkValues(t, []valueCheck{
		{
			"aadhaar", validAadhaar,
			[]string{"234123412346", "713982418529", "241464914334"},
			[]string{"", "234123412347", "034123412346", "123412341234", "222222222222", "23412341234", "23412341234x"},
		},
		{
			"pan", validIndianPAN,
			[]string{"ACUPA7085R", "AAPFU0939F"},
			[]string{"", "ABMXA3211G", "ACUPA0000R", "ABMPA32111", "ACUPA7085", "234123412347"},
		},
		{
			"driving licence", validIndianLicence,
			[]string{"MH1220110012345", "DL0420110149646", "TS0920220013344"},
			[]string{"", "XX1220110012345", "MH0020110012345", "MH1220710012345", "MH1219490012345", "MH1220110000000", "MH122011001234"},
		},
		{
			"cnic", validCNIC,
			[]string{"3420108912318", "4220103976408"},
			[]string{"", "8420108912318", "0420108912318", "3420108912310", "342010891231", "3333333333333"},
		},
		{
			"lankan", validLankanNIC,
			[]string{"853400937V", "198534000937", "835274133X", "200086600937"},
			[]string{"", "853400937A", "853670937V", "855000937V", "858670937V", "850000937V", "218534000937", "19853400093", "1985"},
		},
	})
}

// A valueCheck is a test on values with some that it must accept and some that it must not.
type valueCheck struct {
	name      string
	valid     func([]byte) bool
	good, bad []string
}

func checkValues(t *testing.T, list []valueCheck) {
	t.Helper()
	for _, row := range list {
		for _, v := range row.good {
			require.True(t, row.valid([]byte(v)), "%s %s", row.name, v)
		}
		for _, v := range row.bad {
			require.False(t, row.valid([]byte(v)), "%s %q", row.name, v)
		}
		zero := make([]byte, 40)
		for n := range zero {
			require.False(t, row.valid(zero[:n]), "%s of %d zero bytes", row.name, n)
		}
	}
}
