package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func newFile(t testing.TB) (*File, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vault")
	f, err := Create(path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f, path
}

func random(n int) Record {
	r := Record{Key: 7, Sealed: make([]byte, n)}
	for _, b := range [][]byte{r.Token[:], r.Lookup[:], r.Sealed} {
		_, _ = rand.Read(b)
	}
	return r
}

// filled returns a closed file of n records, and these.
func filled(t testing.TB, n int) (string, []Record) {
	f, path := newFile(t)
	all := make([]Record, n)
	for i := range all {
		all[i] = random(44)
		_, err := f.Put(all[i], 1)
		require.NoError(t, err)
	}
	require.NoError(t, f.Sync())
	require.NoError(t, f.Close())
	return path, all
}

// TestFilesAreKept reads what was synced from another opening of the file, and not what was not.
func TestFilesAreKept(t *testing.T) {
	path, all := filled(t, 5000)
	f, err := Open(path)
	require.NoError(t, err)
	lost := random(3)
	_, err = f.Put(lost, 1)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	_, err = f.Put(lost, 1)
	require.ErrorContains(t, err, "vault: it is closed")

	f, err = OpenReadOnly(path)
	require.NoError(t, err)
	defer f.Close()
	for _, r := range all {
		got, ok, err := f.Get(r.Token)
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, r, got)
	}
	_, ok, err := f.Get(lost.Token)
	require.NoError(t, err)
	require.False(t, ok)
	_, err = f.Put(lost, 1)
	require.ErrorContains(t, err, "for reading only")
	info, err := f.Info(1)
	require.NoError(t, err)
	require.Equal(t, map[uint32]Count{7: {Records: 5000}}, info)
}

// TestWithoutSync writes once that many records wait that they take memory.
func TestWithoutSync(t *testing.T) {
	f, _ := newFile(t)
	for range pendingMax + 1 {
		_, err := f.Put(random(1), 1)
		require.NoError(t, err)
	}
	require.Len(t, f.pending, 1)
}

// TestFullFile keeps a file from growing: nothing of what does not fit is lost, and it is written once there is room.
func TestFullFile(t *testing.T) {
	f, _ := newFile(t)
	f.db.MaxSize = 1 << 16
	var all []Record
	var err error
	for err == nil {
		r := random(10000)
		_, err = f.Put(r, 1)
		require.NoError(t, err)
		all = append(all, r)
		err = f.Sync()
	}
	require.ErrorContains(t, err, "vault: it has reached its greatest size")
	last := all[len(all)-1]
	_, ok, err := f.Get(last.Token)
	require.NoError(t, err)
	require.False(t, ok)
	f.db.MaxSize = 0
	require.NoError(t, f.Sync())
	for _, r := range all {
		_, ok, err := f.Get(r.Token)
		require.NoError(t, err)
		require.True(t, ok)
	}
}

// TestWhatIsRefused has what is no vault of ours, with what to do about it.
func TestWhatIsRefused(t *testing.T) {
	f, path := newFile(t)
	_, err := Create(path)
	require.ErrorContains(t, err, "vault: there is a file of this name")
	for _, open := range []func(string) (*File, error){Open, OpenReadOnly} {
		_, err = open(path)
		require.ErrorContains(t, err, "vault: another run is using it")
	}
	require.NoError(t, f.Close())

	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, content, 0o600))
		return path
	}
	link := filepath.Join(dir, "link")
	require.NoError(t, os.Symlink(path, link))
	for path, want := range map[string]string{
		filepath.Join(dir, "none"):          "vault: the file cannot be opened: ",
		dir:                                 "no regular file",
		link:                                "symbolic link",
		write("empty", nil):                 "holds no vault",
		write("text", []byte("text")):       "holds no vault",
		write("zeros", make([]byte, 1<<16)): "holds no vault",
		write("ones", bytes.Repeat([]byte{0xff}, 1<<16)):      "holds no vault",
		filepath.Join(dir, "none", "in a folder that is not"): "vault: the file cannot be opened: ",
	} {
		for _, open := range []func(string) (*File, error){Open, OpenReadOnly} {
			_, err := open(path)
			require.ErrorContains(t, err, want)
			require.NotContains(t, err.Error(), dir)
		}
	}
	_, err = Open(filepath.Join(dir, "none"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	var number syscall.Errno
	require.True(t, errors.As(err, &number))
	_, err = Create(filepath.Join(dir, "none", "vault"))
	require.ErrorContains(t, err, "vault: the file cannot be opened: ")
	st, err := os.Stat(filepath.Join(dir, "empty"))
	require.NoError(t, err)
	require.Zero(t, st.Size(), "a file that is no vault has changed")
}
