package detectors

import "bytes"

// Markdown: a label may stand out, as in **Password:** x and `password:` x. What begins that stands before the name, and
// what ends it between the colon and the blank.

var emphasis = setOf("*_`")

// emphasisMax is how many signs, with backslashes before them, may end it.
const emphasisMax = 6

// skipEmphasis returns the index behind the signs at b[i:] that end emphasis and have a blank behind them, i if there are
// none.
func skipEmphasis(b []byte, i int) int {
	end := i
	for end < len(b) && end-i < emphasisMax && (emphasis[b[end]] || b[end] == '\\') {
		end++
	}
	if end == i || end == len(b) || !isBlankByte(b[end]) || !emphasis[b[end-1]] {
		return i
	}
	return end
}

// valueAt returns where the value of a field begins behind the sign at b[at]: blanks and quotes may stand before it.
func valueAt(b []byte, at int) int {
	at = skipEmphasis(b, at+1)
	for at < len(b) && bytes.IndexByte([]byte(" \t\"'`\\"), b[at]) >= 0 {
		at++
	}
	return at
}
