package detectors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestIdentifierChecks holds the tests on values to published and made-up numbers.
func TestIdentifierChecks(t *testing.T) {
	rows := []struct {
		name  string
		valid func([]byte) bool
		good  []string
		bad   []string
	}{
		{
			"ssn", validSSN,
			[]string{"536904399", "001010001", "899999999", "219099998"},
			[]string{
				"", "53690439", "5369043990", "000123456", "666123456", "900123456", "999999999",
				"536004399", "536900000", "078051120", "219099999", "457555462", "123456789", "333333333",
			},
		},
		{
			"personnummer", validPersonnummer,
			[]string{"8112189876", "198112189876", "6408233234", "8811712051", "0002293330", "170902231" + "1"},
			[]string{
				"", "811218987", "81121898765", "8112189875", "8113189876", "8112009876", "0102293339",
				"178112189876", "218112189876", "190002293330", "5560360793", "81121898x6",
			},
		},
		{
			"nhs", validNHS,
			[]string{"9434765919", "4010232137", "4516691566"},
			[]string{"", "943476591", "94347659199", "9434765918", "1111111111", "0000000000", "943476591x"},
		},
		{
			"pesel", validPESEL,
			[]string{"44051401359", "02301509877", "12811501232", "01240543212", "02070803628"},
			[]string{
				"", "4405140135", "440514013599", "44051401358", "44131401354", "44053201357", "00000000000",
				"02291509870", "4405140135x",
			},
		},
	}
	for _, row := range rows {
		for _, v := range row.good {
			require.True(t, row.valid([]byte(v)), "%s %s", row.name, v)
		}
		for _, v := range row.bad {
			require.False(t, row.valid([]byte(v)), "%s %q", row.name, v)
		}
	}
}
