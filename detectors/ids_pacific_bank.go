package detectors

import "github.com/redactd/redactd/internal/checksum"

// validNZBank is the rule of Inland Revenue's specification for certificate filing: a bank, a branch of four digits,
// an account of seven and a suffix of two or three. The branches are not held to a list.
func validNZBank(v []byte) bool {
	if len(v) != 15 && len(v) != 16 {
		return false
	}
	var b [16]byte // with a suffix of three
	copy(b[:], v[:13])
	b[13] = '0'
	copy(b[29-len(v):], v[13:])
	for _, c := range b {
		if !isDigit(c) {
			return false
		}
	}
	return nzBankSum(b[:]) && !allSame(b[6:13])
}

// nzBankSum asks the bank's rule.
func nzBankSum(b []byte) bool {
	switch bank := checksum.Two(b); {
	case bank == 8:
		return nzBankD(b)
	case bank == 9:
		return nzBankE(b)
	case bank == 25 || bank == 33:
		return nzBankF(b)
	case bank == 26 || bank == 28 || bank == 29:
		return nzBankG(b)
	case bank == 31: // has no rule
		return true
	case bank == 5 || bank == 7 || bank == 32 || bank == 34 || bank == 36 || bank == 37 || bank < 1 || bank > 38:
		return false
	case string(b[6:13]) >= "0990000":
		return nzBankB(b)
	}
	return nzBankA(b)
}

// The letters are those of the specification.
var (
	nzBankA = weighed(11, 0, 0, 6, 3, 7, 9, 0, 10, 5, 8, 4, 2, 1)
	nzBankB = weighed(11, 0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1)
	nzBankD = weighed(11, 0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1)
	nzBankF = weighed(10, 0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1)
	nzBankE = nines(11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 1)
	nzBankG = nines(10, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1)
)

// nines is weighed with the digits of each product added up until one is left.
func nines(mod int, weights ...int) func(b []byte) bool {
	return func(b []byte) bool {
		sum := 0
		for i, w := range weights {
			if p := w * int(b[i]-'0'); p > 9 {
				sum += (p-1)%9 + 1
			} else {
				sum += p
			}
		}
		return sum%mod == 0
	}
}
