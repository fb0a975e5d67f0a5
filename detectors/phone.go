package detectors

import "github.com/redactd/redactd/redact"

// Phone numbers carry no check digit. What speaks for one is, in this order: a plus and a country's
// calling code with as many digits as that country has; a word such as "tel" right before it; the
// national form of a country together with a word near by or the country named in the policy.
//
// National forms are rows by country, not one row with a table, because a region is evidence and
// belongs to a row: a policy that names a country pays for that country's row alone.

// Reach of the phone rows, in bytes: the longest number and the words around it.
const (
	phoneBefore = 48
	phoneAfter  = 56
)

// phoneE164 is the international form. Source: ITU-T E.164 and E.123.
func phoneE164() redact.Detector {
	return redact.Detector{
		Name:    "phone_e164",
		Entity:  "PHONE_NUMBER",
		About:   "phone number in international form: calling code and national length, ITU-T E.164",
		Example: "+44 20 7946 0958",
		Trigger: redact.Plus(),
		Before:  phoneBefore,
		After:   phoneAfter,
		Match:   matchE164,
		Alone:   true,
		Words:   phoneWords,
	}
}

// phone00 is the international form behind the prefix that most of the world dials.
func phone00() redact.Detector {
	return redact.Detector{
		Name:    "phone_00",
		Entity:  "PHONE_NUMBER",
		About:   "phone number behind 00 and a calling code, near a word such as tel",
		Example: "0044 20 7946 0958",
		Trigger: redact.Groups(9, 17, func(head [4]byte, n int) uint32 {
			if n < 3 || head[0] != '0' || head[1] != '0' || head[2] == '0' {
				return 0
			}
			return 1<<18 - 1<<9
		}),
		Before:   phoneBefore,
		After:    phoneAfter,
		Match:    match00,
		WordBits: 12,
		Words:    phoneWords,
	}
}

// phoneAny takes any grouping of 7 to 15 digits behind a word that announces a phone number.
func phoneAny() redact.Detector {
	return redact.Detector{
		Name:     "phone_any",
		Entity:   "PHONE_NUMBER",
		About:    "7 to 15 digits right behind a word such as phone, in any grouping",
		Example:  "555-0123",
		Trigger:  redact.Labelled(1, 17),
		Before:   32,
		After:    phoneAfter,
		Match:    matchAnyPhone,
		Prior:    -9,
		WordBits: 13,
		Words:    phoneLabels,
	}
}

// matchE164 reads from the plus on. Sixteen digits and more that begin with a group of four or more
// are a card that something put a plus before.
func matchE164(t redact.Text, found []redact.Match) []redact.Match {
	if c := t.Byte(t.At - 1); isAlnum(c) || c == '+' || c == '_' {
		return found
	}
	start := t.At + 1
	for start < len(t.B) && !isDigit(t.B[start]) {
		start++
	}
	var d dialled
	if !readDialled(t.B, start, &d) || d.n > 15 && d.groups[0].end-start >= 4 && d.count <= 5 &&
		!completeE164(d.digits[:d.groups[0].n]) {
		return found
	}
	for g := range d.ends(t) {
		digits, dropped := withoutTrunk(&d, g.n)
		if !completeE164(digits) {
			continue
		}
		m := redact.Match{Start: t.At, End: g.end, Country: callingCountry(digits)}
		m.Terms[0] = redact.Term{Name: "calling code and length", Bits: lengthBits(len(digits))}
		if dropped || g.end-start > g.n {
			m.Terms[1] = redact.Term{Name: "grouped", Bits: 2}
		}
		return append(found, m)
	}
	return found
}

// lengthBits is what so many digits, calling code included, say for a phone number: short ones are
// also what a plus before any number looks like.
func lengthBits(n int) float64 {
	switch {
	case n >= 11:
		return 11
	case n == 10:
		return 9
	case n == 9:
		return 7
	}
	return 4
}

// completeE164 says whether the digits are a calling code and as many more as its country has.
func completeE164(digits []byte) bool {
	if len(digits) > 15 {
		return false
	}
	n, national := callingCode(digits)
	if n == 0 {
		return false
	}
	rest := digits[n:]
	if digits[0] == '1' && !nanp(rest) {
		return false
	}
	if len(rest) > 0 && rest[0] == '0' && len(rest)-1 >= int(national.min) && digits[0] != '7' {
		rest = rest[1:] // the trunk prefix, which does not belong here but is often written
	}
	return len(rest) >= int(national.min) && len(rest) <= int(national.max) && !allSame(rest)
}

// nanp says whether the ten digits are an area and an exchange of the North American plan, neither
// of which begins with 0 or 1, and the area none of the service codes 211 to 911.
func nanp(d []byte) bool {
	return len(d) == 10 && d[0] >= '2' && d[3] >= '2' && (d[1] != '1' || d[2] != '1')
}

// withoutTrunk returns the first n digits of d without a second group "(0)", which stands for the
// prefix that is dialled inside the country only.
func withoutTrunk(d *dialled, n int) (digits []byte, dropped bool) {
	g := d.groups[1]
	if d.count < 2 || !g.ringed || g.end-g.start != 1 || d.digits[g.n-1] != '0' || n <= g.n {
		return d.digits[:n], false
	}
	digits = append(make([]byte, 0, len(d.digits)), d.digits[:g.n-1]...)
	return append(digits, d.digits[g.n:n]...), true
}

func match00(t redact.Text, found []redact.Match) []redact.Match {
	var d dialled
	if !beginsNumber(t, t.At) || !readDialled(t.B, t.At, &d) || d.n < 9 {
		return found
	}
	for g := range d.ends(t) {
		if g.n < 9 || !completeE164(d.digits[2:g.n]) {
			continue
		}
		m := redact.Match{Start: t.At, End: g.end}
		m.Terms[0] = redact.Term{Name: "calling code and length", Bits: 2}
		return append(found, m)
	}
	return found
}

// matchAnyPhone takes the longest run of groups of 7 to 15 digits, two more behind 00, and the
// numbers that follow it in a list.
func matchAnyPhone(t redact.Text, found []redact.Match) []redact.Match {
	return eachNumber(t, found, anyNumber)
}

// anyNumber reads the number that begins with the digit at t.B[at], and a plus before it.
func anyNumber(t redact.Text, at int) (m redact.Match, ok bool) {
	var d dialled
	start := at
	if start > 0 && t.B[start-1] == '+' {
		start--
	}
	if !beginsNumber(t, start) || !readDialled(t.B, at, &d) || momentAt(t.B, at) {
		return m, false
	}
	most := 15
	if d.digits[0] == '0' && d.digits[1] == '0' && start == at {
		most = 17
	}
	for g := range d.ends(t) {
		if g.n < 7 || g.n > most || tooPlain(d.digits[:g.n]) {
			continue
		}
		m = redact.Match{Start: openBracket(t, start, g.end), End: g.end}
		if g.end-at > g.n {
			m.Terms[0] = redact.Term{Name: "grouped", Bits: 1}
		}
		return m, true
	}
	return m, false
}

// tooPlain says whether the digits, at least five, are a counter or the alphabet of digits rather
// than a number to dial: one digit over and over, five zeros in front, or 0123456789.
func tooPlain(d []byte) bool {
	return allSame(d) || string(d[:5]) == "00000" || string(d) == "0123456789"
}
