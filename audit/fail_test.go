package audit

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAFailedWriteStays: what follows a write that failed is refused, and may be refused more than that.
func TestAFailedWriteStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l, err := Open(path, Options{})
	require.NoError(t, err)
	writable := l.file
	l.file, err = os.Open(path) // which cannot be written
	require.NoError(t, err)
	r := Record{Event: "restore", Actor: "anna", Result: Begun}
	first := l.Append(r)
	require.ErrorContains(t, first, "make room")
	require.NotContains(t, first.Error(), path)
	l.file = writable
	require.ErrorIs(t, l.Append(r), first)
	_, err = l.Purge(l.options.Now())
	require.ErrorIs(t, err, first)
	require.Empty(t, l.Head())
}

// TestAFileThatGoesWhileItIsOpened is what a purge by another program leaves: the longer log, without a name.
func TestAFileThatGoesWhileItIsOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	f, err := openFile(path, os.O_RDWR|os.O_CREATE)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, os.Rename(path, path+".1"))
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	l := &Log{path: path, file: f}
	require.ErrorIs(t, l.resume(), errMoved)
}
