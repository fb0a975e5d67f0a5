package detectors

import "testing"

// TestAfricanChecks holds the tests on values to published and made-up numbers.
func TestAfricanChecks(t *testing.T) {
	checkValues(t, []valueCheck{
		{
			"israeli", validIsraeliID,
			[]string{"039337423", "39337423", "123456782"},
			[]string{"", "039337424", "000000000", "0393374233", "3933742", "03933742x"},
		},
		{
			"saudi", validSaudiID,
			[]string{"2345678904", "1123456780"},
			[]string{"", "1123456781", "1000000008", "3000000004", "112345678", "11234567800"},
		},
		{
			"emirates", validEmiratesID,
			[]string{"784198012345678", "784200298765437"},
			[]string{"", "784198012345679", "785198012345678", "784180012345671", "78419801234567"},
		},
		{
			"egyptian", validEgyptianID,
			[]string{"29001011234567", "30002291200017", "28503158801234"},
			[]string{"", "19001011234567", "29013011234567", "29002291234567", "29001010534567", "2900101123456"},
		},
		{
			"iranian", validIranianCode,
			[]string{"0499370899", "0790419904", "0084575948"},
			[]string{"", "0499370898", "1111111111", "049937089", "04993708999", "049937089x"},
		},
		{
			"south african", validSouthAfricanID,
			[]string{"7503305044089", "8001015009087"},
			[]string{"", "8503305044089", "8001015009088", "8013015009085", "8001015009384", "800101500908"},
		},
		{
			"ghana", validGhanaCard,
			[]string{"GHA1234567890", "GHA7123456780"},
			[]string{"", "GHB1234567890", "GHA123456789", "GHA0000000000", "GHA12345678901"},
		},
		{
			"bvn", validBVN,
			[]string{"22123456789", "22200011122"},
			[]string{"", "23123456789", "2212345678", "22222222222"},
		},
	})
}
