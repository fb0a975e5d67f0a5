package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// The lines that machines read from travel documents (ICAO 9303). Each is found by itself: forms, logs and chats
// cut them apart, and a line with dates has three check digits of its own.

func mrzRows() []redact.Detector {
	return []redact.Detector{passportMRZ(), passportMRZFull()}
}

func passportMRZ() redact.Detector {
	return redact.Detector{
		Name:    "passport_mrz",
		Entity:  "PASSPORT_MRZ",
		About:   "machine-readable lines of passports, visas and identity cards: 44, 36 or 30 characters, check digits 7 3 1",
		Example: "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
		Trigger: redact.Chevrons(),
		Before:  mrzReach,
		After:   mrzReach,
		Match:   matchMRZ,
		Prior:   bitsPlain + bitsClear,
		Alone:   true,
		Words:   mrzWords,
	}
}

var mrzWords = []string{
	"mrz", "machine readable", "passport*", "ausweis*", "reisepass*", "passeport*", "pasaporte*", "visa", "ocr",
}

// mrzReach is three lines in one, each filler written &lt;.
const mrzReach = 90 * len("&lt;")

// passportMRZFull finds lines in which no filler is left, which the other row does not see. It has no words: what
// three check digits and two dates do not say, a word does not.
func passportMRZFull() redact.Detector {
	d := id{
		name:    "passport_mrz_full",
		about:   "machine-readable line of a passport or identity card without a filler, check digits 7 3 1",
		example: "F061231004UTO7908068M3504152ABCDEFGHIJKLM996",
		clear:   "NNNNNNNNN9AAA9999999A9999999NNNNNNNNNNNNNN99|NNNNNNNNN9AAA9999999A9999999NNNNNNN9|9999999A9999999AAANNNNNNNNNNN9",
		valid:   isMRZLine, pass: 1.0 / 3000, dated: true,
	}.detector()
	d.Entity, d.Words = "PASSPORT_MRZ", nil
	return d
}

// matchMRZ takes the run of capitals, digits and fillers around the trigger, if it is one line or all of them
// without a break.
func matchMRZ(t redact.Text, found []redact.Match) []redact.Match {
	start, end := t.At, t.At
	for n := leftOfMRZ(t.B[:start]); n > 0; n = leftOfMRZ(t.B[:start]) {
		start -= n
	}
	for n := unitOfMRZ(t.B[end:]); n > 0; n = unitOfMRZ(t.B[end:]) {
		end += n
	}
	if t.Byte(end) == '/' { // the < of a closing tag
		end--
	}
	if end <= start || isAlnum(t.Byte(end)) || isAlnum(t.Byte(start-1)) && !escapedBreak(t.B[:start]) {
		return found
	}
	var buf [90]byte
	line, ok := unescapeMRZ(buf[:0], t.B[start:end])
	if !ok || !isMRZ(line) {
		return found
	}
	return append(found, redact.Match{Start: start, End: end})
}

var escapedFiller = []byte("&lt;")

// unitOfMRZ returns the length of the character of such a line that b begins with, 0 if it begins with none.
func unitOfMRZ(b []byte) int {
	switch {
	case len(b) > 0 && inMRZ(b[0]):
		return 1
	case bytes.HasPrefix(b, escapedFiller):
		return len(escapedFiller)
	}
	return 0
}

// leftOfMRZ is the same for the end of b.
func leftOfMRZ(b []byte) int {
	switch {
	case len(b) > 0 && inMRZ(b[len(b)-1]):
		return 1
	case bytes.HasSuffix(b, escapedFiller):
		return len(escapedFiller)
	}
	return 0
}

func inMRZ(c byte) bool { return isUpperByte(c) || isDigit(c) || c == '<' }

// escapedBreak says whether b ends in a line break as JSON and programs write it: its letter is none of the line.
func escapedBreak(b []byte) bool {
	return bytes.HasSuffix(b, []byte(`\n`)) || bytes.HasSuffix(b, []byte(`\r`)) || bytes.HasSuffix(b, []byte(`\t`))
}

// unescapeMRZ appends text with its fillers as they are, unless it is longer than dst.
func unescapeMRZ(dst, text []byte) ([]byte, bool) {
	for len(text) > 0 && len(dst) < cap(dst) {
		if n := unitOfMRZ(text); n == 1 {
			dst, text = append(dst, text[0]), text[1:]
		} else {
			dst, text = append(dst, '<'), text[n:]
		}
	}
	return dst, len(text) == 0
}
