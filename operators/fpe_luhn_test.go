package operators_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/operators"
)

// randomDigits returns n digits that satisfy the Luhn rule, or do not.
func randomDigits(r *rand.Rand, n int, valid bool) string {
	for {
		text := make([]byte, n)
		for i := range text {
			text[i] = '0' + byte(r.IntN(10))
		}
		if luhn.Valid(text) == valid {
			return string(text)
		}
	}
}

func TestFPECardBeginsWithZero(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 800 {
		card := randomDigits(r, 12+n%8, true)
		require.Equal(t, byte('0'), fpe(t, operators.FPEOptions{Luhn: n%2 == 0}, "CREDIT_CARD", card)[0])
	}
	require.Equal(t, byte('0'), fpe(t, operators.FPEOptions{}, "CREDIT_CARD", "3782-822463-10005")[0])
}

func TestFPECardWithItsBIN(t *testing.T) {
	o := operators.FPEOptions{KeepBIN: true}
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 800 {
		card := randomDigits(r, 13+n%7, n%4 > 0)
		got := fpe(t, o, "CREDIT_CARD", card)
		require.Equal(t, card[:6], got[:6])
		require.NotEqual(t, card[6:], got[6:])
		require.Equal(t, luhn.Valid([]byte(card)), luhn.Valid([]byte(got)))
	}
	a, b := fpe(t, o, "CREDIT_CARD", "4111111111111111"), fpe(t, o, "CREDIT_CARD", "4111141111111114")
	require.NotEqual(t, a[6:15], b[6:15], "another BIN is another tweak")
}

func TestFPELuhn(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for n := range 800 {
		number := randomDigits(r, 7+n%13, n%2 == 0)
		got := fpe(t, operators.FPEOptions{Luhn: true}, "IMEI", number[:3]+"-"+number[3:])
		require.Equal(t, n%2 == 0, luhn.Valid(digitsOf(got)), "%s", number)
	}
	valid := 0
	for range 200 {
		if luhn.Valid([]byte(fpe(t, operators.FPEOptions{}, "IMEI", randomDigits(r, 15, true)))) {
			valid++
		}
	}
	require.Less(t, valid, 60, "without the option it is chance")
}
