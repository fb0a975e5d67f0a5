package redact

import "fmt"

// Countries as hints: what the caller knows of a text, and what stands in it before a value, says of which
// country the value is. A hint never finds what only a country's name in the policy would: it is few bits, or
// breaks a tie.

// A Country is an ISO 3166-1 alpha-2 code in capitals, or zero for none.
type Country [2]byte

func (c Country) String() string {
	if c == (Country{}) {
		return ""
	}
	return string(c[:])
}

// countryOf returns the country of a code, none for what is none.
func countryOf(code string) (c Country) {
	if len(code) == len(c) && code[0]-'A' < 26 && code[1]-'A' < 26 {
		copy(c[:], code)
	}
	return c
}

// LocaleBits is what the locale of a text says for the rows of its country.
const LocaleBits = 3.0

// countryNear is how far behind a value whose country is known another one may be that is taken for one of the same
// country, if it is one of several.
const countryNear = 512

// Locale returns a redactor for texts of a locale such as "de-AT", "pt_BR.UTF-8" or "NO": identifiers of its country
// are likelier. A language alone names no country, and is an error. Making one is cheap.
func (r *Redactor) Locale(locale string) (*Redactor, error) {
	c := localeCountry(locale)
	if c == (Country{}) {
		return nil, fmt.Errorf("redact: the locale names no country: write one such as de-AT or AT")
	}
	l := *r
	l.locale = c
	return &l, nil
}

// localeCountry returns the country in a locale as RFC 5646 or POSIX writes it, or in capitals by itself.
func localeCountry(locale string) Country {
	from := 0
	for i := 0; i <= len(locale); i++ {
		if i < len(locale) && isAlnum(locale[i]) {
			continue
		}
		part := locale[from:i]
		if len(part) == 2 && (from > 0 || part == locale) {
			if c := countryOf(part); c != (Country{}) || from == 0 {
				return c
			}
			return countryOf(string([]byte{upper(part[0]), upper(part[1])}))
		}
		if i < len(locale) && (locale[i] == '.' || locale[i] == '@') {
			break
		}
		from = i + 1
	}
	return Country{}
}

// near notes which of a union's candidates are of the country of the last value before it.
func (w *window) near(union []candidate) {
	if len(union) < 2 || w.country == (Country{}) || union[0].start-w.countryAt > countryNear {
		return
	}
	for i := range union {
		union[i].near = union[i].country == w.country
	}
}

// countrySure is how many bits more than the best explanation of another country makes a country known.
const countrySure = 3

// remember notes the country of a union that was decided, if there is no doubt of it.
func (w *window) remember(union []candidate, end int64) {
	best := strongest(union)
	if best.country == (Country{}) {
		return
	}
	for i := range union {
		if c := &union[i]; c.country != (Country{}) && c.country != best.country && c.bits > best.bits-countrySure {
			return
		}
	}
	w.country, w.countryAt = best.country, end
}
