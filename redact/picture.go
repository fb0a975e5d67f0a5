package redact

import (
	"strings"
	"unicode/utf8"
)

// A picture is a compiled Layout: a written form, and where in it the scan comes upon it.
type picture struct {
	row    int
	form   string
	anchor int    // where in form the run begins that the scan finds: digits, or a word with both
	seps   string // its separators but for blanks
	term   Term
}

// formMin is the fewest digits of a form that the scan finds by its digits.
const formMin = 5

// newPicture compiles a layout.
func newPicture(row int, l Layout) picture {
	p := picture{row: row, form: l.Form, term: Term{"form " + l.Form, l.Bits}}
	if !p.word() {
		p.anchor = max(0, strings.IndexByte(l.Form, '9'))
	}
	p.seps = strings.Map(func(r rune) rune {
		if r == '9' || r == 'A' || r == 'N' || r == ' ' {
			return -1
		}
		return r
	}, l.Form)
	return p
}

// valid says whether a layout is well formed.
func (l Layout) valid() bool {
	if l.Form == "" || len(l.Form) > maxGroup || strings.ContainsFunc(l.Form, func(r rune) bool {
		return r < ' ' || r >= utf8.RuneSelf || isDigit(byte(r)) && r != '9' || isLetter(byte(r)) && r != 'A' && r != 'N'
	}) {
		return false
	}
	p := newPicture(0, l)
	return p.word() || p.number() >= formMin && first(l.Form[p.anchor:]) > 0
}

// word says whether the form begins with a word of letters and digits together.
func (p *picture) word() bool {
	head := p.form[:wordLen(p.form)]
	return strings.Contains(head, "N") || strings.Contains(head, "9") && strings.Contains(head, "A")
}

// number returns how many digits the scan counts from the anchor on: a letter ends a number.
func (p *picture) number() int {
	rest := p.form[p.anchor:]
	if i := strings.IndexAny(rest, "AN"); i >= 0 {
		rest = rest[:i]
	}
	return strings.Count(rest, "9")
}

// wordLen returns how many of the bytes that form begins with stand for letters and digits.
func wordLen(form string) int {
	return len(form) - len(strings.TrimLeft(form, "9AN"))
}

// first returns how many digits form begins with.
func first(form string) int { return len(form) - len(strings.TrimLeft(form, "9")) }

// fits says whether b[start:] is written in the form, by itself and not as part of a longer number with the
// same separators.
func (p *picture) fits(b []byte, start int) (end int, ok bool) {
	if start < 0 || start+len(p.form) > len(b) || start > 0 && isAlnum(b[start-1]) {
		return 0, false
	}
	for i := range len(p.form) {
		if !stands(p.form[i], b[start+i]) {
			return 0, false
		}
	}
	end = start + len(p.form)
	if end < len(b) && isAlnum(b[end]) || goesOn(b, start, end, p.seps) {
		return 0, false
	}
	return end, true
}

// stands says whether c is what the sign of a form stands for.
func stands(sign, c byte) bool {
	switch sign {
	case '9':
		return isDigit(c)
	case 'A':
		return isLetter(c)
	case 'N':
		return isAlnum(c)
	}
	return c == sign
}

// goesOn says whether one of the separators and a digit stand beside b[start:end].
func goesOn(b []byte, start, end int, seps string) bool {
	for _, sep := range []byte(seps) {
		if start > 1 && b[start-1] == sep && isDigit(b[start-2]) {
			return true
		}
		if end+1 < len(b) && b[end] == sep && isDigit(b[end+1]) {
			return true
		}
	}
	return false
}
