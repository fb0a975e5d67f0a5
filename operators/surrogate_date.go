package operators

import "github.com/redactd/redactd/redact"

// madeUpDays is the most days between a date and what is made up for it.
const madeUpDays = 3650

// madeUpDate writes another day. In which order a date is read does not matter, as long as it is one.
func madeUpDate() trade {
	var calendars []*calendar
	for _, order := range []DateOrder{DayFirst, MonthFirst} {
		c, _ := newCalendar(order)
		calendars = append(calendars, c)
	}
	return func(d *draw, v redact.Value) []byte {
		for _, c := range calendars {
			if read, ok := c.read(v.Text); ok {
				return read.moved(d.days(madeUpDays))
			}
		}
		return nil
	}
}

// days returns a number of days from -most to most, but not 0.
func (d *draw) days(most int) int {
	n := d.below(2*most) - most
	if n >= 0 {
		n++
	}
	return n
}
