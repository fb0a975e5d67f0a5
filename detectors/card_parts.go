package detectors

import (
	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// cardParts returns the expiry date and the security code that stand right behind a card's number,
// at end, on its line or alone on the next ones. amex says that the code has four digits.
func cardParts(t redact.Text, end int, amex bool) (parts [2]redact.Part) {
	code := 3
	if amex {
		code = 4
	}
	if at := nextLine(t.B, end); at > 0 {
		return partsBelow(t, at, code)
	}
	at := partGap(t.B, end)
	if i := skipFieldWord(t.B, at); i > at {
		at = i
	}
	if at == end || at >= len(t.B) || !isDigit(t.B[at]) {
		return parts
	}
	if to := expiryEnd(t, at); to > at && !(amex && to-at == 4 && !isCode(t, partGap(t.B, to), code)) {
		parts[0] = redact.Part{Entity: cardExpiry, Start: at, End: to}
		i := partGap(t.B, to)
		if below := nextLine(t.B, to); below > 0 && endsLine(t, below+code) {
			i = below
		}
		if i > to && isCode(t, i, code) {
			parts[1] = redact.Part{Entity: cardCVV, Start: i, End: i + code}
		}
		return parts
	}
	if isCode(t, at, code) && !isAmount(t, at, at+code) && !isStatus(t, at+code) && !isBracketed(t, end, at, at+code) {
		parts[1] = redact.Part{Entity: cardCVV, Start: at, End: at + code}
	}
	return parts
}

// isBracketed says whether a pair of brackets holds the digits t.B[at:to] and nothing else, as in a log, and none
// the number before them, which ends at end.
func isBracketed(t redact.Text, end, at, to int) bool {
	return t.Byte(at-1) == '[' && t.Byte(to) == ']' && t.Byte(end) != ']'
}

// partGap returns the index behind at most gapMax characters at b[at:] that separate a card's
// fields.
func partGap(b []byte, at int) int {
	i := at
	for i < len(b) && i-at < gapMax && gapKinds[b[i]]&^gapLine != 0 && b[i] != '$' {
		i++
	}
	return i
}

// skipFieldWord returns the index behind a label of the expiry date, or the name of the card's
// brand, at b[at:] and a gap; at if there is none.
func skipFieldWord(b []byte, at int) int {
	end := at
	for end < len(b) && isLetter(b[end]) {
		end++
	}
	if end == at || end-at > 12 || !isExpiryWord(b[at:end]) && !isCardWord(b[at:end]) {
		return at
	}
	return partGap(b, end)
}

func isExpiryWord(w []byte) bool {
	return isWord(w, "exp", "expiry", "expires", "expiration", "expdate", "ex", "valid", "thru",
		"until", "gueltig", "vence", "venc", "vto", "cad", "caducidad", "scad", "scadenza", "validade",
		"utgang", "udlob", "geldig", "wazna")
}

// isCode says whether n digits stand at t.B[i:] that nothing continues. A comma does not behind
// another comma: that is a list.
func isCode(t redact.Text, i, n int) bool {
	if i+n > len(t.B) || digitsEnd(t.B, i) != i+n || i+n == len(t.B) && isDigit(t.Right) ||
		isAlnum(t.Byte(i+n)) && !hasTailWord(t.B[i+n:]) {
		return false
	}
	switch c := t.Byte(i + n); {
	case c == ',' && t.Byte(i-1) == ',':
	case c == '.', c == ',', c == ':', c == '/', c == '-':
		if isDigit(t.Byte(i + n + 1)) {
			return false
		}
	case c == '%':
		return false
	}
	return !goesOnHidden(t.B, i+n)
}

// expiryEnd returns the end of the expiry date at t.B[at:]: month and year in either order, with or
// without a separator. It returns at if there is none.
func expiryEnd(t redact.Text, at int) int {
	b := t.B
	first := digitsEnd(b, at)
	switch first - at {
	case 4:
		if to, ok := yearThenMonth(t, at, first); ok {
			return to
		}
		if isMonth(b[at:at+2]) && isYear(b[at+2:first]) || isYear(b[at:at+2]) && isMonth(b[at+2:first]) {
			return unlessGlued(t, at, first)
		}
	case 6:
		if isMonth(b[at:at+2]) && isYear(b[at+2:first]) {
			return unlessGlued(t, at, first)
		}
	case 1, 2:
		if !isMonth(b[at:first]) {
			return at
		}
		sep := first
		for sep < len(b) && sep-first < 3 && isDateSeparator(b[sep]) {
			sep++
		}
		if to := digitsEnd(b, sep); sep > first && isYear(b[sep:to]) {
			return unlessGlued(t, at, to)
		}
		return colonExpiry(t, at, first)
	}
	return at
}

// colonExpiry reads the 12:27 of a number, a date and a code that are joined by colons.
func colonExpiry(t redact.Text, at, first int) (end int) {
	end = digitsEnd(t.B, first+1)
	if t.Byte(at-1) == ':' && t.Byte(first) == ':' && t.Byte(end) == ':' && isYear(t.B[first+1:end]) &&
		digitsEnd(t.B, end+1) > end+3 && isCode(t, end+1, digitsEnd(t.B, end+1)-end-1) {
		return end
	}
	return at
}

func isDateSeparator(c byte) bool {
	return c == '/' || c == '-' || c == '.' || c == ' ' || c == '|' || c == '\\' || c == ','
}

// yearThenMonth reads 2027-12.
func yearThenMonth(t redact.Text, at, first int) (end int, ok bool) {
	if !isYear(t.B[at:first]) || !isDateSeparator(t.Byte(first)) {
		return at, false
	}
	end = digitsEnd(t.B, first+1)
	return end, end-first == 3 && isMonth(t.B[first+1:end]) && unlessGlued(t, at, end) == end
}

// unlessGlued returns end, or at if the date goes on there.
func unlessGlued(t redact.Text, at, end int) int {
	c := t.Byte(end)
	if isAlnum(c) || c == ':' && digitsEnd(t.B, end+1) == end+3 {
		return at
	}
	if c == '/' || c == '-' || c == '.' {
		if n := digitsEnd(t.B, end+1) - end - 1; n == 2 || n == 4 && end-at < 6 {
			return at
		}
	}
	return end
}

func isMonth(b []byte) bool {
	n := 0
	for _, c := range b {
		n = n*10 + int(c-'0')
	}
	return len(b) > 0 && len(b) <= 2 && n >= 1 && n <= 12
}

// isYear says whether two digits, or four that begin with 20, are a year that a card may end in.
func isYear(b []byte) bool {
	switch len(b) {
	case 2:
		n := checksum.Two(b)
		return n >= 10 && n <= 49
	case 4:
		return b[0] == '2' && b[1] == '0' && isYear(b[2:])
	}
	return false
}
