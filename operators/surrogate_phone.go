package operators

import (
	"bytes"
	"slices"
	"strings"

	"github.com/redactd/redactd/redact"
)

// A plan is a range of telephone numbers that a country keeps for fiction.
type plan struct {
	code   string // calling code
	begins string // of the national numbers that it stands in for, without a trunk prefix
	number string // a national number: X is any digit, D one from 1 on, N a 2, 3 or 4
}

// plans has the most special ones first. Sources: NANPA for 555-0100 to 0199 in all area codes of North America (each
// N0D is one), ARCEP's numbering plan, Ofcom's numbers for drama, PTS's for books and films, the Bundesnetzagentur's
// notice 148/2021, the ACMA's numbers for creative works.
var plans = []plan{
	{"1", "", "N0D55501XX"},
	{"33", "1", "19900XXXX"}, {"33", "2", "26191XXXX"}, {"33", "3", "35301XXXX"}, {"33", "4", "46571XXXX"},
	{"33", "5", "53649XXXX"}, {"33", "6", "63998XXXX"}, {"33", "7", "63998XXXX"},
	{"44", "20", "2079460XXX"}, {"44", "7", "7700900XXX"}, {"44", "8", "8081570XXX"}, {"44", "", "1632960XXX"},
	{"46", "7", "7017406DX"},
	{"49", "", "3023125XXX"},
	{"61", "2", "25550XXXX"}, {"61", "3", "35550XXXX"}, {"61", "7", "75550XXXX"}, {"61", "8", "85550XXXX"},
}

const (
	// noCountry is a calling code that ITU-T has given to nobody.
	noCountry = "999"
	// abroad is dialled before a calling code in most countries. In none a subscriber's number begins with it.
	abroad = "00"
	// phoneDrawn is the fewest digits to draw behind them: a thousand numbers.
	phoneDrawn = 3
)

// madeUpPhone writes a digit for a digit. Where no country is named, what is grouped as in North America is of there.
func madeUpPhone(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || s.letters > 0 {
		return nil
	}
	number := phonePattern(v.Text, string(ascii(s.numerals)))
	if number == "" {
		return nil
	}
	for i := range s.numerals {
		s.numerals[i] = d.patterned(number[i])
	}
	return s.appendTo(nil)
}

// phonePattern returns a pattern for each of the digits of a number, "" if it has none.
func phonePattern(text []byte, digits string) string {
	switch groups := digitGroups(text); {
	case bytes.HasPrefix(text, []byte("+")):
		return international("", digits)
	case strings.HasPrefix(digits, abroad):
		return international(abroad, digits[len(abroad):])
	case slices.Equal(groups, []int{3, 4}):
		return "55501XX"
	case slices.Equal(groups, []int{3, 3, 4}) && digits[0] != '0':
		return plans[0].number
	case slices.Equal(groups, []int{1, 3, 3, 4}) && digits[0] == '1':
		return "1" + plans[0].number
	}
	return nowhere(abroad+noCountry, len(digits))
}

// international is for a calling code, behind what is dialled before it, and what follows, which may have a trunk
// prefix of 0.
func international(before, digits string) string {
	for _, p := range plans {
		national, ok := strings.CutPrefix(digits, p.code)
		if !ok {
			continue
		}
		trunk := national[:len(national)-len(strings.TrimPrefix(national, "0"))]
		national = national[len(trunk):]
		if strings.HasPrefix(national, p.begins) && len(national) == len(p.number) {
			return before + p.code + trunk + p.number
		}
	}
	return nowhere(before+noCountry, len(before)+len(digits))
}

// nowhere is for n digits, the first of which nobody's number begins with.
func nowhere(begins string, n int) string {
	if n < len(begins)+phoneDrawn {
		return ""
	}
	return begins + strings.Repeat("X", n-len(begins))
}

// digitGroups returns how many digits stand together.
func digitGroups(text []byte) (groups []int) {
	for _, group := range bytes.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		groups = append(groups, len(group))
	}
	return groups
}

// patterned draws the digit for a character of a pattern.
func (d *draw) patterned(c byte) uint16 {
	switch c {
	case 'X':
		return uint16(d.below(10))
	case 'D':
		return uint16(1 + d.below(9))
	case 'N':
		return uint16(2 + d.below(3))
	}
	return uint16(c - '0')
}
