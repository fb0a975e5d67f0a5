// Package luhn computes the check digit that ends card numbers, IMEIs and many national numbers.
//
// Source: ISO/IEC 7812-1, annex B. The rule catches every single wrong digit and most swaps of
// neighbours; one random number in ten passes, so it is evidence and never proof.
package luhn

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
// two digits). double says whether the last digit is the first of those.
func sum(digits []byte, double bool) (total uint64, ok bool) {
	n := len(digits)
	if n == 0 {
		return 0, false
	}
	if double {
		total, n = twice[digits[n-1]], n-1
	}
	for ; n >= 2; n -= 2 {
		total += once[digits[n-1]] + twice[digits[n-2]]
	}
	if n == 1 {
		total += once[digits[0]]
	}
	return total, total < bad
}

// bad is more than the digits of any number in memory add up to; a byte that is no digit adds it.
const bad = 1 << 40

// once and twice have what a digit adds, and what it adds doubled.
var once, twice = func() (once, twice [256]uint64) {
	for c := range once {
		once[c], twice[c] = bad, bad
	}
	for d := range uint64(10) {
		once['0'+d], twice['0'+d] = d, 2*d/10+2*d%10
	}
	return once, twice
}()
