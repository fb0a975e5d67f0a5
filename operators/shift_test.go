package operators_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// A shifter moves a date and checks that it is restored, or that it has the mark alone.
type shifter func(e redact.Entity, value string) string

func newShifter(t testing.TB, set *keys.Set, o operators.ShiftOptions) shifter {
	t.Helper()
	op, err := operators.Shift(set, o)
	require.NoError(t, err)
	require.True(t, op.LooksReal)
	restore, err := operators.RestoreShift(set, o)
	require.NoError(t, err)
	return func(e redact.Entity, value string) string {
		got := apply(op, e, value)
		back, err := restore([]byte("keep "), redact.Value{Entity: e, Text: []byte(got)})
		if got == "["+string(e)+"]" {
			require.ErrorContains(t, err, "operators: shift: ")
			require.Equal(t, "keep ", string(back))
			return got
		}
		require.NoError(t, err, "%q", got)
		require.Equal(t, "keep "+value, string(back), "by way of %q", got)
		require.NotEqual(t, value, got)
		return got
	}
}

func ExampleShift() {
	set, _ := keys.FromRaw([]byte("a secret of at least thirty-two bytes"))
	o := operators.ShiftOptions{Subject: "patient 7", Order: operators.DayFirst}
	op, _ := operators.Shift(set, o)
	show(op, "DATE_TIME", "2026-01-31T09:14:02Z")
	show(op, "DATE_TIME", "Saturday, 31st of January 2026")
	show(op, "DATE_TIME", "31/01/26 9:14 PM")
	show(op, "DATE_TIME", "yesterday")
	restore, _ := operators.RestoreShift(set, o)
	back, err := restore(nil, redact.Value{Entity: "DATE_TIME", Text: []byte("2026-03-29T09:14:02Z")})
	fmt.Println(string(back), err)
	// Output:
	// "2026-03-29T09:14:02Z"
	// "Sunday, 29th of March 2026"
	// "29/03/26 9:14 PM"
	// "[DATE_TIME]"
	// 2026-01-31T09:14:02Z <nil>
}

// formats are layouts of dates with no number of one digit, in Go's notation.
var formats = []string{
	"2006-01-02", "2006/01/02", "2006.01.02", "20060102", "02.01.2006", "02. 01. 2006", "02.01.06", "02/01/2006", "02-01-06",
	"2006-01-02T15:04:05.000Z", "2006-01-02 15:04", "02/Jan/2006:15:04:05 +0000", "Mon, 02 Jan 2006 15:04:05 GMT",
	"02/01/2006, 3:04:05 PM", "Monday 2006-01-02 15:04:05+02:00",
}

// Random dates come back, to the byte, whatever the layout: leap days and the first and last years among them.
func TestShiftComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var all []shifter
	for n := range 40 {
		o := operators.ShiftOptions{Subject: fmt.Sprint(n), Order: operators.DayFirst, MaxDays: 30 + n*900}
		all = append(all, newShifter(t, newSet(t), o))
	}
	marks := 0
	for n := range many() {
		day := time.Date(1969+r.IntN(100), time.Month(1+r.IntN(12)), 1+r.IntN(31), r.IntN(24), r.IntN(60), r.IntN(60), 0, time.UTC)
		if all[n%len(all)]("DATE_TIME", day.Format(formats[n%len(formats)])) == "[DATE_TIME]" {
			marks++
		}
	}
	require.Less(t, marks, many()/4, "two digits of the year leave few to go to by many days")
	for n, move := range all {
		for _, value := range []string{
			"2024-02-29", "2000-02-29", "1900-02-28", "2023-12-31", "0001-01-01", "9999-12-31", "01.01.69", "31.12.68",
		} {
			got := move("DATE_OF_BIRTH", value)
			if n == 0 {
				require.True(t, value[:4] == "0001" || value[:4] == "9999" || len(value) == 8 || got[0] != '[', "%q", value)
			}
		}
	}
}

// What is unpadded or has names comes back as the same day; where a text shows nothing else, as the usual layout.
func TestShiftRestoresTheDay(t *testing.T) {
	set, o := newSet(t), operators.ShiftOptions{Order: operators.MonthFirst}
	op, err := operators.Shift(set, o)
	require.NoError(t, err)
	restore, err := operators.RestoreShift(set, o)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(9, 10))
	for n := range 20000 {
		day := time.Date(1900+r.IntN(200), time.Month(1+r.IntN(12)), 1+r.IntN(31), 0, 0, 0, 0, time.UTC)
		layout := []string{"1/2/2006", "January 2, 2006", "2 January 2006", "Jan 2 2006", "2006-Jan-02", "2.1.2006"}[n%6]
		moved := apply(op, "DATE", day.Format(layout))
		back, err := restore(nil, redact.Value{Entity: "DATE", Text: []byte(moved)})
		require.NoError(t, err, "%q", moved)
		require.Equal(t, day.Format(time.DateOnly), parsed(t, string(back)).Format(time.DateOnly), "%q", moved)
	}
}

