package detectors

import (
	"bytes"

	"github.com/redactd/redactd/redact"
)

// pinBlock finds the block that holds a PIN on its way to the issuer: 8 bytes in hexadecimal, 16 in the newest
// format, behind a name for it. In messages of ISO 8583 it is the data element 52.
// Source: ISO 9564 formats as https://github.com/Carrene-Dev/cryptolib-js describes them; the table of data
// elements in https://github.com/softwaregroup-bg/ut-codec/commit/4d707bd
func pinBlock() redact.Detector {
	return redact.Detector{
		Name:    "card_pin_block",
		Entity:  cardPIN,
		About:   "PIN block: 16 or 32 hexadecimal digits behind a name for it, such as data element 52",
		Example: "pinblock=1A2B3C4D5E6F7788",
		Trigger: redact.Key("pinblock", "pin_block", "encrypted_pin", "pin_data", "pindata", "epb", "de", "field", "bit", "value"),
		Before:  32,
		After:   64,
		Match:   matchPINBlock,
		Prior:   4,
		Alone:   true,
	}
}

func matchPINBlock(t redact.Text, found []redact.Match) []redact.Match {
	if !namesPINBlock(bytes.TrimRight(t.B[:t.At], " \"'\\]*_`")) {
		return found
	}
	at := skipEmphasis(t.B, t.At+1)
	for at < len(t.B) && at-t.At < 8 && (t.B[at] == ' ' || t.B[at] == '"' || t.B[at] == '\'' || t.B[at] == '\\' || t.B[at] == '[') {
		at++
	}
	if hasFold(t.B[at:], "0x") {
		at += 2
	}
	for _, n := range []int{16, 8} {
		var h hexBytes
		if h.read(t.B, at, n) && !isAlnum(t.Byte(h.end[n-1])) {
			return append(found, redact.Match{Start: at, End: h.end[n-1], NoWords: true})
		}
	}
	return found
}

// namesPINBlock says whether b ends in a name of a PIN block. Names such as field and value need the number of the
// data element.
func namesPINBlock(b []byte) bool {
	n := len(b)
	for n > 0 && isDigit(b[n-1]) {
		n--
	}
	name, number := b[:n], string(b[n:])
	switch {
	case endsFold(name, "value"):
		return number == "" && endsFold(name, `id="52" value`)
	case endsFold(name, "de"), endsFold(name, "field"), endsFold(name, "bit"):
		return number == "52"
	}
	return true
}

// barePINBlock finds the block behind a word for it that no sign ties to it: "PIN block 0412AC89ABCDEF67".
func barePINBlock() redact.Detector {
	return redact.Detector{
		Name:    "card_pin_block_bare",
		Entity:  cardPIN,
		About:   "PIN block: 16 or 32 hexadecimal digits right behind the words PIN block, with no sign between them",
		Example: "PIN block 0412AC89ABCDEF67",
		Trigger: redact.Forms(redact.Layout{Form: "NNNNNNNNNNNNNNNN"}, redact.Layout{Form: "NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN"}),
		Before:  32,
		After:   40,
		Match:   matchBarePINBlock,
		Prior:   4,
		Alone:   true,
	}
}

// barePINNames are what stands before a block, filler words taken away.
var barePINNames = []string{"pin block", "pinblock", "pin_block", "pin-block", "encrypted pin", "bloc pin", "bloque pin", "pin-blok"}

func matchBarePINBlock(t redact.Text, found []redact.Match) []redact.Match {
	value := t.B[t.At:min(len(t.B), t.End)]
	for _, c := range value {
		if !hexSet[c] {
			return found
		}
	}
	before := bytes.TrimRight(t.B[:t.At], " \t\"'([>")
	for _, filler := range []string{" is", " was", " data", " value", " hex", " (hex)"} {
		if endsFold(before, filler) {
			before = bytes.TrimRight(before[:len(before)-len(filler)], " \t\"'(")
		}
	}
	for _, name := range barePINNames {
		if n := len(before) - len(name); endsFold(before, name) && (n == 0 || !isAlnum(before[n-1])) {
			return append(found, redact.Match{Start: t.At, End: t.At + len(value), NoWords: true})
		}
	}
	return found
}
