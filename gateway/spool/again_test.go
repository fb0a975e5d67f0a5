package spool

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAgainInTime: an event that failed alone is sent again when its wait is over, and not when something else happens.
func TestAgainInTime(t *testing.T) {
	s, err := Open(Options{Dir: filepath.Join(t.TempDir(), "spool")})
	require.NoError(t, err)
	defer s.Close()
	require.NoError(t, s.Put(Entry{ID: "one"}))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	tries := 0
	_ = s.Deliver(ctx, func(context.Context, Entry) error {
		if tries++; tries == 2 {
			cancel()
		}
		return errors.New("not yet")
	}, Retry{Parallel: 2, Min: 50 * time.Millisecond})
	require.Equal(t, 2, tries)
}
