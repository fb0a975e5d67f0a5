package redact

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBatchReset looks for what a batch held before.
func TestBatchReset(t *testing.T) {
	var b Batch
	require.True(t, b.Add([]byte("4111 1111 1111 1111")))
	b.out = append(b.out, "4111"...)
	b.Reset(nil)
	require.Zero(t, b.Len())
	require.Empty(t, b.ends)
	for _, memory := range [][]byte{b.text, b.out} {
		require.NotZero(t, cap(memory))
		require.Empty(t, bytes.Trim(memory[:cap(memory)], "\x00"))
	}
}
