package operators_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func TestFPEKeyAndTweakMatter(t *testing.T) {
	o := operators.FPEOptions{Key: bytes.Clone(fpeKey), Tweak: []byte("a")}
	op, err := operators.FPE(o)
	require.NoError(t, err)
	first := apply(op, "X", "1234567890")
	o.Key[0], o.Tweak[0] = 0, 'b'
	require.Equal(t, first, apply(op, "X", "1234567890"), "both are copied")
	require.Equal(t, first, apply(op, "Y", "1234567890"), "the entity is not mixed in")
	seen := map[string]bool{first: true}
	for _, next := range []operators.FPEOptions{o, {Key: fpeKey}, {Key: fpeKey, Tweak: o.Tweak}} {
		op, err := operators.FPE(next)
		require.NoError(t, err)
		got := apply(op, "X", "1234567890")
		require.False(t, seen[got])
		seen[got] = true
	}
}

func TestFPERefusesSettings(t *testing.T) {
	for _, n := range []int{0, 16, 24, 31, 33, 64} {
		_, err := operators.FPE(operators.FPEOptions{Key: make([]byte, n)})
		require.ErrorContains(t, err, "must be 32 bytes", "%d", n)
		_, err = operators.RestoreFPE(operators.FPEOptions{Key: make([]byte, n)})
		require.ErrorContains(t, err, "must be 32 bytes", "%d", n)
	}
	_, err := operators.FPE(operators.FPEOptions{Key: fpeKey, Tweak: make([]byte, 129)})
	require.ErrorContains(t, err, "over 128 bytes")
	o := operators.FPEOptions{Tweak: make([]byte, 128), KeepBIN: true}
	require.NotEqual(t, "[CREDIT_CARD]", fpe(t, o, "CREDIT_CARD", "4111111111111111"), "the BIN has room beside it")
}

func TestRestoreFPERefuses(t *testing.T) {
	restore, err := operators.RestoreFPE(operators.FPEOptions{Key: fpeKey})
	require.NoError(t, err)
	for _, v := range []redact.Value{
		{Entity: "EMAIL_ADDRESS", Text: []byte("[EMAIL_ADDRESS]")},
		{Entity: "CREDIT_CARD", Text: []byte("4111111111111111")},
		{Entity: "CREDIT_CARD", Text: []byte("[CREDIT_CARD]")},
		{Entity: "CREDIT_CARD", Text: []byte("0abcdefg")},
		{Entity: "CREDIT_CARD", Text: []byte("012345")},
		{Entity: "CREDIT_CARD"}, {Entity: "X"}, {Entity: "X", Text: []byte("12345")},
		{Entity: "X", Text: []byte("▇▇▇▇▇▇▇▇")},
	} {
		got, err := restore([]byte("keep"), v)
		require.ErrorContains(t, err, "operators: fpe: ", "%q", v.Text)
		require.Equal(t, "keep", string(got))
	}
}
