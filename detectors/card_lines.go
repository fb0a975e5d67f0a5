package detectors

import (
	"bytes"

	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// A card that is pasted line by line: its number, the expiry date and the security code, in either order.

// partsBelow returns the expiry date and the code of so many digits that stand on the lines below a card's
// number, from at on, with nothing beside them. A code that another number follows is none: that is a column.
func partsBelow(t redact.Text, at, code int) (parts [2]redact.Part) {
	for at > 0 && (parts[0].Entity == "" || parts[1].Entity == "") {
		to, dated := dateBelow(t, at, code)
		switch {
		case dated && parts[0].Entity == "":
			parts[0] = redact.Part{Entity: cardExpiry, Start: at, End: to}
		case parts[1].Entity == "" && isCode(t, at, code) && endsLine(t, at+code):
			to = at + code
			parts[1] = redact.Part{Entity: cardCVV, Start: at, End: to}
		case parts[0].Entity == "":
			return [2]redact.Part{}
		default:
			return parts
		}
		at = nextField(t.B, to)
	}
	return parts
}

// dateBelow says whether an expiry date stands at t.B[at:] that ends its line, or is followed by a code that
// does. What may be a code as well is a date only then.
func dateBelow(t redact.Text, at, code int) (end int, ok bool) {
	end = expiryEnd(t, at)
	if next := nextField(t.B, end); end > at && next > 0 && isCode(t, next, code) && endsLine(t, next+code) {
		return end, true
	}
	return end, end > at && end-at != code && endsLine(t, end)
}

// nextField returns where the digits behind b[at:] begin, on this line or the next, if nothing but gaps stands
// before them; else 0.
func nextField(b []byte, at int) int {
	if i := partGap(b, at); i > at && i < len(b) && isDigit(b[i]) {
		return i
	}
	return nextLine(b, at)
}

// nextLine is nextField for digits that stand on the next line.
func nextLine(b []byte, at int) int {
	i := partGap(b, at)
	if i >= len(b) || b[i] != '\n' {
		return 0
	}
	if i = partGap(b, i+1); i >= len(b) || !isDigit(b[i]) {
		return 0
	}
	return i
}

// endsLine says whether nothing but a gap stands behind t.B[at:] on its line.
func endsLine(t redact.Text, at int) bool { return t.Byte(partGap(t.B, at)) == '\n' }

// pasted says whether the text from at on is a card's number that is sure, and no more behind it than an expiry
// date or a code, on its line or the next: what goes with it may stand on the line that follows. Before it there
// is no more than a label, or each line of a log that ends in a card would have to wait for the next.
func (c *cards) pasted(text []byte, at int) bool {
	if at >= redact.JoinsBefore || bytes.ContainsAny(text[:at], "0123456789") {
		return false
	}
	var r cardRun
	r.read(text, at, '\n')
	for k := r.groups; k > 0 && r.total[k-1] >= cardMin; k-- {
		digits := r.digits[:r.total[k-1]]
		if r.gaps[k-1]&gapLine == 0 && r.shape(k) != shapeOdd && luhn.Valid(digits) &&
			c.issuers.issued(digits).sure>>len(digits)&1 == 1 {
			return fieldsOnly(text[r.end[k-1]:])
		}
	}
	return false
}

// fieldsOnly says whether b is nothing but gaps, an expiry date on the first line, or a number as short as a date
// or a code on the next.
func fieldsOnly(b []byte) bool {
	line, below, more := bytes.Cut(b, []byte("\n"))
	at := partGap(line, 0)
	if at < len(line) {
		to := expiryEnd(redact.Text{B: line, Right: '\n'}, at)
		return !more && to > at && partGap(line, to) == len(line)
	}
	from := partGap(below, 0)
	to := from
	for to < len(below) && (isDigit(below[to]) || isDateSeparator(below[to])) {
		to++
	}
	return !more || to > from && to-from <= dateMax && isDigit(below[from]) && partGap(below, to) == len(below)
}

// dateMax is how many bytes an expiry date has at most.
const dateMax = 9
