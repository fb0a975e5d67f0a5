package operators

import (
	"bytes"
	"slices"
	"strings"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

// cardMin and cardMax are how many digits a card has.
const (
	cardMin = 12
	cardMax = 19
)

// madeUpCard keeps the length, begins with 0 and satisfies the Luhn rule. It returns nil where that holds another card.
func madeUpCard(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || s.letters > 0 || len(s.numerals) < cardMin || len(s.numerals) > cardMax {
		return nil
	}
	d.fill(s, 1)
	s.numerals[0] = 0
	setCheckDigit(s.numerals)
	return unlessCard(s.appendTo(nil))
}

// madeUpSSN draws group 01 to 99 and serial 0001 to 9999 of area 666, and what a claim number (HICN) has behind that.
// Source: 20 CFR 422.103 and the Social Security Administration's notice of randomization, 2011.
func madeUpSSN(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || len(s.numerals) < 9 || len(s.numerals) > 11 || slices.Contains(s.radices[:9], 26) {
		return nil
	}
	group, serial := uint16(1+d.below(99)), uint16(1+d.below(9999))
	copy(s.numerals, []uint16{
		6, 6, 6, group / 10, group % 10, serial / 1000, serial / 100 % 10, serial / 10 % 10, serial % 10,
	})
	d.fill(s, 9)
	return s.appendTo(nil)
}

// ibanMin and ibanMax are the lengths of an IBAN, ISO 13616.
const (
	ibanMin = 15
	ibanMax = 34
)

// madeUpIBAN keeps the country and the kinds of letters behind it, and returns nil where the check digits it drew are
// right.
func madeUpIBAN(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || len(s.numerals) < ibanMin || len(s.numerals) > ibanMax || s.radices[0] != 26 || s.radices[1] != 26 {
		return nil
	}
	d.fill(s, 2)
	fake := s.appendTo(nil)
	if checksum.IBAN(bytes.ToUpper(alphanumerics(fake))) {
		return nil
	}
	return unlessCard(fake)
}

// madeUpIdentifier draws a digit for a digit and a letter for a letter, but keeps the country of a VAT number. It
// returns nil for what valid takes for a real one, for what holds a card, and for a number with a zero in front where
// the value has none: without the zero it may be valid.
func madeUpIdentifier(valid func(redact.Entity, string) bool) trade {
	return func(d *draw, v redact.Value) []byte {
		s, ok := takeApart(v.Text)
		if !ok || len(s.numerals) < 5 {
			return nil
		}
		first := s.numerals[0]
		d.fill(s, countryLetters(v.Entity, s))
		fake := s.appendTo(nil)
		if s.numerals[0] == 0 && first > 0 || valid(v.Entity, string(fake)) {
			return nil
		}
		return unlessCard(fake)
	}
}

// countryLetters is 2 for a VAT number that begins with the letters of its country, else 0.
func countryLetters(e redact.Entity, s *shape) int {
	if strings.Contains(string(e), "VAT") && s.radices[0] == 26 && s.radices[1] == 26 {
		return 2
	}
	return 0
}

// unlessCard returns what was made up for a number, nil if some of its digits might be read as a card's. Whatever its
// own groups, it is cut into fours, so that all ways to group a value have one look-alike.
func unlessCard(fake []byte) []byte {
	text := alphanumerics(fake)
	for start := 0; start+cardMin <= len(text); start += 4 {
		for end := start + cardMin; end <= min(start+cardMax, len(text)); end++ {
			whole := end%4 == 0 || end == len(text)
			if whole && text[start] != '0' && luhn.Valid(text[start:end]) {
				return nil
			}
		}
	}
	return fake
}

// alphanumerics returns the ASCII letters and digits of a text.
func alphanumerics(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < 0x80 && !separates(r) {
			return r
		}
		return -1
	}, text)
}
