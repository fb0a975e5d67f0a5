package detectors

import (
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// track finds the rest of a magnetic stripe behind its card number, in the layouts of ISO/IEC 7813:
// %B number ^ name ^ date and data ?, and ; number = date and data ?. The chip's copy of the second
// has D for = and F at its end.
func (c *cards) track() redact.Detector {
	return redact.Detector{
		Name:    "card_track",
		Entity:  cardTrack,
		About:   "magnetic stripe: what follows the card number, to the end sentinel",
		Example: "%B4111111111111111^DOE/JOHN^27121010000000000?",
		Trigger: redact.Groups(cardMin, cardMax, c.issuers.lengths).Followed("^=Dd"),
		Before:  4,
		After:   160,
		Match:   c.matchTrack,
		Pass:    0.1,
		Prior:   8,
		Alone:   true,
	}
}

func (c *cards) matchTrack(t redact.Text, found []redact.Match) []redact.Match {
	end := digitsEnd(t.B, t.At)
	n := end - t.At
	if n < cardMin || n > cardMax || end+1 >= len(t.B) || isDigit(t.Byte(t.At-1)) {
		return found
	}
	stop := end
	switch t.B[end] {
	case '^':
		stop = track1End(t.B, end+1)
	case '=', 'D', 'd':
		if luhn.Valid(t.B[t.At:end]) {
			stop = track2End(t.B, end+1)
		}
	}
	if stop <= end+1 {
		return found
	}
	return append(found, redact.Match{Start: end + 1, End: stop, NoWords: true})
}

// restOfTrack returns what follows a number that is not the track row's: one that somebody wrote in groups, or one
// in a chip's answer.
func restOfTrack(t redact.Text, w *cardWindow) (rest redact.Part) {
	if end := w.lettered(t); end > 0 {
		w.tagged, w.word = true, true // a tag is as good as a word
		if t.B[w.end]|0x20 == 'd' {
			rest = redact.Part{Entity: cardTrack, Start: w.end + 1, End: end}
		}
		return rest
	}
	i := w.end
	for i < len(t.B) && t.B[i] == ' ' && i-w.end < 2 {
		i++
	}
	stop := 0
	switch {
	case w.shape == shapePlain && i == w.end:
	case t.Byte(i) == '^':
		stop = track1End(t.B, i+1)
	case t.Byte(i) == '=':
		stop = track2End(t.B, i+1)
	}
	if stop > i+1 {
		rest = redact.Part{Entity: cardTrack, Start: i + 1, End: stop}
	}
	return rest
}

// track1End returns the end of the name and the data at b[at:], 0 if these are none.
func track1End(b []byte, at int) int {
	name := at
	for name < len(b) && b[name] != '^' && b[name] != '?' && b[name] != '\n' && name-at <= 26 {
		name++
	}
	if name-at < 2 || name >= len(b) || b[name] != '^' {
		return 0
	}
	i := name + 1
	for i < len(b) && i-name < 80 && (isAlnum(b[i]) || b[i] == ' ' || b[i] == '^' || b[i] == '/' || b[i] == '*') {
		i++
	}
	for b[i-1] == ' ' {
		i--
	}
	date := name + 1
	if date < len(b) && b[date] == ' ' {
		date++
	}
	if digitsEnd(b, date) < date+4 && (date >= len(b) || b[date] != '^') {
		return 0
	}
	return i
}

// track2End returns the end of the data at b[at:], 0 if it does not begin with a date.
func track2End(b []byte, at int) int {
	end := digitsEnd(b, at)
	if end-at < 4 || end-at > 24 || !isMonth(b[at+2:at+4]) {
		return 0
	}
	for end < len(b) && (b[end] == 'F' || b[end] == 'f') {
		end++
	}
	if end < len(b) && isAlnum(b[end]) {
		return 0
	}
	return end
}
