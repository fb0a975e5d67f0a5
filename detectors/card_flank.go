package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// Flanks: letters that touch the number. They make it part of a longer token, unless they are a
// label that somebody typed without a blank, or belong to an escape.

// gluedBefore says whether a letter before the window makes it part of a word.
func gluedBefore(t redact.Text, w *cardWindow) bool {
	if !isLetter(t.Byte(w.start - 1)) {
		return false
	}
	if w.start == 0 {
		return true
	}
	return !isLabel(t, w.start) && !isVendor(t, w) && !isEscapeTail(t.B[:w.start]) && !isTrackStart(t, w) &&
		!isDateT(t.B[:w.start]) && !(w.printed() && !allHex(wordBefore(t, w.start)))
}

// printed says whether the window looks like a card so much that a word typed without a blank
// does not matter: a sure issuer, and groups as printed with blanks or hyphens.
func (w *cardWindow) printed() bool {
	return w.sure && w.grouped && w.gaps&^(gapBlank|gapDash) == 0
}

// allHex says whether b may be a part of a hexadecimal number.
func allHex(b []byte) bool {
	for _, c := range b {
		if !hexSet[c] {
			return false
		}
	}
	return true
}

// isLabel says whether the letters before start end in a card word, or in a word for number.
func isLabel(t redact.Text, start int) bool {
	word := wordBefore(t, start)
	before := t.Byte(start - len(word) - 1)
	if isDigit(before) || before >= 0x80 && len(word) < 3 {
		return false
	}
	hump := lastWord(t, start)
	for _, s := range glueWords {
		if equalFold(word, s) || equalFold(hump, s) || len(s) > 3 && endsFold(word, s) {
			return true
		}
	}
	return isCardWord(word) || isCardWord(hump)
}

// glueWords may stand before a card's number without a blank, beside the card words.
var glueWords = []string{
	"card", "visa", "amex", "mastercard", "maestro", "karte", "carte", "tarjeta", "carta", "kort",
	"kaart", "karta", "cartao", "number", "nummer", "numero", "numer", "num", "nr", "no", "pan", "cc",
	"mc", "nbsp",
}

// isEscapeTail says whether b ends in the last letter of an escape: \n, \t, \u00xx, \x3d, %3D,
// or of one that colours a terminal.
func isEscapeTail(b []byte) bool {
	n := len(b)
	switch {
	case b[n-1] == 'm' && isColour(b[:n-1]):
		return true
	case n >= 2 && b[n-2] == '\\':
		return bytes.IndexByte([]byte("nrtbfv"), b[n-1]) >= 0
	case n >= 3 && b[n-3] == '%':
		return hexSet[b[n-2]] && hexSet[b[n-1]]
	case n >= 4 && b[n-4] == '\\' && b[n-3] == 'x':
		return hexSet[b[n-2]] && hexSet[b[n-1]]
	}
	return n >= 6 && b[n-6] == '\\' && b[n-5] == 'u' && hexSet[b[n-2]] && hexSet[b[n-1]]
}

// isColour says whether b ends in ESC [ and numbers.
func isColour(b []byte) bool {
	i := len(b)
	for i > 0 && (isDigit(b[i-1]) || b[i-1] == ';') {
		i--
	}
	return i > 1 && b[i-1] == '[' && b[i-2] == 0x1b
}

// isTrackStart says whether the B of track 1 stands before the window.
func isTrackStart(t redact.Text, w *cardWindow) bool {
	if c := t.B[w.start-1]; c != 'B' && c != 'b' {
		return false
	}
	return t.Byte(w.start-2) == '%' || !isAlnum(t.Byte(w.start-2)) && t.Byte(w.end) == '^'
}

// isDateT says whether b ends in the T behind an ISO 8601 date.
func isDateT(b []byte) bool {
	n := len(b)
	if n < 9 || b[n-1] != 'T' {
		return false
	}
	digits := 0
	for _, c := range b[max(0, n-11) : n-1] {
		if isDigit(c) {
			digits++
		} else if c != '-' {
			digits = 0
		}
	}
	return digits >= 8
}

// gluedAfter says whether a letter behind the window makes it part of a word. Letters behind a
// number that a card word opened do not.
func gluedAfter(t redact.Text, w *cardWindow) bool {
	c := t.Byte(w.end)
	if !isLetter(c) || w.word {
		return false
	}
	if (c == 'D' || c == 'd') && isDigit(t.Byte(w.end+1)) && isDigit(t.Byte(w.end+2)) {
		return false
	}
	if w.end == len(t.B) {
		return true
	}
	to := w.end
	for to < len(t.B) && isLetter(t.B[to]) {
		to++
	}
	if w.printed() && !allHex(t.B[w.end:to]) {
		return false
	}
	return !hasTailWord(t.B[w.end:])
}

// hasTailWord says whether b begins with a word that may follow a card's number, or its code, without a
// blank.
func hasTailWord(b []byte) bool {
	for _, s := range tailWords {
		if hasFold(b, s) {
			return true
		}
	}
	return false
}

// tailWords may follow a card's number without a blank.
var tailWords = []string{
	"ex", "cvv", "cvc", "cvn", "cid", "csc", "cav", "valid", "val", "thru", "gult", "gueltig", "venc",
	"vto", "cad", "scad", "and", "und",
}
