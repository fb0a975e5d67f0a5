//go:build unix

package main

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestNotify listens as systemd does: ready when it listens, alive in between, and stopping before it ends.
func TestNotify(t *testing.T) {
	heard := listenAsSystemd(t, filepath.Join(t.TempDir(), "notify"))
	t.Setenv("WATCHDOG_USEC", "20000")
	d := start(t)
	require.Equal(t, stateReady, heard())
	require.Equal(t, stateAlive, heard())
	require.Equal(t, stateAlive, heard())
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	last := heard()
	for last == stateAlive {
		last = heard()
	}
	require.Equal(t, stateStopping, last)
}

// TestNotifyAbstract has a socket without a file, and nobody who waits for signs of life.
func TestNotifyAbstract(t *testing.T) {
	heard := listenAsSystemd(t, "@"+filepath.Join(t.TempDir(), "notify"))
	t.Setenv("WATCHDOG_USEC", "")
	d := start(t)
	require.Equal(t, stateReady, heard())
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
	require.Equal(t, stateStopping, heard())
}

func TestNotifyWithoutListener(t *testing.T) {
	t.Setenv("NOTIFY_SOCKET", filepath.Join(t.TempDir(), "nobody"))
	d := start(t)
	require.Contains(t, d.log(), "systemd cannot be told")
	require.Equal(t, exitDone, d.exit(syscall.SIGTERM))
}

func TestWatchdog(t *testing.T) {
	for _, c := range []struct {
		usec string
		want time.Duration
	}{
		{"30000000", 15 * time.Second}, {"", 0}, {"0", 0}, {"-1", 0}, {"nonsense", 0}, {"99999999999999999999", 0},
	} {
		require.Equal(t, c.want, watchdog(func(string) (string, bool) { return c.usec, c.usec != "" }), c.usec)
	}
}

// listenAsSystemd makes a socket, names it in the environment, and returns what reads the next state.
func listenAsSystemd(t *testing.T, name string) func() string {
	t.Helper()
	c, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	require.NoError(t, err)
	t.Cleanup(func() { _ = c.Close(); _ = os.Remove(name) })
	t.Setenv("NOTIFY_SOCKET", name)
	return func() string {
		b := make([]byte, 64)
		require.NoError(t, c.SetReadDeadline(time.Now().Add(20*time.Second)))
		n, err := c.Read(b)
		require.NoError(t, err)
		return string(b[:n])
	}
}
