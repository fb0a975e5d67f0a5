package operators_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
)

// Another key, tenant or subject moves differently; an old key goes on to move as before.
func TestShiftKeys(t *testing.T) {
	set := newSet(t)
	old := set.Info()[0].ID
	at := func(o operators.ShiftOptions) string {
		o.MaxDays = operators.MaxDays
		return newShifter(t, set, o)("DATE", "2026-01-31")
	}
	before := at(operators.ShiftOptions{})
	require.NotEqual(t, before, at(operators.ShiftOptions{Tenant: "a"}))
	require.NotEqual(t, before, at(operators.ShiftOptions{Subject: "a"}))
	require.NotEqual(t, at(operators.ShiftOptions{Tenant: "a"}), at(operators.ShiftOptions{Subject: "a"}))
	require.NoError(t, set.Rotate())
	require.NotEqual(t, before, at(operators.ShiftOptions{}))
	require.Equal(t, before, at(operators.ShiftOptions{Key: old}))
}

func TestShiftRefusesSettings(t *testing.T) {
	set := newSet(t)
	for _, o := range []operators.ShiftOptions{{MaxDays: -1}, {MaxDays: 29}, {MaxDays: 36501}, {Order: "ymd"}, {Key: 1}} {
		_, err := operators.Shift(set, o)
		require.ErrorContains(t, err, "operators: ", "%+v", o)
		_, err = operators.RestoreShift(set, o)
		require.ErrorContains(t, err, "operators: ", "%+v", o)
	}
	_, err := operators.Shift(&keys.Set{}, operators.ShiftOptions{})
	require.ErrorContains(t, err, "keys: ")
}
