//go:build unix

package keys_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// mounted is a folder as Kubernetes mounts a secret, and the name of the secret in it.
func mounted(t *testing.T, data []byte) (dir, name string) {
	dir = t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "..2026_11_27"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "..2026_11_27", "kek"), data, 0o400))
	require.NoError(t, os.Chmod(filepath.Join(dir, "..2026_11_27", "kek"), 0o440))
	require.NoError(t, os.Symlink("..2026_11_27", filepath.Join(dir, "..data")))
	require.NoError(t, os.Symlink(filepath.Join("..data", "kek"), filepath.Join(dir, "kek")))
	require.NoError(t, os.Chmod(dir, 0o777|os.ModeSticky|os.ModeSetgid))
	return dir, filepath.Join(dir, "kek")
}

func TestMountedSecret(t *testing.T) {
	_, name := mounted(t, counting(0, 32))
	_, err := keys.LoadKEK(name)
	require.NoError(t, err)
	require.NoError(t, os.Chmod(name, 0o444))
	_, err = keys.LoadKEK(name)
	require.ErrorContains(t, err, "chmod 600")
}

// TestMountedSecretThatTurns loads what the links lead to after they were turned.
func TestMountedSecretThatTurns(t *testing.T) {
	first, second := written(t, fresh(t), kek(t, 0)), written(t, fresh(t), kek(t, 0))
	dir, name := mounted(t, first)
	before, err := keys.Load(name, kek(t, 0))
	require.NoError(t, err)
	require.NoError(t, os.Mkdir(filepath.Join(dir, "..2026_11_28"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "..2026_11_28", "kek"), second, 0o400))
	require.NoError(t, os.Symlink("..2026_11_28", filepath.Join(dir, "..new")))
	require.NoError(t, os.Rename(filepath.Join(dir, "..new"), filepath.Join(dir, "..data")))
	after, err := keys.Load(name, kek(t, 0))
	require.NoError(t, err)
	require.NotEqual(t, before.Info(), after.Info())
}

// TestLinksThatOthersMayTurn: each chmod, and each other owner, is refused by itself.
func TestLinksThatOthersMayTurn(t *testing.T) {
	dir, name := mounted(t, counting(0, 32))
	for mode, ok := range map[os.FileMode]bool{
		0o700: true, 0o755: true, 0o775: false, 0o757: false, 0o777: false, 0o777 | os.ModeSticky: true,
	} {
		require.NoError(t, os.Chmod(dir, mode))
		_, err := keys.LoadKEK(name)
		if ok {
			require.NoError(t, err, "%o", mode)
		} else {
			require.ErrorContains(t, err, "that others may change", "%o", mode)
		}
	}
	require.NoError(t, os.Chmod(dir, 0o755))
	if os.Lchown(name, 54321, -1) != nil {
		t.Skip("only root can give files away")
	}
	_, err := keys.LoadKEK(name)
	require.ErrorContains(t, err, "symbolic link")
	require.NoError(t, os.Lchown(name, 0, -1))
	require.NoError(t, os.Chown(dir, 54321, -1))
	_, err = keys.LoadKEK(name)
	require.ErrorContains(t, err, "symbolic link")
}

// TestLinksThatLeadElsewhere are refused, whether they name the place or climb to it.
func TestLinksThatLeadElsewhere(t *testing.T) {
	outside := file(t, counting(0, 32))
	dir := t.TempDir()
	up, err := filepath.Rel(dir, outside)
	require.NoError(t, err)
	for name, target := range map[string]string{
		"absolute": outside, "up": up, "loop": "loop", "none": "missing", "folder": ".",
	} {
		link := filepath.Join(dir, name)
		require.NoError(t, os.Symlink(target, link))
		_, err := keys.LoadKEK(link)
		require.ErrorContains(t, err, "keys: it", name)
		if name == "absolute" || name == "up" {
			require.ErrorContains(t, err, "leads out of its folder", name)
		}
	}
}

func TestALinkIsNotUpdated(t *testing.T) {
	_, name := mounted(t, written(t, fresh(t), kek(t, 0)))
	require.ErrorContains(t, keys.Update(name, kek(t, 0), (*keys.Set).Rotate), "symbolic link")
	st, err := os.Lstat(name)
	require.NoError(t, err)
	require.NotZero(t, st.Mode()&os.ModeSymlink)
}
