package operators_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/luhn"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

var values = flag.Int("values", 20_000, "random values that go there and back through each operator")

// hostileValues are such as somebody would try.
var hostileValues = []string{
	"[EMAIL_ADDRESS:aaaa]", "]", "[", "\x00", "\xff\xfe", strings.Repeat("x", 700), "\u202e4111", "a\r\nb", `"\u0000"`, "{{.}}", "%s%n",
	"🙂", "e\u0301", "٤١١١", "  ", "\n", "[CARD_CVV]", "▇▇▇▇",
}

// randomValue is one of these, or random bytes, or a number, an address or a word.
func randomValue(r *rand.Rand) []byte {
	switch r.IntN(10) {
	case 0:
		return []byte(hostileValues[r.IntN(len(hostileValues))])
	case 1, 2, 3:
		return fmt.Appendf(nil, "%d %04d", r.Uint64(), r.IntN(10000))
	case 4, 5:
		return fmt.Appendf(nil, "u%d.%x@example.com", r.IntN(1e6), r.Uint32())
	case 6:
		return fmt.Appendf(nil, "Å%xß-東%d", r.Uint32(), r.IntN(99))
	}
	value := make([]byte, 1+r.IntN(80))
	for i := range value {
		value[i] = byte(r.Uint32())
	}
	return value
}

// randomCard returns a number of 16 digits that passes the Luhn check.
func randomCard(r *rand.Rand) []byte {
	card := fmt.Appendf(nil, "4%014d", r.Uint64N(1e14))
	check, _ := luhn.Digit(card)
	return append(card, check)
}

// TestRoundTrips masks random values with the operators that seal them, each mark in a text, and restores them: with the
// keys every byte is back, with others and another tenant's none is.
func TestRoundTrips(t *testing.T) {
	set, other := newSet(t), newSet(t)
	identity, err := keys.NewIdentity()
	require.NoError(t, err)
	store, err := vault.Create(t.TempDir() + "/vault")
	require.NoError(t, err)
	defer store.Close()
	o := operators.SealOptions{Tenant: "a"}
	mine := restorer(t, operators.RestoreOptions{Keys: set, Identities: []*keys.Identity{identity}, Vault: store, Tenant: "a"})
	others := restorer(t, operators.RestoreOptions{Keys: other, Vault: store, Tenant: "a"})
	theirs := restorer(t, operators.RestoreOptions{Keys: set, Identities: []*keys.Identity{identity}, Vault: store, Tenant: "b"})
	for _, row := range []struct {
		share int // one value in so many: some take long
		op    redact.Operator
	}{
		{1, must(t)(operators.Token(set, o))}, {1, must(t)(operators.Encrypt(set, o))},
		{50, must(t)(operators.SealTo(identity.Recipient(), o))}, {10, must(t)(operators.Vault(store, set, o))},
	} {
		r := rand.New(rand.NewPCG(7, 8))
		for range *values / row.share {
			value := randomValue(r)
			mark := row.op.Replace([]byte("so "), redact.Value{Entity: "EMAIL_ADDRESS", Text: value, Source: value})
			if row.op.Settle != nil {
				require.NoError(t, row.op.Settle())
			}
			back, counts := mine.Append(nil, mark)
			require.Equal(t, 1, counts.Restored, "%s %q", row.op.Name, value)
			require.Equal(t, "so "+string(value), string(back), row.op.Name)
			for _, no := range []*operators.Restorer{others, theirs} {
				same, counts := no.Append(nil, mark)
				require.Equal(t, 1, counts.Unknown, row.op.Name)
				require.True(t, bytes.Equal(mark, same), row.op.Name)
			}
		}
	}
}

func restorer(t *testing.T, o operators.RestoreOptions) *operators.Restorer {
	t.Helper()
	r, err := operators.NewRestorer(o)
	require.NoError(t, err)
	return r
}

// must returns what fails the test for an operator's error.
func must(t *testing.T) func(redact.Operator, error) redact.Operator {
	return func(op redact.Operator, err error) redact.Operator {
		t.Helper()
		require.NoError(t, err)
		return op
	}
}

// TestFPERoundTrips is the same for values that are encrypted in their shape.
func TestFPERoundTrips(t *testing.T) {
	k := operators.FPEKeys{Set: newSet(t)}
	for _, o := range []operators.FPEOptions{{}, {KeepBIN: true}, {Luhn: true}} {
		op := must(t)(k.FPE(o))
		restore, err := k.Restore(o)
		require.NoError(t, err)
		r := rand.New(rand.NewPCG(7, 8))
		kept := 0
		for i := range *values / 3 {
			v := redact.Value{Entity: "X", Text: randomValue(r)}
			if i%2 == 0 {
				v = redact.Value{Entity: "CREDIT_CARD", Text: randomCard(r)}
			}
			masked := op.Replace(nil, v)
			if string(masked) == "["+string(v.Entity)+"]" {
				continue
			}
			kept++
			back, err := restore(nil, redact.Value{Entity: v.Entity, Text: masked})
			require.NoError(t, err)
			require.Equal(t, string(v.Text), string(back))
		}
		require.Greater(t, kept, *values/6)
	}
}

// TestCardsDoNotCollide wants 100,000 cards to have as many tokens, hashes and look-alikes, and other keys to make others.
func TestCardsDoNotCollide(t *testing.T) {
	one, two := newSet(t), newSet(t)
	for _, ops := range [][2]redact.Operator{
		{must(t)(operators.Token(one, operators.SealOptions{})), must(t)(operators.Token(two, operators.SealOptions{}))},
		{must(t)(operators.Hash(one, "")), must(t)(operators.Hash(two, ""))},
		{must(t)(operators.FPEKeys{Set: one}.FPE(operators.FPEOptions{})), must(t)(operators.FPEKeys{Set: two}.FPE(operators.FPEOptions{}))},
	} {
		r := rand.New(rand.NewPCG(1, 2))
		cards, written, agree := map[string]bool{}, map[string]bool{}, 0
		for len(cards) < 100_000 {
			card := randomCard(r)
			if cards[string(card)] {
				continue
			}
			cards[string(card)] = true
			v := redact.Value{Entity: "CREDIT_CARD", Text: card, Source: card}
			a, b := ops[0].Replace(nil, v), ops[1].Replace(nil, v)
			require.False(t, written[string(a)], "%s: two cards are written alike", ops[0].Name)
			written[string(a)] = true
			if bytes.Equal(a, b) {
				agree++
			}
		}
		require.Zero(t, agree, "%s: two keys write the same", ops[0].Name)
	}
}
