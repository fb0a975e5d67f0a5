package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Places on a map. Off unless a policy names them: what two fractions in a row measure is not written on them.

const coordinates redact.Entity = "LOCATION_COORDINATES"

func coordinateRows() []redact.Detector {
	return []redact.Detector{{
		Name: "coordinates", Entity: coordinates, Prior: 3, Alone: true, Off: true,
		Ignores: append(dateRivals(), "amount with its unit"),
		About:   "latitude and longitude: a pair of fractions of four digits or more, or of degrees, minutes and seconds",
		Example: "52.520008, 13.404954",
		Trigger: redact.Groups(4, 31, nil), Before: 4, After: 64,
		Match: matchCoordinates,
	}, {
		Name: "coordinate_named", Entity: coordinates, Prior: 5, Alone: true, Off: true,
		Ignores: []string{"decimal", "date or time"},
		About:   "one coordinate behind its name, such as lat= or \"longitude\":",
		Example: "lat=52.520008",
		Trigger: redact.Key(
			"lat", "latitude", "lon", "lng", "long", "longitude", "latitud", "longitud", "breitengrad", "laengengrad",
		),
		Before: 24, After: 64,
		Match: matchNamedCoordinate,
	}, {
		Name: "coordinate_worded", Entity: coordinates, Prior: 5, Alone: true, Off: true,
		Ignores: []string{"decimal", "date or time"},
		About:   "one coordinate behind a word for it without a sign: latitude 52.52",
		Example: "latitude 52.520008",
		Trigger: redact.Labelled(1, 3), Before: 24, After: 64,
		Match: matchWordedCoordinate, Words: coordinateWords,
	}}
}

var coordinateWords = []string{"latitude", "longitude", "latitud", "longitud", "breitengrad", "längengrad", "lat", "lon", "lng"}

// matchWordedCoordinate reads a fraction behind such a word and a blank.
func matchWordedCoordinate(t redact.Text, found []redact.Match) []redact.Match {
	start := signBefore(t, t.At)
	before := bytes.TrimRight(t.B[:start], " ")
	end := fractionEnd(t.B, t.At, 180, 2)
	if end == 0 || glued(t.Byte(end)) || len(before) == start || !anyFold(before[nameStart(before, len(before)):], coordinateWords) {
		return found
	}
	return append(found, redact.Match{Start: start, End: direction(t.B, end, "NSEWOnsewo"), NoWords: true})
}

// matchCoordinates reads a pair from the digits at t.At on, and the sign before them.
func matchCoordinates(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.At - 1); isAlnum(c) || c == '.' || c == '_' || isDigit(t.Byte(t.At-2)) && c == ',' {
		return found
	}
	start := t.At
	if degrees, ok := bytes.CutSuffix(t.B[:start], []byte("°")); ok {
		start = digitsStart(t.B, len(degrees))
	}
	end := fractionPair(t.B, start)
	if end == 0 {
		end = degreePair(t.B, start)
	}
	if c := t.Byte(end); end == 0 || glued(c) || c == '.' && isDigit(t.Byte(end+1)) {
		return found
	}
	return append(found, redact.Match{Start: signBefore(t, start), End: end, NoWords: true})
}

// signBefore returns the index of a minus that belongs to the number at t.B[at].
func signBefore(t redact.Text, at int) int {
	if at > 0 && t.B[at-1] == '-' && !isAlnum(t.Byte(at-2)) {
		return at - 1
	}
	return at
}

// pairDigits is how many digits behind the point each of a pair has at least: ten metres.
const pairDigits = 4

// fractionPair returns the index behind two fractions at b[at:], 0 if there are none. A letter for the direction may
// stand behind each.
func fractionPair(b []byte, at int) int {
	first := fractionEnd(b, at, 90, pairDigits)
	if first == 0 {
		return 0
	}
	first = direction(b, first, "NSns")
	next := first
	for next < len(b) && next-first < 3 && bytes.IndexByte([]byte(" ,;/"), b[next]) >= 0 {
		next++
	}
	if next == first {
		return 0
	}
	if next < len(b) && b[next] == '-' {
		next++
	}
	end := fractionEnd(b, next, 180, pairDigits)
	if end == 0 {
		return 0
	}
	return direction(b, end, "EWOewo")
}

// fractionEnd returns the index behind a fraction of up to limit with so many digits behind the point at b[at:], 0 if
// there is none.
func fractionEnd(b []byte, at int, limit uint32, digits int) int {
	point := digitsEnd(b, at)
	if point == at || point-at > 3 || decimal(b[at:point]) > limit || point == len(b) || b[point] != '.' {
		return 0
	}
	end := digitsEnd(b, point+1)
	if n := end - point - 1; n < digits || n > 15 {
		return 0
	}
	return end
}

// directions are words for them. Each begins with a letter for it.
var directions = []string{"north", "south", "east", "west", "nord", "süd", "sud", "sur", "norte", "ost", "este", "est", "oeste", "ouest"}

// direction returns the index behind a degree sign, a blank and one of the letters, or a word that begins with one, at
// b[at:], or at.
func direction(b []byte, at int, letters string) int {
	i := at
	if bytes.HasPrefix(b[i:], []byte("°")) {
		i += len("°")
		at = i
	}
	if i < len(b) && b[i] == ' ' {
		i++
	}
	if hasFold(b[i:], "degrees ") {
		i += len("degrees ")
	}
	if i == len(b) || bytes.IndexByte([]byte(letters), b[i]) < 0 {
		return at
	}
	if end := nameEnd(b, i); end == i+1 || anyFold(b[i:end], directions) {
		return end
	}
	return at
}

// degreePair returns the index behind two angles with their directions at b[at:], 0 if there are none.
func degreePair(b []byte, at int) int {
	first := degreesEnd(b, at, 90, "NSns")
	if first == 0 {
		return 0
	}
	for first < len(b) && (b[first] == ' ' || b[first] == ',') {
		first++
	}
	return degreesEnd(b, first, 180, "EWOewo")
}

// degreesEnd returns the index behind degrees, minutes and seconds and the letter of a direction, as in 52°31'12.0"N,
// 0 if there are none.
func degreesEnd(b []byte, at int, limit uint32, letters string) int {
	end := digitsEnd(b, at)
	if end == at || end-at > 3 || decimal(b[at:end]) > limit || !bytes.HasPrefix(b[end:], []byte("°")) {
		return 0
	}
	i := end
	for i < len(b) && i-at < 32 && (isDigit(b[i]) || b[i] >= 0x80 || bytes.IndexByte([]byte(" .'\""), b[i]) >= 0) {
		i++
	}
	if i == len(b) || bytes.IndexByte([]byte(letters), b[i]) < 0 || i+1 < len(b) && isLetter(b[i+1]) {
		return 0
	}
	return i + 1
}

// matchNamedCoordinate takes the fraction behind the sign at t.At.
func matchNamedCoordinate(t redact.Text, found []redact.Match) []redact.Match {
	at := valueAt(t.B, t.At)
	start := at
	if at < len(t.B) && t.B[at] == '-' {
		at++
	}
	end := fractionEnd(t.B, at, 180, 2)
	if end == 0 || glued(t.Byte(end)) {
		return found
	}
	return append(found, redact.Match{Start: start, End: end, NoWords: true})
}
