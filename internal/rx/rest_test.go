package rx

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A match that waited for the processor makes no pattern rest; three in a row do.
func TestOneHiccupIsNoRest(t *testing.T) {
	var r rest
	calls := 0
	require.NoError(t, r.run(func() error {
		if calls++; calls == 1 {
			time.Sleep(2 * slow)
		}
		return nil
	}))
	require.Equal(t, 2, calls)
	require.NoError(t, r.run(func() error { return nil }))
	require.NoError(t, r.run(func() error {
		if calls++; calls == 3 {
			return errors.New("4111")
		}
		return nil
	}))
	require.NoError(t, r.run(func() error { time.Sleep(2 * slow); return nil }))
	require.Equal(t, ErrResting, r.run(func() error { return nil }))
}

func TestFailuresSayNothing(t *testing.T) {
	var r, s rest
	require.Equal(t, ErrGaveUp, r.run(func() error { return errors.New("4111") }))
	require.Equal(t, ErrGaveUp, s.run(func() error { panic("4111") }))
}