// parsed reads a date of the layouts of this file.
func parsed(t *testing.T, text string) time.Time {
	t.Helper()
	for _, layout := range []string{"1/2/2006", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "Jan 2 2006",
		"January 2 2006", "2006-Jan-02", "2006-January-2", "2006-Jan-2", "2.1.2006", "2006-01-02"} {
		if day, err := time.Parse(layout, text); err == nil {
			return day
		}
	}
	t.Fatalf("no date: %q", text)
	return time.Time{}
}

// Intervals between the dates of one subject stay, whatever the entity and the layout, and every date moves.
func TestShiftKeepsIntervals(t *testing.T) {
	set := fixedSet(t)
	seen := map[int]int{}
	for n := range 800 {
		move := newShifter(t, set, operators.ShiftOptions{Tenant: "a", Subject: fmt.Sprint(n), MaxDays: 30})
		first := parsed(t, move("DATE_TIME", "2026-01-31"))
		last := parsed(t, move("US_BIRTHDATE", "13.05.2026"))
		require.Equal(t, 102*24*time.Hour, last.Sub(first))
		seen[int(first.Sub(parsed(t, "2026-01-31")).Hours())/24]++
	}
	require.Len(t, seen, 60, "each of 1 to 30 days, both ways")
	require.NotContains(t, seen, 0)
}

func TestShiftLayouts(t *testing.T) {
	set := newSet(t)
	move := newShifter(t, set, operators.ShiftOptions{})
	for _, value := range []string{
		"2026-01-31", "2026/01/31", "2026.01.31", "20260131", "31.01.2026", "31. 01. 26", "31 Jan 2026", "31-JAN-26", "31/jan/2026",
		"JAN 31, 2026", "Saturday, 31.01.2026", "Sat 2026-01-31 09:14", "2026-01-31T09:14:02.118+01:00", "2026 Jan 31",
	} {
		got := move("DATE_TIME", value)
		require.NotEqual(t, "[DATE_TIME]", got, "%q", value)
	}
	for _, value := range []string{
		"", "31/01/2026", "01-31-2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "32.01.2026",
		"Friday, 31.01.2026", "January 2026", "01/2026", "2026", "today", "31 Januar 2026", "2026-01-31 or so",
		"2026-01-31T25", "2026-01-31T24:61", "2026-1", "٢٠٢٦-٠١-٣١", "20261301", "2026-01-31\n", "\"2026-01-31\"", "12026-01-31",
	} {
		require.Equal(t, "[DATE_TIME]", move("DATE_TIME", value), "%q", value)
	}
	for n := range 20 {
		zero := newShifter(t, set, operators.ShiftOptions{Subject: fmt.Sprint(n)})
		require.Equal(t, "[DATE]", zero("DATE", "0000-12-31"), "there was no year 0")
	}
	for _, e := range []redact.Entity{"CREDIT_CARD", "UPDATE_KEY", "CARD_EXPIRY", "CARD_PIN", ""} {
		require.Equal(t, "["+string(e)+"]", move(e, "2026-01-31"))
	}
	for order, value := range map[operators.DateOrder]string{operators.DayFirst: "31/01/2026", operators.MonthFirst: "01/31/2026"} {
		require.NotEqual(t, "[DATE]", newShifter(t, set, operators.ShiftOptions{Order: order})("DATE", value))
	}
}

func FuzzShift(f *testing.F) {
	set := fixedSet(f)
	for _, value := range append(hostile[:20:20], "2026-01-31T09:14Z", "31. 1. 26", "Sat, Jan 31st, 2026", "29/02/2024 3:04 AM") {
		f.Add(value, true)
	}
	ops, restores := map[bool]redact.Operator{}, map[bool]func([]byte, redact.Value) ([]byte, error){}
	for dayFirst, order := range map[bool]operators.DateOrder{true: operators.DayFirst, false: operators.MonthFirst} {
		o := operators.ShiftOptions{Order: order}
		ops[dayFirst], _ = operators.Shift(set, o)
		restores[dayFirst], _ = operators.RestoreShift(set, o)
	}
	f.Fuzz(func(t *testing.T, value string, dayFirst bool) {
		got := apply(ops[dayFirst], "DATE", value)
		checkOutput(t, value, got)
		if got == "[DATE]" {
			return
		}
		back, err := restores[dayFirst](nil, redact.Value{Entity: "DATE", Text: []byte(got)})
		require.NoError(t, err, "%q -> %q", value, got)
		require.Equal(t, got, apply(ops[dayFirst], "DATE", string(back)), "%q", value)
	})
}

func BenchmarkShift(b *testing.B) {
	op, err := operators.Shift(fixedSet(b), operators.ShiftOptions{Order: operators.DayFirst})
	require.NoError(b, err)
	for _, text := range []string{"2026-01-31", "31/01/2026", "Sat, 31 Jan 2026 09:14:02 GMT", "no date at all"} {
		b.Run(text, func(b *testing.B) {
			v := redact.Value{Entity: "DATE", Text: []byte(text)}
			var dst []byte
			for b.Loop() {
				dst = op.Replace(dst[:0], v)
			}
		})
	}
}
