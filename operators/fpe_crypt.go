package operators

import (
	"bytes"
	"errors"
	"math"

	"github.com/redactd/redactd/internal/ff1"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/redact"
)

const (
	creditCard redact.Entity = "CREDIT_CARD"
	// binLength is how many digits of a card KeepBIN keeps.
	binLength = 6
	// fpeTweakMax leaves room for a BIN in the tweak of the cipher.
	fpeTweakMax = 128
)

// An fpe goes one way: it conceals or it reveals. Its functions change a shape's numerals in place and report
// false where that cannot be done; the numerals are then of no use.
type fpe struct {
	FPEOptions
	way                   fpeWay
	digits, letters, bits *ff1.Cipher
}

// fpeWay is the cipher's Encrypt or Decrypt.
type fpeWay func(c *ff1.Cipher, dst, src []uint16, tweak []byte) error

func newFPE(o FPEOptions, way fpeWay) (*fpe, error) {
	switch {
	case len(o.Key) != 32:
		return nil, errFPEKey
	case len(o.Tweak) > fpeTweakMax:
		return nil, errFPETweak
	}
	f := &fpe{FPEOptions: o, way: way}
	f.Key, f.Tweak = nil, bytes.Clone(o.Tweak)
	var errs [3]error
	f.digits, errs[0] = ff1.New(o.Key, 10)
	f.letters, errs[1] = ff1.New(o.Key, 26)
	f.bits, errs[2] = ff1.New(o.Key, 2)
	return f, errors.Join(errs[:]...)
}

// conceal makes a card without its BIN the digit 0 and the cipher's text of all digits but the check digit.
func (f *fpe) conceal(s *shape, e redact.Entity) bool {
	if e != creditCard || f.KeepBIN {
		return f.run(s, e)
	}
	text, last := s.numerals, len(s.numerals)-1
	if s.letters > 0 || !luhn.Valid(ascii(text)) || !f.cipher(f.digits, text[:last], f.Tweak) {
		return false
	}
	copy(text[1:], text[:last])
	text[0] = 0
	return true
}

// reveal is the inverse of conceal.
func (f *fpe) reveal(s *shape, e redact.Entity) bool {
	if e != creditCard || f.KeepBIN {
		return f.run(s, e)
	}
	text, last := s.numerals, len(s.numerals)-1
	if s.letters > 0 || last < 0 || text[0] != 0 || !f.cipher(f.digits, text[1:], f.Tweak) {
		return false
	}
	copy(text, text[1:])
	return setCheckDigit(text)
}

// run is for all that is done alike in both ways.
func (f *fpe) run(s *shape, e redact.Entity) bool {
	switch {
	case e == creditCard:
		return s.letters == 0 && f.checked(s.numerals, binLength)
	case s.letters == 0 && f.Luhn:
		return f.checked(s.numerals, 0)
	case s.letters == 0:
		return f.cipher(f.digits, s.numerals, f.Tweak)
	case s.letters == len(s.numerals):
		return f.cipher(f.letters, s.numerals, f.Tweak)
	}
	return f.mixed(s)
}

// checked changes what stands behind the kept digits so that text satisfies the Luhn rule if it did before, and
// does not if it did not. Where it did not, the cipher is run until it does not again: it gets there, as a
// permutation leads back to where it began, after 1.1 runs on average.
func (f *fpe) checked(text []uint16, kept int) bool {
	if len(text) < kept+7 {
		return false // six digits and the check digit are the fewest of which there are a million
	}
	tweak := append(f.Tweak[:len(f.Tweak):len(f.Tweak)], ascii(text[:kept])...)
	if luhn.Valid(ascii(text)) {
		return f.cipher(f.digits, text[kept:len(text)-1], tweak) && setCheckDigit(text)
	}
	for f.cipher(f.digits, text[kept:], tweak) {
		if !luhn.Valid(ascii(text)) {
			return true
		}
	}
	return false
}

// mixed takes the text of digits and letters for one number, of which the cipher changes the bits until it is again
// below the number of texts of the shape: after at most two runs on average.
func (f *fpe) mixed(s *shape) bool {
	if s.size() < math.Log2(ff1.MinDomain) {
		return false
	}
	bits := s.bits()
	for f.cipher(f.bits, bits, f.Tweak) {
		if s.setBits(bits) {
			return true
		}
	}
	return false
}

func (f *fpe) cipher(c *ff1.Cipher, text []uint16, tweak []byte) bool {
	return f.way(c, text, text, tweak) == nil
}

// setCheckDigit makes the last digit of text the check digit of those before it.
func setCheckDigit(text []uint16) bool {
	last := len(text) - 1
	d, ok := luhn.Digit(ascii(text[:last]))
	text[last] = uint16(d - '0')
	return ok
}

// ascii is text as digits.
func ascii(text []uint16) []byte {
	digits := make([]byte, len(text))
	for i, d := range text {
		digits[i] = '0' + byte(d)
	}
	return digits
}
