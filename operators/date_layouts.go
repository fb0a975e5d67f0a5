package operators

import (
	"errors"
	"regexp"
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

var errOrder = errors.New("operators: the order of dates is \"dmy\" or \"mdy\": name one of them, or none to leave" +
	" such dates out")

// The parts of the patterns of dates. A group is named after the field of a date that it is.
const (
	reYear  = `(?P<year>\d{4}|\d\d)`
	reYear4 = `(?P<year>\d{4})`
	reMonth = `(?P<month>\d\d?)`
	reDay   = `(?P<day>\d\d?)`
	reName  = `(?P<name>[A-Za-z]{3,9})`
	reOrd   = `(?P<ordinal>st|nd|rd|th|ST|ND|RD|TH)?`
	reWeek  = `(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?`
	reClock = `(?:(?:[T:]|,? )[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?[AaPp][Mm])?` + reZone + `)?`
	reZone  = `(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?`
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
	ordered, err := order.patterns()
	if err != nil {
		return nil, err
	}
	c := &calendar{}
	for _, p := range append(patterns, ordered...) {
		c.layouts = append(c.layouts, regexp.MustCompile(`^`+reWeek+p+reClock+`$`))
	}
	return c, nil
}

// patterns are those that are read in the order alone.
func (o DateOrder) patterns() ([]string, error) {
	switch o {
	case DayFirst:
		return []string{reDay + `/` + reMonth + `/` + reYear, reDay + `-` + reMonth + `-` + reYear}, nil
	case MonthFirst:
		return []string{reMonth + `/` + reDay + `/` + reYear, reMonth + `-` + reDay + `-` + reYear}, nil
	case OrderUnknown:
		return nil, nil
	}
	return nil, errOrder
}
