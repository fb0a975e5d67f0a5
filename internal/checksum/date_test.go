package checksum

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestDate agrees with the standard library on every day-like triple of four centuries.
func TestDate(t *testing.T) {
	for _, year := range []int{1600, 1899, 1900, 1904, 1999, 2000, 2023, 2024, 2100, 9999} {
		for month := range 15 {
			for day := range 34 {
				d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
				want := d.Year() == year && int(d.Month()) == month && d.Day() == day
				require.Equal(t, want, Date(year, month, day), "%d-%d-%d", year, month, day)
			}
		}
	}
	require.False(t, Date(0, 1, 1))
	require.False(t, Date(10000, 1, 1))
	require.False(t, Date(2024, -1, 1))
	require.False(t, Date(2024, 1, -1))
}

func TestDigitsOfDates(t *testing.T) {
	for s, want := range map[string]bool{
		"000229": true, "010229": false, "240229": true, "811218": true, "811318": false,
		"811200": false, "81121": false, "81121x": false, "8112189876": true, "": false, "x11218": false,
	} {
		require.Equal(t, want, YYMMDD([]byte(s)), "%q", s)
	}
	for s, want := range map[string]bool{
		"20000229": true, "19000229": false, "18991231": true, "17991231": false, "22000101": false,
		"19811218": true, "19811318": false, "1981121": false, "1981121x": false, "198112189": true,
		"1x811218": false, "19x11218": false,
	} {
		require.Equal(t, want, YYYYMMDD([]byte(s)), "%q", s)
	}
	for i := range 100 {
		require.Equal(t, i, Two(fmt.Appendf(nil, "%02d", i)))
	}
	for _, s := range []string{"", "1", "1x", "x1", "/0", "0:"} {
		require.Equal(t, -1, Two([]byte(s)), "%q", s)
	}
}
