package redact

import "strings"

// A name that stands elsewhere, such as the key of a JSON value or the header of a column, is context as much
// as one in the text. So each line of a field is scanned once more as if the name and a sign of equality stood
// before it: all that a row knows of names counts, whatever its trigger. If the line is short and holds what would end a
// value, such as a blank, that is done once more with quotes around it.

const (
	// fieldNameMax is how many bytes of a name are looked at, from its end.
	fieldNameMax = 64
	// fieldSpan is how many bytes of a line a name before it is context for.
	fieldSpan = 256
)

// Field returns a redactor for the values of a field: its name, such as "ssn", "user.phone" or "creditCard", is
// context for each line of them, and the policy may have a case for it. The name itself is not masked. Making one is cheap.
func (r *Redactor) Field(name string) *Redactor {
	f := *r
	f.name = name
	return f.inCase()
}

// fieldName returns what stands before the values of a field, if it has a name: the end of that, without what would
// end a line or be taken for a sign, and a sign of equality.
func fieldName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == '=' || r == ':' {
			return ' '
		}
		return r
	}, strings.TrimSpace(name))
	if name = strings.ToValidUTF8(name[max(0, len(name)-fieldNameMax):], ""); name == "" {
		return ""
	}
	return name + "="
}

// fieldLines scans the lines in [lo, hi) of the raw text b behind the name of their field.
func (s *scanner) fieldLines(b []byte, lo, hi int) {
	at := lineStart(b, 0, lo)
	for at < hi {
		end := lineEnd(b, at, len(b))
		if lo < at+fieldSpan {
			s.behindName(s.w.field, b[:end], at, lo, min(hi, at+fieldSpan))
			if end-at <= fieldSpan && endsValue(b[at:end]) {
				s.quotable(b, stretch{at, end}, []byte(s.w.field), lo, hi)
			}
		}
		at = end + 1
	}
}

// behindName scans [lo, hi) of what begins at position at of b, to its end, as it stands behind a name: as it is,
// and as it folds.
func (s *scanner) behindName(name string, b []byte, at, lo, hi int) {
	end := min(len(b), hi+reach)
	s.named(name, at)
	s.view.copy(b, at, end)
	s.scan(&s.view, s.view.unitAt(max(lo, at)), s.view.unitAt(min(hi, len(b))))
	if !folds(b, at, end) {
		return
	}
	s.named(name, at)
	fold(&s.view, b, at, end)
	s.scan(&s.view, s.view.unitAt(max(lo, at)), s.view.unitAt(min(hi, len(b))))
}

// named makes a view that begins with the name of the value at position at.
func (s *scanner) named(name string, at int) {
	s.view.reset()
	for i := range len(name) {
		s.view.add(name[i], at, at)
	}
}
