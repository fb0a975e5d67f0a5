package keys_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// file writes a file of mode 0600 and returns its path.
func file(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

// alone fails if a folder holds anything but the files named.
func alone(t *testing.T, dir string, want ...string) {
	t.Helper()
	var got []string
	list, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range list {
		got = append(got, e.Name())
	}
	require.ElementsMatch(t, want, got)
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	s := fresh(t)
	require.NoError(t, s.Save(path, kek(t, 0)))
	alone(t, filepath.Dir(path), "keys")
	got, err := keys.Load(path, kek(t, 0))
	require.NoError(t, err)
	require.Equal(t, subs(t, s), subs(t, got))
	_, err = keys.Load(path, kek(t, 1))
	require.ErrorContains(t, err, "cannot be decrypted")
	_, err = keys.Load(path, nil)
	require.ErrorContains(t, err, "needs its key-encryption key")
}

func TestSaveNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, fresh(t).Save(path, kek(t, 0)))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	require.ErrorContains(t, fresh(t).Save(path, kek(t, 0)), "choose another name")
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
	alone(t, filepath.Dir(path), "keys")
}

func TestFailedSaveLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	require.ErrorIs(t, fresh(t).Save(filepath.Join(dir, "keys"), &spy{err: errService}), errService)
	require.ErrorContains(t, fresh(t).Save(filepath.Join(dir, "keys"), nil), "needs its key-encryption key")
	require.ErrorContains(t, new(keys.Set).Save(filepath.Join(dir, "keys"), kek(t, 0)), "holds no key")
	alone(t, dir)
	err := fresh(t).Save(filepath.Join(dir, "missing", "keys"), kek(t, 0))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NotContains(t, err.Error(), "missing")
}

func TestUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	s := fresh(t)
	require.NoError(t, s.Save(path, kek(t, 0)))
	require.NoError(t, keys.Update(path, kek(t, 0), (*keys.Set).Rotate))
	got, err := keys.Load(path, kek(t, 0))
	require.NoError(t, err)
	require.Len(t, got.Info(), 2)
	id := s.Info()[0].ID
	require.Equal(t, subs(t, s)[id], subs(t, got)[id])
	alone(t, filepath.Dir(path), "keys")
}

func TestFailedUpdateLeavesTheOldSet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, fresh(t).Save(path, new(spy)))
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	none := func(*keys.Set) error { return nil }
	for name, do := range map[string]func() error{
		"change": func() error { return keys.Update(path, new(spy), func(*keys.Set) error { return errService }) },
		"read":   func() error { return keys.Update(path, &spy{err: errService}, none) },
		"write": func() error {
			k := new(spy)
			return keys.Update(path, k, func(*keys.Set) error { k.err = errService; return nil })
		},
	} {
		require.ErrorIs(t, do(), errService, name)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, before, after, name)
		alone(t, filepath.Dir(path), "keys")
	}
	require.ErrorIs(t, keys.Update(path+"2", new(spy), none), fs.ErrNotExist)
	alone(t, filepath.Dir(path), "keys")
}

func TestUpdatesDoNotMix(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, fresh(t).Save(path, kek(t, 0)))
	require.NoError(t, keys.Update(path, kek(t, 0), func(s *keys.Set) error {
		err := keys.Update(path, kek(t, 0), (*keys.Set).Rotate)
		require.ErrorContains(t, err, "ends in .new")
		return s.Rotate()
	}))
	got, err := keys.Load(path, kek(t, 0))
	require.NoError(t, err)
	require.Len(t, got.Info(), 2)
}

func TestLoadFileTellsSetsFromSecrets(t *testing.T) {
	k := kek(t, 0)
	s := fresh(t)
	set, raw := file(t, written(t, s, k)), file(t, counting(0, 33))
	got, err := keys.LoadFile(set, k)
	require.NoError(t, err)
	require.Equal(t, subs(t, s), subs(t, got))
	got, err = keys.LoadFile(raw, nil)
	require.NoError(t, err)
	want, err := keys.FromRaw(counting(0, 33))
	require.NoError(t, err)
	require.Equal(t, subs(t, want), subs(t, got))

	_, err = keys.LoadFile(set, nil)
	require.ErrorContains(t, err, "needs its key-encryption key")
	_, err = keys.LoadFile(raw, k)
	require.ErrorContains(t, err, "leave out one")
	_, err = keys.LoadFile(file(t, counting(0, 31)), nil)
	require.ErrorContains(t, err, "shorter than 32")
}

// A key set that is cut short, or has a byte in front, is never taken for a secret.
func TestDamagedSetIsNoSecret(t *testing.T) {
	text := written(t, fresh(t), kek(t, 0))
	for n := range len(text) {
		if !bytes.HasSuffix(bytes.TrimSpace(text[:n]), []byte("}")) {
			_, err := keys.LoadFile(file(t, text[:n]), nil)
			require.Error(t, err, n)
		}
	}
	_, err := keys.LoadFile(file(t, append([]byte("\n "), text...)), nil)
	require.ErrorContains(t, err, "needs its key-encryption key")
	// A binary secret may begin like a set.
	_, err = keys.LoadFile(file(t, append([]byte("{"), counting(0xc0, 32)...)), nil)
	require.NoError(t, err)
}

func TestLoadRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	real := file(t, counting(0, 32))
	link := filepath.Join(dir, "link")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("there are no links here")
	}
	for path, want := range map[string]string{
		dir: "no regular file", link: "symbolic link", filepath.Join(dir, "none"): "cannot be opened",
		file(t, make([]byte, 1<<20+1)): "more than 1 MiB", file(t, nil): "",
	} {
		_, loadErr := keys.Load(path, kek(t, 0))
		_, kekErr := keys.LoadKEK(path)
		_, fileErr := keys.LoadFile(path, nil)
		for _, err := range []error{loadErr, kekErr, fileErr} {
			require.ErrorContains(t, err, "keys: ")
			require.ErrorContains(t, err, want)
			require.NotContains(t, err.Error(), dir)
		}
	}
	_, err := keys.LoadKEK(filepath.Join(dir, "none"))
	require.True(t, errors.Is(err, fs.ErrNotExist))
	require.ErrorContains(t, err, "no such file")
	k, err := keys.LoadKEK(real)
	require.NoError(t, err)
	_, err = keys.Read(bytes.NewReader(written(t, fresh(t), kek(t, 0))), k)
	require.NoError(t, err, "a file holds the secret as it is")
}
