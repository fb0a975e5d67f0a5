package operators

import (
	"fmt"
	"time"
)

// writable says whether the layout has a year for the day: two digits are the years 1969 to 2068, four 1 to 9999.
func (d *date) writable(day time.Time) bool {
	if len(d.field("year")) == 2 {
		return day.Year() >= 1969 && day.Year() <= 2068
	}
	return day.Year() >= 1 && day.Year() <= 9999
}

// write returns the text with another day in it, in the same layout.
func (d *date) write(day time.Time) []byte {
	var out []byte
	at := 0
	for _, f := range d.fields {
		out = append(out, d.text[at:f.start]...)
		out = append(out, d.written(f.name, string(d.text[f.start:f.end]), day)...)
		at = f.end
	}
	return append(out, d.text[at:]...)
}

// written returns a field of day as it was written for another.
func (d *date) written(field, was string, day time.Time) string {
	switch field {
	case "year":
		return fmt.Sprintf("%04d", day.Year())[4-len(was):]
	case "month":
		return d.number(int(day.Month()))
	case "day":
		return d.number(day.Day())
	case "ordinal":
		return likeName(ordinal(day.Day()), was)
	case "name":
		return likeName(day.Month().String(), was)
	}
	return likeName(day.Weekday().String(), was)
}

func (d *date) number(n int) string {
	if d.padded {
		return fmt.Sprintf("%02d", n)
	}
	return fmt.Sprint(n)
}

// likeName returns the name of a month or a day cut to three letters if that is how was is written, and in its case.
// May counts as cut.
func likeName(name, was string) string {
	if len(was) == 3 {
		name = name[:3]
	}
	return string(inCaseOf([]byte(name), []byte(was)))
}

// ordinal is what stands behind the number of a day.
func ordinal(day int) string {
	switch {
	case day/10 == 1:
		return "th"
	case day%10 == 1:
		return "st"
	case day%10 == 2:
		return "nd"
	case day%10 == 3:
		return "rd"
	}
	return "th"
}

// moved returns the text as it is days later, nil if the layout has no such day.
func (d *date) moved(days int) []byte {
	day := d.day.AddDate(0, 0, days)
	if !d.writable(day) {
		return nil
	}
	return d.write(day)
}
