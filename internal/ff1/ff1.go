// Package ff1 is format-preserving encryption: a text of numerals, such as sixteen decimal digits, becomes
// another one of the same length.
//
// Source: NIST SP 800-38G (2016), method FF1 with AES, and the least domain of its revision 1. Equal texts become
// equal texts under one key and tweak. Nothing tells a wrong key or a changed text: they decrypt to something else.
// Patents were claimed on FF1.
package ff1

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
)

// The bounds of what is encrypted.
const (
	// MinDomain is the fewest texts of a length that there must be, radix^length: a smaller domain can be tried out.
	MinDomain = 1_000_000
	// MaxLen is the most numerals of a text. The time grows with the square of the length.
	MaxLen = 512
	// MaxTweak is the most bytes of a tweak.
	MaxTweak = 256
)

var (
	errKey     = errors.New("ff1: the key must be 16, 24 or 32 bytes long: derive one of 32")
	errRadix   = errors.New("ff1: the radix must be 2 to 65536")
	errShort   = errors.New("ff1: the text is too short: it must be one of at least 1,000,000 of its length")
	errLong    = errors.New("ff1: the text is too long: use at most 512 numerals")
	errTweak   = errors.New("ff1: the tweak is too long: use at most 256 bytes")
	errNumeral = errors.New("ff1: the text has a numeral that is not below the radix")
	errLengths = errors.New("ff1: the result needs a place of the same length as the text")
)

// A Cipher encrypts under one key and radix. It does not change, so that many goroutines may use it at once.
type Cipher struct {
	block  cipher.Block
	radix  divisor
	minLen int
}

// New returns a Cipher for texts of numerals from 0 to radix-1, radix being 2 to 65536. The key is 16, 24 or 32
// bytes long, for AES-128, AES-192 or AES-256, and is copied.
func New(key []byte, radix int) (*Cipher, error) {
	if radix < 2 || radix > 1<<16 {
		return nil, errRadix
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, errKey
	}
	c := &Cipher{block: block, radix: newDivisor(radix), minLen: 1}
	for texts := c.radix.by; texts < MinDomain; texts *= c.radix.by {
		c.minLen++
	}
	return c, nil
}

// Encrypt writes the encryption of src under the tweak to dst, which is as long as src and may be src. After an
// error dst is as it was. A tweak is no secret: it makes the same text encrypt differently elsewhere.
func (c *Cipher) Encrypt(dst, src []uint16, tweak []byte) error {
	if err := c.check(dst, src, tweak); err != nil {
		return err
	}
	copy(dst, src)
	f := c.feistel(dst, tweak)
	for i := range byte(10) {
		f.round(i, 1)
	}
	return nil
}

// Decrypt is the inverse of Encrypt, with the same conditions.
func (c *Cipher) Decrypt(dst, src []uint16, tweak []byte) error {
	if err := c.check(dst, src, tweak); err != nil {
		return err
	}
	copy(dst, src)
	f := c.feistel(dst, tweak)
	for i := range byte(10) {
		f.round(9-i, -1)
	}
	return nil
}

// check returns why src cannot be encrypted to dst, nil if it can.
func (c *Cipher) check(dst, src []uint16, tweak []byte) error {
	switch {
	case len(src) < c.minLen:
		return errShort
	case len(src) > MaxLen:
		return errLong
	case len(dst) != len(src):
		return errLengths
	case len(tweak) > MaxTweak:
		return errTweak
	}
	for _, d := range src {
		if uint64(d) >= c.radix.by {
			return errNumeral
		}
	}
	return nil
}
