package redact

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNeverAllLose: one candidate is found in the raw text and in the folded text with other evidence, and another
// row's comes between the two.
func TestNeverAllLose(t *testing.T) {
	one, other := &row{Detector: &Detector{Name: "a"}}, &row{Detector: &Detector{Name: "b"}, nth: 1}
	rule := &entityRule{}
	for _, union := range [][]candidate{
		{{end: 9, row: one, rule: rule, bits: 3}, {end: 9, row: one, rule: rule, bits: 5}, {end: 9, row: other, rule: rule, bits: 4}},
		{{end: 9, row: one, rule: rule, said: 3}, {end: 9, row: one, rule: rule, said: 5}, {end: 9, row: other, rule: rule, said: 4}},
		{{end: 9, row: one, rule: rule}, {end: 9, row: one, rule: rule}},
	} {
		lose(union)
		require.NotNil(t, strongest(union))
	}
}
