package detectors

import "github.com/redactd/redactd/redact"

// Dates in digits.

// plainDate returns the index behind a date in digits that begins at t.B[at], 0 if there is none. Two digits for the
// year are taken behind two for the day and the month, as 1.2.10 is a version; a day and a month alone are none.
func plainDate(t redact.Text, at int) int {
	if end := isoDate(t, at); end > 0 {
		return end
	}
	if isAlnum(t.Byte(at-1)) || inChain(t, at) {
		return 0
	}
	end := dateEnd(t.B, at)
	if end == 0 || isAlnum(t.Byte(end)) && t.B[end]|0x20 != 't' && t.B[end]|0x20 != 'z' {
		return 0
	}
	year := digitsEnd(t.B, at)-at == 4 || end-digitsStart(t.B, end) == 4
	if !year && t.B[end-3] != '/' && end-at != len("24.12.26") {
		return 0
	}
	return end
}

// isoDate returns the index behind a date YYYY-MM-DD at t.B[at], 0 if there is none. Of it there is no doubt, whatever
// stands around it: app.log.1.2026-11-24_10 and 2026-11-24-10.15.30 hold one.
func isoDate(t redact.Text, at int) int {
	end := at + len("2026-11-24")
	if end > len(t.B) || isAlnum(t.Byte(at-1)) || isDigit(t.Byte(end)) || t.B[at+4] != '-' || t.B[at+7] != '-' {
		return 0
	}
	if dateEnd(t.B[:end], at) != end {
		return 0
	}
	return end
}

// dateRivals are the rivals that explain what they speak against: a date.
func dateRivals() []string {
	return []string{
		"date or time", "compact timestamp", "epoch time", "date and time of day in two groups",
		"dotted version or address", "decimal", "part of an identifier",
	}
}
