package redact

import (
	"strings"
	"unicode/utf8"
)

// A picture is a written form, where in it the scan comes upon it, and the rows that have it.
type picture struct {
	form   string
	anchor int  // where in form the run begins that the scan finds
	mixed  bool // it is a word of digits and letters, and not of digits alone
	whole  bool // it is one word
	bare   bool // one of the rows needs no context word
	rows   []formRow
	fixed  []fixed // what stands for itself in form

	// The form as bits: bit 0 is what stands before it, then a bit for each sign, then what stands behind it.
	span, digits, letters, open uint64
}

type fixed struct {
	at   int
	sign byte
}

type formRow struct {
	row  int
	bits float64
	bare bool // enough without a context word
	far  bool // enough with a context word that is not close
}

// openMax is how many signs of a form's first word may leave open whether a letter or a digit stands there: each
// doubles the number of shapes. A form with more is asked for by that word's length.
const openMax = 10

// formMin is the fewest digits, before a letter comes, of a form that the scan finds by its digits.
const formMin = 5

// newPicture compiles a form.
func newPicture(form string) *picture {
	p := &picture{form: form, whole: wordLen(form) == len(form)}
	p.anchor, p.mixed = anchor(form)
	p.span = 1<<(len(form)+2) - 1
	for i := range len(form) {
		if strings.IndexByte("9AN", form[i]) < 0 {
			p.fixed = append(p.fixed, fixed{i, form[i]})
		}
	}
	p.digits, p.letters, p.open = signs(form, '9')<<1, signs(form, 'A')<<1, signs(form, 'N')<<1
	return p
}

// valid says whether a layout is well formed.
func (l Layout) valid() bool {
	if l.Form == "" || len(l.Form) > maxGroup || strings.ContainsFunc(l.Form, func(r rune) bool {
		return r < ' ' || r >= utf8.RuneSelf || isDigit(byte(r)) && r != '9' || isLetter(byte(r)) && r != 'A' && r != 'N'
	}) {
		return false
	}
	p := newPicture(l.Form)
	return p.anchor < formBefore && (p.mixed || p.count() >= formMin)
}

// count returns how many digits the scan sees together: those from the anchor on, up to a letter.
func (p *picture) count() int {
	form := p.form[p.anchor:]
	if i := strings.IndexAny(form, "AN"); i >= 0 {
		form = form[:i]
	}
	return strings.Count(form, "9")
}

// anchor returns where the first run of letters and digits begins in a form that is not of letters alone, and
// whether it is of both.
func anchor(form string) (at int, mixed bool) {
	for at < len(form) {
		run := form[at : at+wordLen(form[at:])]
		if strings.ContainsAny(run, "9N") {
			return at, strings.ContainsAny(run, "AN")
		}
		at += len(run) + 1
	}
	return 0, false
}

// wordLen returns how many of the bytes that form begins with stand for letters and digits.
func wordLen(form string) int {
	return len(form) - len(strings.TrimLeft(form, "9AN"))
}

// first returns how many digits form begins with.
func first(form string) int { return len(form) - len(strings.TrimLeft(form, "9")) }

// signs says where a sign stands in a form.
func signs(form string, sign byte) (set uint64) {
	for i := range len(form) {
		if form[i] == sign {
			set |= 1 << i
		}
	}
	return set
}

// may says whether the form may stand where these bits are of digits and letters: what is none of them is not
// looked at.
func (p *picture) may(digits, letters uint64) bool {
	digits, letters = digits&p.span, letters&p.span
	return digits&^p.open == p.digits && letters&^p.open == p.letters && (digits|letters)&p.open == p.open
}

// fits says whether the separators of the form stand in b[start:], where its letters and digits do, and it is not part of
// a longer number with the same separators.
func (p *picture) fits(b []byte, start int) (end int, ok bool) {
	if end = start + len(p.form); start < 0 || end > len(b) {
		return 0, false
	}
	for _, f := range p.fixed {
		if b[start+f.at] != f.sign {
			return 0, false
		}
	}
	return end, len(p.fixed) == 0 || !goesOn(b, start, end, p.form)
}

// goesOn says whether a separator of the form, but no blank, and a digit stand beside b[start:end].
func goesOn(b []byte, start, end int, form string) bool {
	before := start > 1 && isDigit(b[start-2]) && separates(form, b[start-1])
	return before || end+1 < len(b) && isDigit(b[end+1]) && separates(form, b[end])
}

// separates says whether c stands for itself in a form and is no blank.
func separates(form string, c byte) bool {
	return c != ' ' && !isAlnum(c) && strings.IndexByte(form, c) >= 0
}
