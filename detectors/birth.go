package detectors

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Dates of birth: a date behind a word for a birth. The word leaves little doubt, so the rows are on, but for the one
// that looks at every number behind the name of a month: lines of logs begin with those.

const birth redact.Entity = "DATE_OF_BIRTH"

func birthRows() []redact.Detector {
	rows := []redact.Detector{{
		Name:    "date_of_birth",
		About:   "date in digits behind a word for a birth, such as born or DOB",
		Example: "born 24.11.1980",
		Trigger: redact.Groups(4, 8, nil).AfterLabel(),
		Match:   matchBirth, Words: behindBirth(birthLinks),
	}, {
		Name:    "date_of_birth_named",
		About:   "day and the name of the month, in seven languages, behind a word for a birth",
		Example: "born 24 November 1980",
		Trigger: redact.Labelled(1, 2),
		Match:   matchNamedBirth, Words: behindBirth(birthLinks),
	}, {
		Name:    "date_of_birth_month",
		About:   "name of the month, in seven languages, and the day behind a word for a birth",
		Example: "born November 24, 1980",
		Trigger: redact.Groups(5, 6, dayAndCentury).AfterLabel(),
		Match:   matchMonthOfBirth, Words: behindBirth(monthNames), Off: true,
	}, {
		Name:    "year_of_birth",
		About:   "year behind a word for a birth, such as born in, birth_year or YOB",
		Example: "born in 1931",
		Trigger: redact.Labelled(4, 4),
		Match:   matchYearOfBirth, Words: slices.Concat(behindBirth(birthYearLinks), birthYears), Off: true,
	}}
	for i := range rows {
		rows[i].Entity, rows[i].Prior, rows[i].Alone = birth, 6, true
		rows[i].Before, rows[i].After = birthReach, 40
		rows[i].Ignores = append(dateRivals(), "value of a counter or an id")
	}
	return rows
}

// dayAndCentury says that a number may be a day and a year of 1900 to 2099.
func dayAndCentury(head [4]byte, _ int) uint32 {
	for day := 1; day <= 2; day++ {
		if century := string(head[day : day+2]); century == "19" || century == "20" {
			return 1<<5 | 1<<6
		}
	}
	return 0
}

// birthReach is how far before the date its word is looked for, in bytes.
const birthReach = 64

// matchBirth takes the date in digits at t.At.
func matchBirth(t redact.Text, found []redact.Match) []redact.Match {
	end := plainDate(t, t.At)
	if end == 0 {
		end = digitsEnd(t.B, t.At)
		if end-t.At != 8 || !birthYear(t.B[t.At:end]) || glued(t.Byte(t.At-1)) || glued(t.Byte(end)) {
			return found
		}
	}
	if !birthBefore(t.B[:t.At]) {
		return found
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// matchNamedBirth takes the date of which the digits at t.At are the day, with the name of the month behind it.
func matchNamedBirth(t redact.Text, found []redact.Match) []redact.Match {
	name := digitsEnd(t.B, t.At)
	for _, suffix := range []string{"st", "nd", "rd", "th", "er"} {
		if hasFold(t.B[name:], suffix) {
			name += len(suffix)
			break
		}
	}
	return namedBirth(t, skipJoiner(t.B, name), found)
}

// matchMonthOfBirth takes the date of which the digits at t.At are the day, with the name of the month before it.
func matchMonthOfBirth(t redact.Text, found []redact.Match) []redact.Match {
	return namedBirth(t, nameStart(t.B, len(bytes.TrimRight(t.B[:t.At], " ."))), found)
}

// namedBirth takes the date around the name of a month at t.B[at:], with a day and a year.
func namedBirth(t redact.Text, at int, found []redact.Match) []redact.Match {
	name := nameEnd(t.B, at)
	if !isMonthName(t.B[at:name]) {
		return found
	}
	start, end, ok := namedDate(t.B, at, name)
	if !ok || start > t.At || end <= t.At || digitCount(t.B[start:end]) < dayAndYear || !birthBefore(t.B[:start]) {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}

// matchYearOfBirth takes the year at t.At, with what Generalise writes behind one.
func matchYearOfBirth(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	if year := string(t.B[t.At:end]); len(year) != 4 || year < "1890" || year > "2039" || glued(t.Byte(t.At-1)) {
		return found
	}
	next := t.Byte(end)
	goesOn := glued(next) || bytes.IndexByte([]byte("-./:,"), next) >= 0 && isDigit(t.Byte(end+1))
	if goesOn || isDatePart(t.B[max(0, t.At-2):t.At]) || !birthBefore(t.B[:t.At]) && !isYearOfBirth(t.B[:t.At]) {
		return found
	}
	if earlier := " or earlier"; hasFold(t.B[end:], earlier) {
		end += len(earlier)
	}
	return append(found, redact.Match{Start: t.At, End: end, NoWords: true})
}

// dayAndYear is how many digits a day and a year have at least.
const dayAndYear = 5

// nameStart returns where the letters that end at b[at] begin, those beyond ASCII included.
func nameStart(b []byte, at int) int {
	for at > 0 && (isLetter(b[at-1]) || b[at-1] >= utf8.RuneSelf) {
		at--
	}
	return at
}

// birthYear says whether eight digits are a day of 1900 to 2039, from the year on or from the day on.
func birthYear(b []byte) bool {
	if checksum.YYYYMMDD(b) {
		return string(b[:4]) >= "1900" && string(b[:4]) < "2040"
	}
	turned := []byte{b[4], b[5], b[6], b[7], b[2], b[3], b[0], b[1]}
	return checksum.YYYYMMDD(turned) && string(turned[:4]) >= "1900" && string(turned[:4]) < "2040"
}
