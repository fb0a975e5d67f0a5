package detectors

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// Dates with the name of a month.

// monthNames are the months and their short forms in English, German, French, Spanish, Italian, Portuguese and Dutch.
// They are compared as letters, so those with a diacritic stand here with it and without.
var monthNames = []string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"januar", "jänner", "februar", "märz", "maerz", "mai", "juni", "juli", "oktober", "dezember", "mrz", "mär", "okt", "dez",
	"janvier", "février", "fevrier", "mars", "avril", "juin", "juillet", "août", "aout", "septembre", "octobre", "novembre",
	"décembre", "decembre", "janv", "févr", "avr", "juil", "déc",
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre",
	"noviembre", "diciembre", "ene", "abr", "ago", "dic",
	"gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "gen", "mag", "giu",
	"lug", "set", "ott",
	"janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "dezembro", "fev", "out",
	"januari", "februari", "maart", "augustus", "mei",
}

// monthStems are what the names begin with: three characters, which a trigger can look for.
func monthStems() (list []string) {
	for _, name := range monthNames {
		list = append(list, string([]rune(name)[:3]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// isMonthName says whether the letters are the name of a month, in any case.
func isMonthName(word []byte) bool {
	return slices.ContainsFunc(monthNames, func(name string) bool {
		return len(name) == len(word) && bytes.EqualFold(word, []byte(name))
	})
}

// nameEnd returns the index behind the letters at b[at:], those beyond ASCII included.
func nameEnd(b []byte, at int) int {
	for at < len(b) && (isLetter(b[at]) || b[at] >= utf8.RuneSelf) {
		at++
	}
	return at
}

// namedDate returns the date around the name of a month at b[from:to]: with a day before it or behind it, or a year.
func namedDate(b []byte, from, to int) (start, end int, ok bool) {
	start, end = from, to
	if at := dayBefore(b, from); at >= 0 {
		start, ok = at, true
	} else if at := dayAfter(b, to); at > 0 {
		end, ok = at, true
	}
	if at := yearAfter(b, end); at > 0 {
		end, ok = at, true
	}
	return start, end, ok
}

// dayBefore returns where a day of the month begins that ends before b[at], as in "24. " and "24th of ", -1 if there
// is none.
func dayBefore(b []byte, at int) int {
	rest := trimJoiner(b[:at])
	if len(rest) == at {
		return -1
	}
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", "º"} {
		rest = bytes.TrimSuffix(rest, []byte(suffix))
	}
	start := digitsStart(rest, len(rest))
	if !isDay(rest[start:]) || start > 0 && isAlnum(rest[start-1]) || start > 1 && isDatePart(rest[start-2:start]) {
		return -1
	}
	return start
}

// trimJoiner takes what stands between a day and a month off the end of b: blanks, a sign, "de" or "of".
func trimJoiner(b []byte) []byte {
	rest := bytes.TrimRight(b, " ")
	for _, word := range []string{" de", " of"} {
		if endsFold(rest, word) {
			return bytes.TrimRight(rest[:len(rest)-len(word)], " ")
		}
	}
	if n := len(rest); n > 0 && (rest[n-1] == '.' || rest[n-1] == '-' || rest[n-1] == '/') {
		return rest[:n-1]
	}
	return rest
}

// isDatePart says whether b is a digit and a sign that joins parts of numbers.
func isDatePart(b []byte) bool {
	return isDigit(b[0]) && bytes.IndexByte([]byte(".,-/:"), b[1]) >= 0
}

// isDay says whether b is a number of 1 to 31.
func isDay(b []byte) bool {
	return len(b) > 0 && len(b) <= 2 && allDigits(b) && decimal(b) >= 1 && decimal(b) <= 31
}

// dayAfter returns the index behind a day of the month that begins behind b[:at] and a blank, 0 if there is none.
func dayAfter(b []byte, at int) int {
	from := skipJoiner(b, at)
	end := digitsEnd(b, from)
	if from == at || !isDay(b[from:end]) {
		return 0
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if hasFold(b[end:], suffix) {
			end += len(suffix)
			break
		}
	}
	switch rest := b[end:]; {
	case len(rest) > 0 && (isAlnum(rest[0]) || rest[0] == '%' || rest[0] == ':'):
		return 0
	case len(rest) > 1 && rest[0] == '.' && isDigit(rest[1]):
		return 0
	}
	return end
}

// yearAfter returns the index behind a year of 1900 to 2099 that begins behind b[:at] and what joins it, 0 if there is
// none. Behind a hyphen or a slash two digits are one.
func yearAfter(b []byte, at int) int {
	from := skipJoiner(b, at)
	end := digitsEnd(b, from)
	if from == at || end < len(b) && isLetter(b[end]) {
		return 0
	}
	switch y := b[from:end]; len(y) {
	case 4:
		if century := y[:2]; string(century) == "19" || string(century) == "20" {
			return end
		}
	case 2:
		if b[from-1] == '-' || b[from-1] == '/' {
			return end
		}
	}
	return 0
}

// skipJoiner returns the index behind what stands at b[at:] between the parts of a date: a dot, a comma, a sign,
// blanks, "de" or "of".
func skipJoiner(b []byte, at int) int {
	if at < len(b) && bytes.IndexByte([]byte(".,-/"), b[at]) >= 0 {
		at++
	}
	at = skipBlanks(b, at)
	for _, word := range []string{"de ", "del ", "of "} {
		if hasFold(b[at:], word) {
			return skipBlanks(b, at+len(word))
		}
	}
	return at
}
