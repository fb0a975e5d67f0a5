package operators

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redactd/redactd/redact"
)

// A DateOrder says how dates of numbers are read that do not begin with the year and are written with slashes or
// hyphens, such as 01/02/2026. With dots the day always comes first.
type DateOrder string

const (
	// DayFirst reads 01/02/2026 as the first of February.
	DayFirst DateOrder = "dmy"
	// MonthFirst reads it as the second of January.
	MonthFirst DateOrder = "mdy"
	// OrderUnknown reads no such date: it has the mark alone.
	OrderUnknown DateOrder = ""
)

var errOrder = errors.New("operators: the order of dates is \"dmy\" or \"mdy\": name one, or none to leave such dates out")

// isDate says whether an entity is named after dates: DATE_TIME, DATE_OF_BIRTH, US_BIRTHDATE.
func isDate(e redact.Entity) bool {
	return slices.ContainsFunc(strings.Split(string(e), "_"), func(word string) bool {
		return word == "DATE" || word == "DATETIME" || word == "DOB" || strings.HasPrefix(word, "BIRTH")
	})
}

// The parts of the patterns of dates. A group is named after the field of a date that it is.
const (
	reYear  = `(?P<year>\d{4}|\d\d)`
	reYear4 = `(?P<year>\d{4})`
	reMonth = `(?P<month>\d\d?)`
	reDay   = `(?P<day>\d\d?)`
	reName  = `(?P<name>[A-Za-z]{3,9})`
	reOrd   = `(?P<ordinal>st|nd|rd|th|ST|ND|RD|TH)?`
	reWeek  = `(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?`
	reClock = `(?:(?:[T:]|,? )[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?`
)

// A calendar reads dates.
type calendar struct{ layouts []*regexp.Regexp }

func newCalendar(order DateOrder) (*calendar, error) {
	patterns := []string{
		reYear4 + `-` + reMonth + `-` + reDay,
		reYear4 + `/` + reMonth + `/` + reDay,
		reYear4 + `\.` + reMonth + `\.` + reDay,
		reYear4 + `(?P<month>\d\d)(?P<day>\d\d)`,
		reDay + `\. ?` + reMonth + `\. ?` + reYear,
		reDay + reOrd + `\.?[ /-](?:of )?` + reName + `\.?,?[ /-]` + reYear,
		reName + `\.? ` + reDay + reOrd + `,? ` + reYear,
		reYear4 + `[ -]` + reName + `[ -]` + reDay,
	}
	switch order {
	case DayFirst:
		patterns = append(patterns, reDay+`/`+reMonth+`/`+reYear, reDay+`-`+reMonth+`-`+reYear)
	case MonthFirst:
		patterns = append(patterns, reMonth+`/`+reDay+`/`+reYear, reMonth+`-`+reDay+`-`+reYear)
	case OrderUnknown:
	default:
		return nil, errOrder
	}
	c := &calendar{}
	for _, p := range patterns {
		c.layouts = append(c.layouts, regexp.MustCompile(`^`+reWeek+p+reClock+`$`))
	}
	return c, nil
}

// dateMax is the length, in bytes, of the longest text that is read as a date.
const dateMax = 64

// A date is one as it is written.
type date struct {
	text   []byte
	fields []dateField
	day    time.Time // its midnight, UTC
	padded bool      // numbers of one digit have a zero in front
}

type dateField struct {
	name       string
	start, end int
}

// read reads a text that is a date, with or without a time of day, by the Gregorian calendar.
func (c *calendar) read(text []byte) (*date, bool) {
	if len(text) > dateMax {
		return nil, false
	}
	for _, layout := range c.layouts {
		if at := layout.FindSubmatchIndex(text); at != nil {
			if d := newDate(text, layout.SubexpNames(), at); d.resolve() {
				return d, true
			}
		}
	}
	return nil, false
}

// newDate takes the fields from a match, which has two indices a group.
func newDate(text []byte, names []string, at []int) *date {
	d := &date{text: bytes.Clone(text)}
	for i, name := range names {
		if name != "" && at[2*i] >= 0 {
			d.fields = append(d.fields, dateField{name, at[2*i], at[2*i+1]})
		}
	}
	return d
}

// field returns what a field is written as, "" if the layout has none.
func (d *date) field(name string) string {
	for _, f := range d.fields {
		if f.name == name {
			return string(d.text[f.start:f.end])
		}
	}
	return ""
}

// before says whether a field stands before another one.
func (d *date) before(name, other string) bool {
	for _, f := range d.fields {
		if f.name == name || f.name == other {
			return f.name == name
		}
	}
	return false
}

// resolve sets the day, and reports false if there is no such day, or if it is another weekday.
func (d *date) resolve() bool {
	year, month, day := d.year(), d.month(), number(d.field("day"))
	d.day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	d.padded = d.pads()
	weekday := d.field("weekday")
	return year > 0 && d.day.Day() == day && d.day.Month() == month &&
		(weekday == "" || strings.EqualFold(weekday, likeName(d.day.Weekday().String(), weekday)))
}

// year reads two digits as POSIX does: 69 to 99 are of the twentieth century.
func (d *date) year() int {
	text := d.field("year")
	year := number(text)
	if len(text) == 2 {
		year += 1900
		if year < 1969 {
			year += 100
		}
	}
	return year
}

func (d *date) month() time.Month {
	name := d.field("name")
	if name == "" {
		return time.Month(number(d.field("month")))
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(name, m.String()) || strings.EqualFold(name, m.String()[:3]) {
			return m
		}
	}
	return 0
}

// pads says whether numbers below ten have a zero in front. Where no number shows it, those have one that stand before
// a cut name or with no name at all, as logs and headers have them.
func (d *date) pads() bool {
	name := d.field("name")
	pads := name == "" || len(name) == 3 && d.before("day", "name")
	for _, field := range []string{"day", "month"} {
		switch text := d.field(field); {
		case strings.HasPrefix(text, "0"):
			return true
		case len(text) == 1:
			pads = false
		}
	}
	return pads
}

// number returns the number that decimal digits stand for, 0 for none.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
