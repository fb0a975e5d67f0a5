package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// DATE_TIME: any date, of whatever. Logs consist of them, so the rows are off unless a policy names them.

const dateTime redact.Entity = "DATE_TIME"

func dateRows() []redact.Detector {
	return []redact.Detector{{
		Name: "date", Entity: dateTime, Prior: 3, Alone: true, Off: true, Ignores: dateRivals(),
		About:   "date in digits: year, month, day or day, month, year with signs between them, or YYYYMMDD",
		Example: "2026-11-24",
		Trigger: redact.Groups(4, 14, nil), Before: 8, After: 32,
		Match: matchDate,
	}, {
		Name: "date_named", Entity: dateTime, Prior: 3, Alone: true, Off: true, Ignores: dateRivals(),
		About:   "date with the name of the month, in seven languages: a day, a year or both beside it",
		Example: "24 November 2026",
		Trigger: redact.Literals(true, monthStems()...), Before: 24, After: 40,
		Match: matchNamedDate,
	}}
}

func matchDate(t redact.Text, found []redact.Match) []redact.Match {
	end := max(plainDate(t, t.At), compactDate(t, t.At), dayBeforeClock(t, t.At))
	if end == 0 {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// compactDate returns the index behind a day YYYYMMDD, and the time of day in one piece with it.
func compactDate(t redact.Text, at int) int {
	end := digitsEnd(t.B, at)
	run := digitRun(t, at, end)
	if len(run) != end-at || glued(t.Byte(at-1)) || end == len(t.B) && isDigit(t.Right) || isDecimal(t, at, end) {
		return 0
	}
	if len(run) == 8 && birthYear(run) || len(run) == 14 && recentDay(run) && timeOfDay(run[8:]) {
		return end
	}
	return 0
}

// dayBeforeClock returns the index behind a month and a day in two digits each, in any order, that a time of day
// follows, as in 11-24 10:15:30.
func dayBeforeClock(t redact.Text, at int) int {
	end := at + len("11-24")
	if end+1 >= len(t.B) || t.B[end] != ' ' && t.B[end] != 'T' || glued(t.Byte(at-1)) || inChain(t, at) {
		return 0
	}
	if bytes.IndexByte([]byte("-./"), t.B[at+2]) < 0 {
		return 0
	}
	first, second := checksum.Two(t.B[at:]), checksum.Two(t.B[at+3:])
	if !checksum.Date(2000, first, second) && !checksum.Date(2000, second, first) || clockEnd(t.B, end+1) == 0 {
		return 0
	}
	return end
}

func matchNamedDate(t redact.Text, found []redact.Match) []redact.Match {
	if glued(t.Byte(t.At-1)) || letterBefore(t.B[:t.At]) {
		return found
	}
	name := nameEnd(t.B, t.At)
	if !isMonthName(t.B[t.At:name]) {
		return found
	}
	start, end, ok := namedDate(t.B, t.At, name)
	if !ok {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}
