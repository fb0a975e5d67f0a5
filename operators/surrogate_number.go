package operators

import (
	"bytes"
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

// madeUpCard keeps the length, begins with 0 and satisfies the Luhn rule.
func madeUpCard(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || s.letters > 0 || len(s.numerals) < cardMin || len(s.numerals) > cardMax {
		return nil
	}
	d.fill(s, 1)
	s.numerals[0] = 0
	setCheckDigit(s.numerals)
	return s.appendTo(nil)
}

// madeUpSSN draws group 01 to 99 and serial 0001 to 9999 of area 666.
// Source: 20 CFR 422.103 and the Social Security Administration's notice of randomization, 2011.
func madeUpSSN(d *draw, v redact.Value) []byte {
	s, ok := takeApart(v.Text)
	if !ok || s.letters > 0 || len(s.numerals) != 9 {
		return nil
	}
	group, serial := uint16(1+d.below(99)), uint16(1+d.below(9999))
	copy(s.numerals, []uint16{
		6, 6, 6, group / 10, group % 10, serial / 1000, serial / 100 % 10, serial / 10 % 10, serial % 10,
	})
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
	return fake
}

// madeUpIdentifier draws a digit for a digit and a letter for a letter, but keeps the letters of the country that a
// value begins with. It returns nil for what valid takes for a real one, and for a number that might be a card's.
func madeUpIdentifier(valid func(redact.Entity, string) bool) trade {
	return func(d *draw, v redact.Value) []byte {
		s, ok := takeApart(v.Text)
		if !ok || len(s.numerals) < 5 {
			return nil
		}
		d.fill(s, countryLetters(v))
		fake := s.appendTo(nil)
		if mayBeCard(fake) || valid(v.Entity, string(fake)) {
			return nil
		}
		return fake
	}
}

// countryLetters is 2 if a value begins with its country, such as a VAT number, else 0.
func countryLetters(v redact.Value) int {
	text, country := string(v.Text), string(v.Entity)
	if strings.HasPrefix(strings.ToUpper(text), country[:2]) || v.Entity == "EU_VAT" {
		return 2
	}
	return 0
}

// mayBeCard says whether the digits of a text satisfy the Luhn rule and are as many as those of a card.
func mayBeCard(text []byte) bool {
	digits := bytes.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
	return len(digits) >= cardMin && len(digits) <= cardMax && luhn.Valid(digits)
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
