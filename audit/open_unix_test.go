//go:build unix

package audit_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
)

func TestWhatIsNoLog(t *testing.T) {
	dir := t.TempDir()
	_, err := audit.Open(filepath.Join(dir, "missing", "log"), audit.Options{})
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NotContains(t, err.Error(), "missing")
	link := filepath.Join(dir, "link")
	require.NoError(t, os.Symlink(fileOf(t, nil), link))
	for _, path := range []string{dir, "/dev/null", link} {
		_, err := audit.Open(path, audit.Options{})
		require.ErrorContains(t, err, "audit: the log is no regular file", path)
	}
	for _, mode := range []fs.FileMode{0o622, 0o660, 0o604, 0o700} {
		path := fileOf(t, nil)
		require.NoError(t, os.Chmod(path, mode))
		_, err := audit.Open(path, audit.Options{})
		require.ErrorContains(t, err, "chmod 600", "%o", mode)
	}
}
