package main

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOthersKeepTheirSockets: one that is full, or not for streams, is of a process that lives.
func TestOthersKeepTheirSockets(t *testing.T) {
	dir := t.TempDir()
	full, other, left := filepath.Join(dir, "full"), filepath.Join(dir, "other"), filepath.Join(dir, "left")
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	require.NoError(t, err)
	defer syscall.Close(fd)
	require.NoError(t, syscall.Bind(fd, &syscall.SockaddrUnix{Name: full}))
	require.NoError(t, syscall.Listen(fd, 0))
	waits, err := net.Dial("unix", full) // is not accepted, and takes all the room
	require.NoError(t, err)
	defer waits.Close()
	datagrams, err := net.ListenPacket("unixgram", other)
	require.NoError(t, err)
	defer datagrams.Close()
	for _, path := range []string{full, other} {
		_, err = listenUnix("--listen", path)
		require.ErrorContains(t, err, "another process listens", path)
		require.FileExists(t, path, "it stays")
	}
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: left, Net: "unix"})
	require.NoError(t, err)
	l.SetUnlinkOnClose(false)
	require.NoError(t, l.Close())
	require.FileExists(t, left)
	again, err := listenUnix("--listen", left)
	require.NoError(t, err)
	require.NoError(t, again.Close())
	_, err = os.Lstat(left)
	require.ErrorIs(t, err, os.ErrNotExist)
}
