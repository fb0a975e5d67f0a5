package policy

import (
	"slices"

	"github.com/redactd/redactd/internal/checksum"
	"github.com/redactd/redactd/luhn"
)

// A validator is a check that a rule names. It is given the digits of a value, or with letters its letters in
// upper case as well.
type validator struct {
	name    string
	pass    float64 // the share of random values that pass
	letters bool
	valid   func(v []byte) bool
}

// validators returns every check that a rule can name.
func validators() []validator {
	return []validator{
		{"luhn", 1.0 / 10, false, luhn.Valid},
		{"verhoeff", 1.0 / 10, false, checksum.Verhoeff},
		{"damm", 1.0 / 10, false, checksum.Damm},
		{"mod97", 1.0 / 97, true, func(v []byte) bool { return checksum.Mod97(v) == 1 }},
		{"iban", 1.0 / 97, true, checksum.IBAN},
		{"iso7064_mod11_2", 1.0 / 11, true, checksum.PureMod11},
		{"iso7064_mod11_10", 1.0 / 10, false, checksum.HybridMod11},
		{"iso7064_mod37_36", 1.0 / 36, true, checksum.HybridMod37},
		{"date_yymmdd", 366 * 100 / 1e6, false, whole(6, checksum.YYMMDD)},
		{"date_ddmmyy", 366 * 100 / 1e6, false, whole(6, checksum.DDMMYY)},
		{"date_yyyymmdd", 366 * 400 / 1e8, false, whole(8, checksum.YYYYMMDD)},
	}
}

// whole makes the test of a beginning one of the whole value.
func whole(n int, begins func(v []byte) bool) func(v []byte) bool {
	return func(v []byte) bool { return len(v) == n && begins(v) }
}

// ValidatorNames returns the checks that a rule of a policy can name.
func ValidatorNames() (names []string) {
	for _, v := range validators() {
		names = append(names, v.name)
	}
	return names
}

func validatorNamed(name string) (validator, bool) {
	list := validators()
	i := slices.IndexFunc(list, func(v validator) bool { return v.name == name })
	if i < 0 {
		return validator{}, false
	}
	return list[i], true
}

// maxChecked is the longest value that a check is given.
const maxChecked = 256

// accepts says whether what is written passes, whatever separates it.
func (v *validator) accepts(written []byte) bool {
	var buf [maxChecked]byte
	value := buf[:0]
	for _, c := range written {
		if c-'a' < 26 {
			c &^= 0x20
		}
		if c-'0' >= 10 && (!v.letters || c-'A' >= 26) {
			continue
		}
		if len(value) == len(buf) {
			return false
		}
		value = append(value, c)
	}
	return len(value) > 1 && v.valid(value)
}
