package checksum

// WeightedSum returns the sum of the first len(weights) digits, each times its weight. The caller
// takes the remainder its rule asks for. It reports false if there are fewer digits than weights or
// one of them is not a digit; digits behind the weighted ones are not looked at.
func WeightedSum(digits []byte, weights ...int) (sum int, ok bool) {
	if len(digits) < len(weights) {
		return 0, false
	}
	for i, w := range weights {
		d := int(digits[i]) - '0'
		if d < 0 || d > 9 {
			return 0, false
		}
		sum += d * w
	}
	return sum, true
}

// Number reads the digits b as a decimal number. It reports false for an empty b, one of more than
// 18 digits or any other byte.
func Number(b []byte) (n int64, ok bool) {
	if len(b) == 0 || len(b) > 18 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}
