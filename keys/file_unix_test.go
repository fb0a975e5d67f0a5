//go:build unix

package keys_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

func TestOnlyTheOwnerMayRead(t *testing.T) {
	path := file(t, counting(0, 32))
	for mode := range os.FileMode(0o1000) {
		require.NoError(t, os.Chmod(path, mode))
		_, err := keys.LoadKEK(path)
		switch {
		case mode&^0o600 != 0 && mode != 0o440:
			require.ErrorContains(t, err, "chmod 600", "%o", mode)
		case mode == 0o600 || mode == 0o400 || mode == 0o440 && os.Geteuid() == 0:
			require.NoError(t, err, "%o", mode)
		}
	}
}

func TestFileOfAnotherUserIsRefused(t *testing.T) {
	path := file(t, counting(0, 32))
	if os.Chown(path, 54321, -1) != nil {
		t.Skip("only root can give files away")
	}
	_, err := keys.LoadKEK(path)
	require.ErrorContains(t, err, "another user")
}

func TestPipeIsRefusedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	_, err := keys.LoadKEK(path)
	require.ErrorContains(t, err, "no regular file")
	_, err = keys.LoadRecipient(path)
	require.ErrorContains(t, err, "no regular file")
	_, err = keys.LoadKEK("/dev/zero")
	require.ErrorContains(t, err, "no regular file")
}

func TestSavedFilesAreNarrow(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	path := filepath.Join(t.TempDir(), "keys")
	mode := func(path string) os.FileMode {
		st, err := os.Lstat(path)
		require.NoError(t, err)
		return st.Mode()
	}
	require.NoError(t, fresh(t).Save(path, kek(t, 0)))
	require.Equal(t, os.FileMode(0o600), mode(path))
	require.NoError(t, keys.Update(path, kek(t, 0), func(*keys.Set) error {
		require.Equal(t, os.FileMode(0o600), mode(path+".new"))
		return nil
	}))
	require.Equal(t, os.FileMode(0o600), mode(path))
}

// A link in the place of the new file is not written through, and what it leads to stays.
func TestSaveFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	target := file(t, []byte("mine"))
	path := filepath.Join(dir, "keys")
	require.NoError(t, os.Symlink(target, path))
	require.ErrorContains(t, fresh(t).Save(path, kek(t, 0)), "there is a file of this name")
	require.NoError(t, os.Rename(path, path+".new"))
	require.ErrorContains(t, fresh(t).Save(path, kek(t, 0)), "another run")
	got, err := os.ReadFile(target)
	require.NoError(t, err)
	require.Equal(t, "mine", string(got))
	alone(t, dir, "keys.new")
}
