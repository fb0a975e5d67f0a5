package checksum

// Verhoeff reports whether the digits b, check digit last, pass the rule of J. Verhoeff, "Error
// Detecting Decimal Codes" (1969), which Aadhaar uses: sums in the dihedral group D5, the digits
// permuted by place.
func Verhoeff(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	c := byte(0)
	for i := range b {
		d := b[len(b)-1-i] - '0'
		if d > 9 {
			return false
		}
		c = dihedral(c, permutation[i%8][d])
	}
	return c == 0
}

// dihedral is the product of the group of symmetries of the pentagon: 0 to 4 are its rotations, 5
// to 9 its reflections.
func dihedral(a, b byte) byte {
	switch {
	case a < 5 && b < 5:
		return (a + b) % 5
	case a < 5:
		return (a+b)%5 + 5
	case b < 5:
		return (a-b)%5 + 5
	}
	return (a - b + 5) % 5
}

var permutation = [8][10]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
	{1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
	{5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
	{8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
	{9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
	{4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
	{2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
	{7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
}

// Damm reports whether the digits b, check digit last, pass the rule of H. M. Damm, "Total
// anti-symmetrische Quasigruppen" (2004), with the quasigroup of order 10 given there.
func Damm(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	c := byte(0)
	for _, d := range b {
		if d < '0' || d > '9' {
			return false
		}
		c = quasigroup[c][d-'0']
	}
	return c == 0
}

var quasigroup = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
	{7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
	{4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
	{1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
	{6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
	{5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
	{8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
	{9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
	{2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}
