//go:build unix

package keys

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestCommandKEKIsStopped when it takes too long, even if what it has started goes on.
func TestCommandKEKIsStopped(t *testing.T) {
	for _, script := range []string{"exec sleep 20", "sleep 20; true"} {
		begin := time.Now()
		_, err := commandKEK{[]string{"sh", "-c", script}, 100 * time.Millisecond}.Encrypt(nil, nil)
		require.ErrorContains(t, err, "took too long")
		require.Less(t, time.Since(begin), 15*time.Second)
	}
}
