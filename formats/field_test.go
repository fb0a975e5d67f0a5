package formats

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/redact"
)

// TestFieldsAreBounded makes more fields than are kept, and still knows each by its name.
func TestFieldsAreBounded(t *testing.T) {
	r, err := redact.New(policy.Default())
	require.NoError(t, err)
	root := newRoot(r, nil)
	plain := func(key []byte) string { return string(key) }
	for i := range 2 * maxFields {
		key := strconv.Itoa(i)
		require.Equal(t, key, root.child([]byte(key), plain).name)
		require.Equal(t, "", root.child(nil, plain).name)
	}
	require.Equal(t, maxFields, root.tree.kept)
	require.Len(t, root.below, maxFields)
}
