//go:build unix

package vault

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOnlyTheOwnerMayUseTheFile(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	path, _ := filled(t, 1)
	st, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), st.Mode())
	for _, mode := range []os.FileMode{0o601, 0o604, 0o610, 0o640, 0o644, 0o660, 0o666, 0o700, 0o777} {
		require.NoError(t, os.Chmod(path, mode))
		_, err := Open(path)
		require.ErrorContains(t, err, "chmod 600", "%o", mode)
	}
	require.NoError(t, os.Chmod(path, 0o400))
	f, err := OpenReadOnly(path)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

func TestFileOfAnotherUserIsRefused(t *testing.T) {
	path, _ := filled(t, 1)
	if os.Chown(path, 54321, -1) != nil {
		t.Skip("only root can give files away")
	}
	_, err := Open(path)
	require.ErrorContains(t, err, "another user")
}

func TestPipeIsRefusedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	_, err := Open(path)
	require.ErrorContains(t, err, "no regular file")
}
