package operators

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/redactd/redactd/redact"
)

// isDate says whether an entity is named after dates: DATE_TIME, DATE_OF_BIRTH, US_BIRTHDATE.
func isDate(e redact.Entity) bool {
	return slices.ContainsFunc(strings.Split(string(e), "_"), func(word string) bool {
		return word == "DATE" || word == "DATETIME" || word == "DOB" || strings.HasPrefix(word, "BIRTH")
	})
}

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

// resolve sets the day, and reports false if there is no such day, which would be one of another month, or if it is
// another weekday.
func (d *date) resolve() bool {
	year, month := d.year(), d.month()
	d.day = time.Date(year, month, number(d.field("day")), 0, 0, 0, 0, time.UTC)
	d.padded = d.pads()
	weekday := d.field("weekday")
	return year > 0 && d.day.Month() == month &&
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
