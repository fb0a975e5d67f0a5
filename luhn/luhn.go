// Package luhn computes the check digit that ends card numbers, IMEIs and many national numbers.
//
// Source: ISO/IEC 7812-1, annex B. The rule catches every single wrong digit and most swaps of
// neighbours; one random number in ten passes, so it is evidence and never proof.
package luhn

import "encoding/binary"

// Valid reports whether number, its check digit included, satisfies the Luhn rule. It takes ASCII
// digits only: an empty number or any other byte is not valid. A number of zeros is valid, as the
// arithmetic says; whether it can be a card is not decided here.
func Valid(number []byte) bool {
	sum, ok := sum(number, false)
	return ok && sum%10 == 0
}

// Digit returns the check digit, '0' to '9', that makes payload followed by it [Valid]. It takes
// ASCII digits only and reports false for an empty payload or any other byte.
func Digit(payload []byte) (byte, bool) {
	sum, ok := sum(payload, true)
	if !ok {
		return 0, false
	}
	return '0' + byte((10-sum%10)%10), true
}

// sum adds the digits from the right, every second one doubled (and 9 taken off where that gives
// two digits). double says whether the last digit is the first of those. Eight digits at a time are
// the bytes of a word; of what is left the word is filled up with zeros.
func sum(digits []byte, double bool) (total int, ok bool) {
	n := len(digits)
	if n < 8 {
		return sumShort(digits, double)
	}
	for ; n >= 8; n -= 8 {
		part, ok := sum8(binary.LittleEndian.Uint64(digits[n-8:n]), double)
		if !ok {
			return 0, false
		}
		total += part
	}
	if n == 0 {
		return total, true
	}
	first := binary.LittleEndian.Uint64(digits) << (64 - 8*n)
	part, ok := sum8(first|zeros>>(8*n), double)
	return total + part, ok
}

// zeros are eight digits.
const zeros = '0' * 0x0101010101010101

// sumShort is sum for fewer than eight digits.
func sumShort(digits []byte, double bool) (total int, ok bool) {
	for n := len(digits); n > 0; n-- {
		d := int(digits[n-1]) - '0'
		if d < 0 || d > 9 {
			return 0, false
		}
		if double {
			d = d*2 - d/5*9
		}
		total, double = total+d, !double
	}
	return total, len(digits) > 0
}

// sum8 is sum for eight digits, the last one in the highest byte. A byte is at most 9 after the nines
// are taken off, so that no sum carries into the next.
func sum8(x uint64, double bool) (total int, ok bool) {
	const each, evens = 0x0101010101010101, 0x00ff00ff00ff00ff
	x ^= zeros
	if x&(0xf0*each) != 0 || (x+0x06*each)&(0xf0*each) != 0 {
		return 0, false
	}
	twice := uint64(evens)
	if double {
		twice = ^twice
	}
	d := x & twice
	nines := (d + 0x03*each) >> 3 & each & twice // 1 for 5 and more
	x += d - nines*9
	return int(x * each >> 56), true
}
