package operators

import (
	"fmt"
	"regexp"
)

// oldAge is the first age that is not told, by HIPAA.
const oldAge = 90

// generalDates keeps the year of a date, and the month if the options say so.
type generalDates struct {
	GeneraliseOptions
	calendar *calendar
	own      *regexp.Regexp // what it writes itself
}

func (g *generalDates) date(text []byte) []byte {
	if own := g.own.FindSubmatch(text); own != nil {
		return g.kept(text, own)
	}
	if d, ok := g.calendar.read(text); ok {
		return g.write(d.day.Year(), int(d.day.Month()))
	}
	return nil
}

// kept returns what was written before, without its month if that is not asked for any more.
func (g *generalDates) kept(text []byte, own [][]byte) []byte {
	if own[2] == nil {
		return text
	}
	return g.write(number(string(own[1])), number(string(own[2])))
}

// write returns nil for years that it would not read: 0131 may be a day.
func (g *generalDates) write(year, month int) []byte {
	switch {
	case year < 1800 || year > 2199:
		return nil
	case g.Months:
		return fmt.Appendf(nil, "%d-%02d", year, month)
	}
	return fmt.Appendf(nil, "%d", year)
}

// birth is date for the birth of a person, who is not told to be over 89.
func (g *generalDates) birth(text []byte) []byte {
	if own := g.own.FindSubmatch(text); own != nil {
		return g.unlessOld(number(string(own[1])), g.kept(text, own))
	}
	d, ok := g.calendar.read(text)
	if !ok {
		return nil
	}
	year := g.birthYear(d)
	return g.unlessOld(year, g.write(year, int(d.day.Month())))
}

// unlessOld returns text, or the last year of those who are over 89 if the year is of one of them.
func (g *generalDates) unlessOld(year int, text []byte) []byte {
	if latest := g.Now().Year() - oldAge; text != nil && year <= latest {
		return fmt.Appendf(nil, "%d or earlier", latest)
	}
	return text
}

// birthYear returns the year of a date in the past, 0 if it has two digits that are of this century as well.
func (g *generalDates) birthYear(d *date) int {
	digits := d.field("year")
	switch {
	case len(digits) == 4:
		return d.day.Year()
	case 2000+number(digits) <= g.Now().Year():
		return 0
	}
	return 1900 + number(digits)
}
