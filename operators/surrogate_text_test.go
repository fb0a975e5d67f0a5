package operators_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// The engine finds no card, IBAN or social security number in what a hundred thousand random ones became, though each
// stands behind its word.
func TestSurrogateNeverWritesACard(t *testing.T) {
	op, rng := surrogate(t, newSet(t), ""), rand.New(rand.NewPCG(5, 6))
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	var text strings.Builder
	for n := range many() {
		card := randomDigits(rng, 12+n%8, n%3 > 0)
		fmt.Fprintf(&text, "pay with card number %s today\n", apply(op, "CREDIT_CARD", grouped(card, n%3)))
		if n%20 == 0 {
			fmt.Fprintf(&text, "IBAN %s\n", apply(op, "IBAN_CODE", randomLike(rng, "DE99 9999 9999 9999 9999 99")))
			fmt.Fprintf(&text, "SSN %s\n", apply(op, "US_SSN", randomLike(rng, "999-99-9999")))
		}
	}
	for _, f := range findAll(t, r, text.String()) {
		require.NotContains(t, []redact.Entity{"CREDIT_CARD", "IBAN_CODE", "US_SSN"}, f.Entity)
	}
}

// grouped writes digits in fours or in one piece.
func grouped(digits string, how int) string {
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && i%4 == 0 && how < 2 {
			out.WriteByte(" -"[how])
		}
		out.WriteRune(d)
	}
	return out.String()
}

// In a text, JSON among it, everything around the values stays as it was.
func TestSurrogateInText(t *testing.T) {
	p := policy.Default()
	p.Default, p.Operators = surrogate(t, newSet(t), ""), nil
	r, err := redact.New(p)
	require.NoError(t, err)
	masked, err := r.String(`{"card":"4111 1111 1111 1111","mail":"jo\u0040corp.test","cvv":"123","ip":"10.1.2.3"}` + "\n")
	require.NoError(t, err)
	require.Regexp(t, `^\{"card":"0\d{3} \d{4} \d{4} \d{4}","mail":"[a-z]+\.[a-z]+\d+@example\.(com|net|org)",`+
		`"cvv":"\[CARD_CVV\]","ip":"\d+\.\d+\.\d+\.\d+"\}\n$`, masked)
}

// Dates and codes of the same text are made general, and a second pass changes nothing.
func TestGeneraliseTwiceInText(t *testing.T) {
	op, err := operators.Generalise(operators.GeneraliseOptions{})
	require.NoError(t, err)
	p := policy.Default()
	p.Default, p.Operators = op, nil
	r, err := redact.New(p)
	require.NoError(t, err)
	once, err := r.String("from 10.1.2.3 and 2001:470:1:2::3, card 4111 1111 1111 1111, mail jo@corp.test\n")
	require.NoError(t, err)
	require.Equal(t, "from 10.1.2.0 and 2001:470:1::, card [CREDIT_CARD], mail [EMAIL_ADDRESS]\n", once)
	twice, err := r.String(once)
	require.NoError(t, err)
	require.Equal(t, once, twice)
}
