package redact

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAPolicyHasToSayWhatBecomesOfValues: one that forgets it would find them and let them pass.
func TestAPolicyHasToSayWhatBecomesOfValues(t *testing.T) {
	rows := []Detector{literalRow("a", false, "secret"), literalRow("b", false, "other")}
	rows[0].Entity, rows[1].Entity = "SECRET", "OTHER"
	keep := Operator{Name: "keep"}
	for _, c := range []struct {
		p  Policy
		ok bool
	}{
		{Policy{Detectors: rows}, false},
		{Policy{Detectors: rows, Operators: map[Entity]Operator{"SECRET": keep}}, false},
		{Policy{Detectors: rows, Operators: map[Entity]Operator{"SECRET": keep}, Skip: []Entity{"OTHER"}}, true},
		{Policy{Detectors: rows, Operators: map[Entity]Operator{"SECRET": keep}, Default: keep}, true},
		{Policy{Detectors: rows, Operators: map[Entity]Operator{"SECRET": {}}, Default: keep}, false},
		{Policy{Deny: []string{"x"}}, false},
	} {
		_, err := New(c.p)
		if c.ok {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, "does not say what becomes of")
		}
	}
}
