package detectors

import (
	"bytes"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/redact"
)

// Vetoes: what stands around the digits says that they are no card.

// veto names why the window is no card, "" if nothing speaks against it.
func (c *cards) veto(t redact.Text, w *cardWindow) string {
	n := w.n
	switch {
	case isFraction(t, w):
		return "fraction of a decimal number"
	case c.behindPlus(t, w):
		return "international phone number"
	case !c.LooseFlanks && gluedBefore(t, w) && !w.tagged:
		return "glued to the word before it"
	case !c.LooseFlanks && gluedAfter(t, w) && !w.tagged:
		return "glued to the word behind it"
	case inNamed(t, w):
		return "part of an identifier"
	case inURLPath(t, w.start, c.WideMaestro):
		return "in the path of a URL"
	case inUUID(t, w.start, w.end):
		return "part of a UUID"
	case w.shape != shapePlain && !w.word && inHexRow(t, w):
		return "row of a hexadecimal dump"
	case inIBAN(t, w.start, w.end):
		return "part of an IBAN"
	case n == 15 && !w.word && wordRightBefore(t, w.start, imeiWords):
		return "IMEI"
	case (!w.sure || n != 15 && n != 16) && !w.word && wordRightBefore(t, w.start, carrierWords):
		return "number of a parcel"
	case c.SkipTracking && isParcel(w.digits[:n]):
		return "number of a parcel"
	}
	return ""
}

var (
	imeiWords    = []string{"imei", "meid", "imeisv"}
	carrierWords = []string{
		"fedex", "ups", "usps", "dhl", "gls", "dpd", "tnt", "tracking", "sendungsnummer", "parcel",
		"shipment", "colis", "paket", "paketnummer",
	}
)

// wordRightBefore says whether one of the words stands within 24 bytes before start, on its line.
func wordRightBefore(t redact.Text, start int, words []string) bool {
	for i := start; i > 0 && start-i < 24; {
		if !isLetter(t.B[i-1]) {
			if t.B[i-1] == '\n' {
				return false
			}
			i--
			continue
		}
		word := wordBefore(t, i)
		if anyFold(word, words) {
			return true
		}
		i -= len(word)
	}
	return false
}

// isFraction says whether a number and a dot stand before the window. A number whose own groups are joined by dots,
// or that is grouped as on a card, is not a fraction; nor is what stands behind the end of a longer number, such as
// that of a telephone.
func isFraction(t redact.Text, w *cardWindow) bool {
	if w.shape == shapeBrand || t.Byte(w.start-1) != '.' {
		return false
	}
	i := w.start - 1
	for i > 0 && isDigit(t.B[i-1]) {
		i--
	}
	whole := w.start - 1 - i
	joined := isDigit(t.Byte(i-2)) && (t.Byte(i-1) == '-' || t.Byte(i-1) == ' ' && whole > 2)
	return whole > 0 && whole < wholeMax && !joined && !(whole > 1 && t.B[i] == '0')
}

// wholeMax is more digits than a number with a fraction as long as a card has before its dot: no binary format for
// numbers has so many.
const wholeMax = 5

// behindPlus says whether the window is, or lies in, a phone number behind '+': E.164 has 15 digits
// at most. A '+' behind a letter or digit is a blank of a form, one between two blanks joins two things.
func (c *cards) behindPlus(t redact.Text, w *cardWindow) bool {
	i, n := w.start, w.n
	for i > 0 && i > w.start-8 && t.B[i-1] != '+' {
		if k := gapKinds[t.B[i-1]]; k&^(gapBlank|gapDash|gapDot) != 0 && t.B[i-1] != '(' && t.B[i-1] != ')' {
			return false
		} else if k == 0 && !isDigit(t.B[i-1]) {
			return false
		} else if k == 0 {
			n++
		}
		i--
	}
	if t.Byte(i-1) != '+' || isAlnum(t.Byte(i-2)) || t.Byte(i) == ' ' && t.Byte(i-2) == ' ' {
		return false
	}
	if t.Byte(i-2) == '=' && w.word || w.n == 15 && w.shape == shapeBrand && i == w.start {
		return false // no telephone number is grouped as an American Express card
	}
	return n <= 15 || c.KeepPlus
}

// inNamed says whether '_' or '-' ties the window to a name. Sixteen digits and fewer of a sure
// issuer are a card all the same, and so is what a card word names.
func inNamed(t redact.Text, w *cardWindow) bool {
	if w.sure && w.n <= 16 {
		return false
	}
	if c := t.Byte(w.end); (c == '_' || c == '-') && isLetter(t.Byte(w.end+1)) && !w.word {
		return true
	}
	i := w.start
	for i > 0 && (t.B[i-1] == '_' || t.B[i-1] == '-') {
		i--
	}
	if i == w.start || !isAlnum(t.Byte(i-1)) {
		return false
	}
	if t.B[i-1] == '_' || w.start-i == 1 && t.B[i] == '-' && isDigit(t.Byte(i-1)) && w.shape != shapePlain {
		return false
	}
	word := lastWord(t, i)
	if isWord(word, "no", "nr", "num", "number") && i > len(word) {
		word = lastWord(t, i-len(word)-1)
	}
	return !isCardWord(word)
}

