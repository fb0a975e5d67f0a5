package checksum

// Mod97 returns the remainder modulo 97 of b read as a number, with the letters A to Z (in either
// case) standing for 10 to 35. It returns -1 for an empty b or any other byte.
// Source: ISO/IEC 7064, as ISO 13616 uses it.
func Mod97(b []byte) int { return mod97(0, b) }

func mod97(r int, b []byte) int {
	if len(b) == 0 || r < 0 {
		return -1
	}
	for _, c := range b {
		switch v := value36(c); {
		case v < 0:
			return -1
		case v < 10:
			r = (r*10 + v) % 97
		default:
			r = (r*100 + v) % 97
		}
	}
	return r
}

// IBAN reports whether b, country code and check digits first, has the remainder 1 that ISO 13616
// demands once the first four characters are moved to the end. It does not know the countries.
func IBAN(b []byte) bool {
	return len(b) > 4 && mod97(mod97(0, b[4:]), b[:4]) == 1
}

// PureMod11 reports whether b passes ISO/IEC 7064 MOD 11-2, the rule of ORCID, ISNI and the Chinese
// resident number: digits, of which the last may be an X for ten.
func PureMod11(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	p := 0
	for i, c := range b {
		v := int(c) - '0'
		if (c == 'X' || c == 'x') && i == len(b)-1 {
			v = 10
		} else if v < 0 || v > 9 {
			return false
		}
		p = (p*2 + v) % 11
	}
	return p == 1
}

// HybridMod11 reports whether the digits b pass ISO/IEC 7064 MOD 11,10, the rule of the German tax
// identification number and the Croatian OIB.
func HybridMod11(b []byte) bool { return hybrid(b, 10) }

// HybridMod37 reports whether the digits and letters b pass ISO/IEC 7064 MOD 37,36.
func HybridMod37(b []byte) bool { return hybrid(b, 36) }

// hybrid is the hybrid system of ISO/IEC 7064 with the moduli m+1 and m.
func hybrid(b []byte, m int) bool {
	if len(b) < 2 {
		return false
	}
	p := m
	for i, c := range b {
		v := value36(c)
		if v < 0 || v >= m {
			return false
		}
		if p = (p + v) % m; i == len(b)-1 {
			break
		}
		if p == 0 {
			p = m
		}
		p = p * 2 % (m + 1)
	}
	return p == 1
}

// value36 is 0 to 9 for a digit, 10 to 35 for a letter in either case, and -1 for anything else.
func value36(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	}
	return -1
}
