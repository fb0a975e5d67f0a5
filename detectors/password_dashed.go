package detectors

import (
	"bytes"
	"unicode/utf8"

	"github.com/redactd/redactd/redact"
)

// Passwords behind a dash, an arrow, a bar or a tab, as people write lists: "Password - x1", "password -> x1". Prose, code
// and tables of other things use these signs more often, so that a line has to hold nothing else, and the value has to
// look like a password.

// dashes stand between a label and its value, with a blank behind them.
var dashes = [][]byte{[]byte("-"), []byte("–"), []byte("—"), []byte("→"), []byte("->"), []byte(">"), []byte("|")}

// labelBefore is how many bytes of words may stand before the name: "- Wifi password".
const labelBefore = 24

// dashed reads a value behind a name that begins its line, with a word or two before it, that ends the line.
func dashed(t redact.Text) (a assigned, ok bool) {
	b := t.B
	if t.Left != '\n' || !isLabelStart(b[:t.At]) {
		return a, false
	}
	i := t.End
	for i < len(b) && emphasis[b[i]] {
		i++
	}
	if a.start = dashEnd(b, i); a.start == 0 && i > t.End && i < len(b) && b[i] == ' ' {
		a.start = i + 1 // **Password** x
	}
	a.end = len(bytes.TrimRight(b, " \t\r|"))
	if a.start == 0 || a.end <= a.start || t.Right != '\n' {
		return a, false
	}
	v := b[a.start:a.end]
	asks := !looksDrawn(bytes.TrimRight(v, "?")) // as "lost?" behind a box for a password does
	return a, !bytes.ContainsAny(v, " \t|") && !allDigits(v) && !asks
}

// isLabelStart says whether b is what may stand before a label on its line: the signs of lists, quotes and emphasis, and
// a few words without other signs.
func isLabelStart(b []byte) bool {
	if len(b) > labelBefore {
		return false
	}
	b = bytes.TrimLeft(b, " \t>-*+#|_`0123456789.)")
	for _, c := range b {
		if !isLetter(c) && c != ' ' && c < utf8.RuneSelf {
			return false
		}
	}
	return bytes.Count(b, []byte(" ")) <= 2
}

// dashEnd returns where the value behind a dash at b[i:] begins, 0 if there is none.
func dashEnd(b []byte, i int) int {
	at := skipBlanks(b, i)
	if bytes.IndexByte(b[i:at], '\t') >= 0 && at < len(b) && alnumSet[b[at]] {
		return at
	}
	for _, d := range dashes {
		if end := at + len(d); bytes.HasPrefix(b[at:], d) && end < len(b) && isBlankByte(b[end]) {
			return skipBlanks(b, end)
		}
	}
	return 0
}
