package proof

import (
	"cmp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
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
	p, err := policy.Profile(cmp.Or(name, "default"))
	require.NoError(tb, err)
	return p
}
