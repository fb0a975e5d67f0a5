package operators

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// fpeMax is the most letters and digits of a value: 100 letters are 471 bits, which the cipher takes.
const fpeMax = 100

// A shape is a value as numerals, each below its own radix: of a digit 0 to 9, of a letter 0 to 25.
type shape struct {
	text     []byte // where every letter and digit is written over
	places   []int  // of the numerals in text
	numerals []uint16
	radices  []uint16
	letters  int // how many of the numerals are letters
}

// takeApart returns the shape of a value, or false if it holds what cannot be kept in its place.
func takeApart(text []byte) (*shape, bool) {
	s := &shape{text: bytes.Clone(text)}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r < utf8.RuneSelf && !separates(r) {
			s.add(i)
		} else if !stays(r) {
			return nil, false
		}
		i += n
	}
	return s, len(s.numerals) <= fpeMax
}

// stays says whether r may be written as it is: it tells nothing that a letter or a digit would tell, and is safe
// where the source wrote it as an escape.
func stays(r rune) bool { return plain(r) && separates(r) && !strings.ContainsRune("&<>=;", r) }

// add takes the letter or digit at i.
func (s *shape) add(i int) {
	numeral, radix := s.text[i]-'0', uint16(10)
	if numeral > 9 {
		numeral, radix = s.text[i]|0x20-'a', 26
		s.letters++
	}
	s.places = append(s.places, i)
	s.numerals = append(s.numerals, uint16(numeral))
	s.radices = append(s.radices, radix)
}

// appendTo appends the text with the numerals in their places to dst.
func (s *shape) appendTo(dst []byte) []byte {
	for i, at := range s.places {
		first := byte('0')
		if s.radices[i] == 26 {
			first = 'A' | s.text[at]&0x20
		}
		s.text[at] = first + byte(s.numerals[i])
	}
	return append(dst, s.text...)
}

// size is the binary logarithm of how many texts have this shape.
func (s *shape) size() float64 {
	digits := len(s.numerals) - s.letters
	return float64(digits)*math.Log2(10) + float64(s.letters)*math.Log2(26)
}

// bits returns the number that the numerals stand for, in as many bits as the highest one of the shape takes.
func (s *shape) bits() []uint16 {
	bits, rest := make([]uint16, int(math.Ceil(s.size()))), slices.Clone(s.numerals)
	for i := len(bits) - 1; i >= 0; i-- {
		bits[i] = divide(rest, s.radices, 2)
	}
	return bits
}

// setBits is the inverse of bits. It reports false if the number is too high for the shape; the numerals are then
// of no use.
func (s *shape) setBits(bits []uint16) bool {
	rest, twos := slices.Clone(bits), slices.Repeat([]uint16{2}, len(bits))
	for i := len(s.numerals) - 1; i >= 0; i-- {
		s.numerals[i] = divide(rest, twos, s.radices[i])
	}
	return !slices.Contains(rest, 1)
}

// divide divides a number, of which each numeral has its own radix, by longhand and returns the remainder.
func divide(number, radices []uint16, by uint16) (rest uint16) {
	for i, d := range number {
		rest = rest*radices[i] + d
		number[i], rest = rest/by, rest%by
	}
	return rest
}
