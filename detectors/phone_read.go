package detectors

import "github.com/redactd/redactd/redact"

// A dialled is a run of digit groups as people write phone numbers.
type dialled struct {
	digits [20]byte
	n      int // digits in all
	groups [10]dialGroup
	count  int // groups
}

// A dialGroup is one group of digits: start and end are its place in the text, n the digits up to
// its end, ringed says that it stands in brackets.
type dialGroup struct {
	start, end, n int
	ringed        bool
}

// readDialled reads groups from b[at:], which begins with a digit, until something stands between
// two groups that does not in a phone number, or a date or a time begins. Behind seven digits " / "
// and " - " stand between two numbers. It reports false for more digits or groups than it has room
// for, and for a number of which digits are hidden.
func readDialled(b []byte, at int, d *dialled) bool {
	for {
		end := digitsEnd(b, at)
		if d.n+end-at > len(d.digits) || d.count == len(d.groups) || beginsBox(b[end:]) {
			return false
		}
		d.n += copy(d.digits[d.n:], b[at:end])
		ringed := at > 0 && b[at-1] == '(' && end < len(b) && b[end] == ')'
		d.groups[d.count] = dialGroup{at, end, d.n, ringed}
		d.count++
		gap := dialGap(b[end:])
		if gap == 0 || b[end] == ' ' && momentAt(b, end+gap) || gap == 3 && d.n >= 7 {
			return true
		}
		at = end + gap
	}
}

// dialGap returns the length of the separator that b begins with, 0 if there is none between two
// groups of a phone number.
func dialGap(b []byte) int {
	n := 0
	for n < len(b) && n < 4 && isDialSeparator(b[n]) {
		n++
	}
	if n == 0 || n == len(b) || !isDigit(b[n]) {
		return 0
	}
	switch string(b[:n]) {
	case " ", "-", ".", "/", "(", ")", ") ", " (", ")-", ")/", ").", "-(", "/(", "  ", "--",
		" - ", " / ", ") (", ") -", ")  ":
		return n
	}
	return 0
}

func isDialSeparator(c byte) bool {
	return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')'
}

// endsNumber says whether a phone number may end before t.B[i]: not inside a word, a decimal, a
// time or a longer chain of the same separators, nor before what was masked in such a chain. An
// extension may follow, as in "x12".
func endsNumber(t redact.Text, i int) bool {
	c, next := t.Byte(i), t.Byte(i+1)
	masked := i+1 == len(t.B) && next == '['
	switch {
	case c == 'x' || c == 'X':
		return isDigit(next)
	case isAlnum(c), c == '_', c == '@', c == '%':
		return false
	case c == '-', c == '.', c == ':', c == '/', c == '=', c == '\\':
		return !isAlnum(next) && !masked
	}
	return true
}

// beginsNumber says whether a phone number may begin at t.B[i]. A label with a dot, as in
// "tel.030", may stand before it.
func beginsNumber(t redact.Text, i int) bool {
	c, before := t.Byte(i-1), t.Byte(i-2)
	switch {
	case isAlnum(c):
		return false
	case c == '.':
		return isLetter(before) || before == ' '
	case c == '/', c == '-':
		return before == ' ' || before == '\n'
	case c == ':', c == ',':
		return !isDigit(before)
	}
	switch c {
	case '_', '+', '$', '%', '&', '@', '\\', '~', '^', '*':
		return false
	}
	return true
}

// ends reports the ends of d at which a number of whole groups may end, longest first: behind all
// groups, or before a space that something else follows.
func (d *dialled) ends(t redact.Text) func(yield func(dialGroup) bool) {
	return func(yield func(dialGroup) bool) {
		for k := d.count - 1; k >= 0; k-- {
			g := d.groups[k]
			if k < d.count-1 && t.B[g.end] != ' ' || !endsNumber(t, g.end) {
				continue
			}
			if !yield(g) {
				return
			}
		}
	}
}

// maxListed is how many numbers one label announces.
const maxListed = 4

// eachNumber appends the number at the trigger and those that a list goes on with: "030 1 / 030 2",
// "070 1, 070 2 or 070 3".
func eachNumber(
	t redact.Text, found []redact.Match, number func(redact.Text, int) (redact.Match, bool),
) []redact.Match {
	for at, n := t.At, 0; at >= 0 && n < maxListed; n++ {
		m, ok := number(t, at)
		if !ok {
			break
		}
		found = append(found, m)
		at = nextListed(t.B, m.End)
	}
	return found
}

// nextListed returns the index of the first digit behind a comma, a slash or a word such as "or" at
// b[end:], -1 if a list does not go on there.
func nextListed(b []byte, end int) int {
	i, from, joined := end, 0, false
	for ; i < len(b) && i-end < 8 && !isDigit(b[i]); i++ {
		switch c := b[i]; {
		case c == ',' || c == ';' || c == '/' || c == '|':
			joined = true
		case isLetter(c):
			if i == end || !isLetter(b[i-1]) {
				from = i
			}
			if i+1 < len(b) && !isLetter(b[i+1]) {
				if !isWord(b[from:i+1], listWords...) {
					return -1
				}
				joined = true
			}
		case c != ' ' && c != '(':
			return -1
		}
	}
	if i == len(b) || !isDigit(b[i]) || !joined {
		return -1
	}
	return i
}

// listWords are "or" and "and".
var listWords = []string{
	"or", "and", "oder", "und", "ou", "et", "o", "y", "e", "i", "lub", "eller", "och", "of", "en",
	"og",
}

// openBracket moves start to a bracket right before it that is closed within t.B[start:end].
func openBracket(t redact.Text, start, end int) int {
	if start == 0 || t.B[start-1] != '(' {
		return start
	}
	for _, c := range t.B[start:end] {
		if c == ')' {
			return start - 1
		}
	}
	return start
}

// momentAt says whether a date or a time of day begins at b[i].
func momentAt(b []byte, i int) bool {
	end := digitsEnd(b, i)
	if end-i <= 2 && end+1 < len(b) && b[end] == ':' && isDigit(b[end+1]) {
		return true
	}
	return dateEnd(b, i) > 0
}

// dateEnd returns the index behind a date of three groups at b[i:], such as 2024-01-31 or
// 31.1.2024, and 0 if there is none or its separators go on.
func dateEnd(b []byte, i int) int {
	var groups [3]int
	var long [3]int
	var sep byte
	for k := range groups {
		end := digitsEnd(b, i)
		if long[k] = end - i; long[k] == 0 || long[k] > 4 || long[k] == 3 {
			return 0
		}
		for _, c := range b[i:end] {
			groups[k] = groups[k]*10 + int(c-'0')
		}
		i = end
		if k == 2 {
			break
		}
		if i >= len(b) || b[i] != '-' && b[i] != '.' && b[i] != '/' || k == 1 && b[i] != sep {
			return 0
		}
		sep = b[i]
		i++
	}
	if i+1 < len(b) && b[i] == sep && isDigit(b[i+1]) {
		return 0
	}
	year, month, day := groups[0], groups[1], groups[2]
	switch {
	case long[0] == 4 && long[1] <= 2 && long[2] <= 2:
	case long[0] <= 2 && long[1] <= 2 && long[2] != 1:
		year, day = day, year
		if month > 12 {
			month, day = day, month
		}
		if long[2] == 2 {
			year += 2000
		}
	default:
		return 0
	}
	if year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0
	}
	return i
}