// inIBAN says whether the window lies in a valid IBAN.
func inIBAN(t redact.Text, start, end int) bool {
	var value [ibanMax]byte
	for i := max(0, start-40); i < start; i++ {
		if !isDigit(t.B[i+2]) || !isLetter(t.B[i+1]) || !isLetter(t.B[i]) || isAlnum(t.Byte(i-1)) {
			continue
		}
		if n, to := readIBAN(t.B[i:], &value); n > 0 && i+to >= end && checksum.IBAN(value[:n]) {
			return true
		}
	}
	return false
}

// hexRowMax is how many groups a row of a dump has at most.
const hexRowMax = 16

// inHexRow says whether the window's groups stand among others of a hexadecimal dump: behind an
// offset at the beginning of the line, or beside groups of the same length with letters.
func inHexRow(t redact.Text, w *cardWindow) bool {
	size := digitsEnd(t.B, w.start) - w.start
	if size != 2 && size != 4 && size != 8 {
		return false
	}
	if bytes.Contains(t.B[w.start:w.end], []byte("::")) {
		return true
	}
	if t.B[w.start+size] == ':' && inIPv6(t, w.start, w.end) {
		return true
	}
	mixed, n, from := 0, 0, w.start
	for i := w.start - 1 - size; n < hexRowMax && hexGroup(t, i, size) && t.B[i+size] != '\n'; i -= size + 1 {
		from = i
		n++
		mixed += hexMixed(t.B[i : i+size])
	}
	for i := w.end + 1; n < hexRowMax && hexGroup(t, i, size) && t.B[i-1] != '\n'; i += size + 1 {
		n++
		mixed += hexMixed(t.B[i : i+size])
	}
	return n >= 2 && (mixed >= 2 || hexOffset(t, from))
}

// inIPv6 says whether groups joined by colons go on with two colons, or with one and letters.
func inIPv6(t redact.Text, start, end int) bool {
	i := end + 1
	for i < len(t.B) && hexSet[t.B[i]] {
		i++
	}
	if t.Byte(end) == ':' && (i == end+1 && t.Byte(i) == ':' || i > end+1 && hexLetters(t.B[end+1:i]) > 0) {
		return true
	}
	i = start - 1
	for i > 0 && hexSet[t.B[i-1]] {
		i--
	}
	return t.Byte(start-1) == ':' && (t.Byte(start-2) == ':' || i >= 0 && hexLetters(t.B[i:start-1]) > 0)
}

// hexGroup says whether t.B[i:i+size] is a hexadecimal number by itself, behind or before one blank
// or colon.
func hexGroup(t redact.Text, i, size int) bool {
	if i < 0 || i+size > len(t.B) || isAlnum(t.Byte(i-1)) || isAlnum(t.Byte(i+size)) {
		return false
	}
	for _, c := range t.B[i : i+size] {
		if !hexSet[c] {
			return false
		}
	}
	return true
}

// hexLetters returns 1 if b has letters, else 0.
func hexLetters(b []byte) int {
	for _, c := range b {
		if isLetter(c) {
			return 1
		}
	}
	return 0
}

// hexMixed returns 1 if b has both letters and digits, as words do not, else 0.
func hexMixed(b []byte) int {
	for _, c := range b {
		if isDigit(c) {
			return hexLetters(b)
		}
	}
	return 0
}

// hexOffset says whether nothing but an offset with a leading zero, such as 0x0010: or 00000010, stands
// on the line before t.B[i:].
func hexOffset(t redact.Text, i int) bool {
	to := i
	for to > 0 && (t.B[to-1] == ' ' || t.B[to-1] == ':' || t.B[to-1] == '\t') {
		to--
	}
	from := to
	for from > 0 && (hexSet[t.B[from-1]] || t.B[from-1] == 'x') {
		from--
	}
	return to < i && to-from >= 4 && to-from <= 10 && t.B[from] == '0' && !isAlnum(t.Byte(from-1))
}

// isParcel says whether 12 or 15 digits pass the check of a parcel service: weights 3, 1, 7
// modulo 11 for twelve, 3 and 1 from the right for fifteen.
func isParcel(digits []byte) bool {
	n := len(digits) - 1
	sum := 0
	switch n {
	case 11:
		for i := range n {
			sum += int(digits[i]-'0') * []int{3, 1, 7}[i%3]
		}
		return sum%11%10 == int(digits[n]-'0')
	case 14:
		for i := range n {
			sum += int(digits[i]-'0') * (3 - 2*((n-1-i)%2))
		}
		return (10-sum%10)%10 == int(digits[n]-'0')
	}
	return false
}
