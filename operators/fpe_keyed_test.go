package operators_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func TestFPEKeys(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	other, err := keys.New()
	require.NoError(t, err)
	k := operators.FPEKeys{Set: set}
	op, err := k.FPE(operators.FPEOptions{})
	require.NoError(t, err)
	restore, err := k.Restore(operators.FPEOptions{})
	require.NoError(t, err)
	wrong, err := operators.FPEKeys{Set: other}.Restore(operators.FPEOptions{})
	require.NoError(t, err)
	elsewhere, err := operators.FPEKeys{Set: set, Tenant: "b"}.Restore(operators.FPEOptions{})
	require.NoError(t, err)
	for i := range 2000 {
		v := redact.Value{Entity: "PHONE_NUMBER", Text: fmt.Appendf(nil, "+44 20 79%02d %04d", i/100%100, i*7%10000)}
		masked := op.Replace(nil, v)
		of := redact.Value{Entity: v.Entity, Text: masked}
		back, err := restore(nil, of)
		require.NoError(t, err)
		require.Equal(t, string(v.Text), string(back))
		for _, no := range []func([]byte, redact.Value) ([]byte, error){wrong, elsewhere} {
			bad, err := no(nil, of)
			require.True(t, err != nil || string(bad) != string(v.Text))
		}
	}
	phone := apply(op, "PHONE_NUMBER", "1234567890")
	require.NotEqual(t, phone, apply(op, "US_NPI", "1234567890"), "each entity has a key")
	require.Equal(t, "[CARD_CVV]", apply(op, "CARD_CVV", "1234567"))
}

// After the set has a new key, the id of the old one restores what was written with that.
func TestFPEKeysRotate(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	old := set.Info()[0].ID
	op, err := operators.FPEKeys{Set: set}.FPE(operators.FPEOptions{})
	require.NoError(t, err)
	masked := apply(op, "X", "1234567890")
	require.NoError(t, set.Rotate())
	now, err := operators.FPEKeys{Set: set}.FPE(operators.FPEOptions{})
	require.NoError(t, err)
	require.NotEqual(t, masked, apply(now, "X", "1234567890"))
	restore, err := operators.FPEKeys{Set: set, ID: old}.Restore(operators.FPEOptions{})
	require.NoError(t, err)
	back, err := restore(nil, redact.Value{Entity: "X", Text: []byte(masked)})
	require.NoError(t, err)
	require.Equal(t, "1234567890", string(back))
	_, err = operators.FPEKeys{Set: set, ID: 7}.FPE(operators.FPEOptions{})
	require.ErrorContains(t, err, "no enabled key of this id")
	_, err = operators.FPEKeys{}.FPE(operators.FPEOptions{})
	require.Error(t, err)
}
