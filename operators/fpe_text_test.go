package operators_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// In a text each value is found, changed and restored, and a second pass finds no card in place of one.
func TestFPEInText(t *testing.T) {
	o := operators.FPEOptions{Key: fpeKey}
	op, err := operators.FPE(o)
	require.NoError(t, err)
	restore, err := operators.RestoreFPE(o)
	require.NoError(t, err)
	p := policy.Default()
	p.Default, p.Operators = op, nil
	r, err := redact.New(p)
	require.NoError(t, err)
	text := "card 4111 1111 1111 1111, mail jo.doe@example.com, IBAN SE45 5000 0000 0583 9825 7466\n"
	masked, err := r.String(text)
	require.NoError(t, err)
	require.Equal(t, classes(text), classes(masked))
	found := findAll(t, r, text)
	require.Len(t, found, 3)
	for _, f := range found {
		value := redact.Value{Entity: f.Entity, Text: []byte(masked[f.Start:f.End])}
		back, err := restore(nil, value)
		require.NoError(t, err)
		require.NotEqual(t, string(value.Text), string(back))
		require.Equal(t, text[f.Start:f.End], string(back))
	}
	for _, f := range findAll(t, r, masked) {
		require.NotEqual(t, redact.Entity("CREDIT_CARD"), f.Entity)
	}
}

func findAll(t *testing.T, r *redact.Redactor, text string) (found []redact.Finding) {
	t.Helper()
	for f, err := range r.Find(strings.NewReader(text)) {
		require.NoError(t, err)
		found = append(found, f)
	}
	return found
}
