package proof

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/detectors"
	"github.com/redactd/redactd/redact"
)

// redactor is what everything here is proved for: the default policy.
func redactor(tb testing.TB) *redact.Redactor {
	tb.Helper()
	r, err := redact.New(profile(tb, ""))
	require.NoError(tb, err)
	return r
}

// profile returns the policy of that name, the default policy for "".
func profile(tb testing.TB, name string) redact.Policy {
	tb.Helper()
	require.Empty(tb, name, "there are no other profiles yet")
	return redact.Policy{
		Detectors: detectors.All(),
		Rivals:    detectors.Rivals(),
		Default: redact.Operator{Name: "replace", Replace: func(dst []byte, v redact.Value) []byte {
			return append(append(append(dst, '['), v.Entity...), ']')
		}},
	}
}
