package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Seconds since 1970 at the beginning of 2001 and of 2040.
const (
	epochFirst = 978307200
	epochLast  = 2208988800
)

// digitRun returns the run of digits around t.B[start:end), nil if that is not digits alone or the
// run is not whole in t.B.
func digitRun(t redact.Text, start, end int) []byte {
	if digitsEnd(t.B, start) < end {
		return nil
	}
	for start > 0 && isDigit(t.B[start-1]) {
		start--
	}
	end = digitsEnd(t.B, start)
	if start == 0 && isDigit(t.Left) || end == len(t.B) && isDigit(t.Right) {
		return nil
	}
	return t.B[start:end]
}

// isEpoch says whether the digits count seconds, milli-, micro- or nanoseconds from 1970 to a day
// of the years 2001 to 2039.
func isEpoch(t redact.Text, start, end int) bool {
	run := digitRun(t, start, end)
	switch len(run) {
	case 10, 13, 16, 19:
		seconds, _ := checksum.Number(run[:10])
		return seconds >= epochFirst && seconds < epochLast
	}
	return false
}

// isTimestamp says whether the digits are a day and a time of day without separators, with the
// century (12, 14 or 17 digits) or without (12).
func isTimestamp(t redact.Text, start, end int) bool {
	run := digitRun(t, start, end)
	switch len(run) {
	case 12:
		return recentDay(run) && timeOfDay(run[8:]) || recentShortDay(run) && timeOfDay(run[6:])
	case 14, 17:
		return recentDay(run) && timeOfDay(run[8:14])
	}
	return false
}

// isSplitTimestamp says whether the value is a day and a time of day joined by a hyphen, as in
// 20240131-2359 and 240131-235959. People born on the day would be children.
func isSplitTimestamp(t redact.Text, start, end int) bool {
	v := t.B[start:end]
	day := digitsEnd(v, 0)
	if day >= len(v) || v[day] != '-' && v[day] != '_' {
		return false
	}
	rest := v[day+1:]
	if n := digitsEnd(rest, 0); n != len(rest) || n != 4 && n != 6 {
		return false
	}
	return timeOfDay(rest) && (day == 8 && recentDay(v) || day == 6 && recentShortDay(v))
}

// recentDay says whether b begins with a day YYYYMMDD of 1990 to 2039.
func recentDay(b []byte) bool {
	return checksum.YYYYMMDD(b) && string(b[:4]) >= "1990" && string(b[:4]) < "2040"
}

// recentShortDay says whether b begins with a day YYMMDD of 2008 to 2039.
func recentShortDay(b []byte) bool {
	return checksum.YYMMDD(b) && string(b[:2]) >= "08" && string(b[:2]) < "40"
}

// timeOfDay says whether the two, four or six digits of b are hours, minutes and seconds.
func timeOfDay(b []byte) bool {
	for i := 0; i < len(b); i += 2 {
		limit := 60
		if i == 0 {
			limit = 24
		}
		if v := checksum.Two(b[i:]); v < 0 || v >= limit {
			return false
		}
	}
	return true
}

// hasMoment says whether a date with separators or a time with colons overlaps the value, from at
// most momentReach bytes before it.
func hasMoment(t redact.Text, start, end int) bool {
	for i := max(0, start-momentReach); i < end; i++ {
		if !isDigit(t.B[i]) || isDigit(t.Byte(i-1)) || inChain(t, i) {
			continue
		}
		if to := max(dateEnd(t.B, i), clockEnd(t.B, i)); to > start {
			return true
		}
	}
	return false
}

const momentReach = 12

// inChain says whether a digit and a date's separator stand before t.B[i].
func inChain(t redact.Text, i int) bool {
	c := t.Byte(i - 1)
	return (c == '.' || c == '-' || c == '/') && isDigit(t.Byte(i-2))
}

// clockEnd returns the index behind a time such as 23:59 or 23:59:58 at b[i:], 0 if there is none.
func clockEnd(b []byte, i int) int {
	for n := 0; ; n++ {
		end := digitsEnd(b, i)
		if end-i > 2 || end == i {
			return 0
		}
		if end+1 >= len(b) || b[end] != ':' || !isDigit(b[end+1]) {
			if n == 0 {
				return 0
			}
			return end
		}
		i = end + 1
	}
}
