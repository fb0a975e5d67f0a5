//go:build unix

package keys_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// program writes a shell script that stands for the client of a key service, and returns the KEK.
func program(t *testing.T, script string, args ...string) keys.KEK {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a program")
	require.NoError(t, os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700))
	k, err := keys.CommandKEK(append([]string{path}, args...)...)
	require.NoError(t, err)
	return k
}

func TestCommandKEK(t *testing.T) {
	k := program(t, `[ "$1" = "a b" ] || exit 9
case $2 in
encrypt) printf sealed; tr '\000-\177' '\200-\377';;
decrypt) read -r x || :; exit 7;;
*) exit 8;;
esac`, "a b")
	got, err := k.Encrypt([]byte("plain"), []byte("data"))
	require.NoError(t, err)
	require.True(t, bytes.HasPrefix(got, []byte("sealed")))
	require.NotContains(t, string(got), "plain")
	_, err = k.Decrypt(got, []byte("data"))
	require.ErrorContains(t, err, "exit code 7")
}

// TestCommandKEKKeepsSets writes and reads a set through a program that keeps everything as it is.
func TestCommandKEKKeepsSets(t *testing.T) {
	k := program(t, "exec cat")
	s := fresh(t)
	got, err := keys.Read(bytes.NewReader(written(t, s, k)), k)
	require.NoError(t, err)
	require.Equal(t, subs(t, s), subs(t, got))
	sealed, err := k.Encrypt([]byte("plain"), []byte("data"))
	require.NoError(t, err)
	plain, err := k.Decrypt(sealed, []byte("data"))
	require.NoError(t, err)
	require.Equal(t, "plain", string(plain))
	for _, other := range []string{"", "dat", "datap", "other"} {
		_, err := k.Decrypt(sealed, []byte(other))
		require.ErrorContains(t, err, "does not belong")
	}
}

func TestCommandKEKFails(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"exit":   {"echo 4111111111111111 >&2; exit 3", "exit code 3: run it by hand"},
		"signal": {"kill -9 $$", "exit code -1"},
		"long":   {"head -c 1100000 /dev/zero", "more than 1 MiB"},
	} {
		_, err := program(t, c.script).Encrypt([]byte("plain"), nil)
		require.ErrorContains(t, err, c.want, name)
		require.NotContains(t, err.Error(), "4111")
		_, err = keys.Read(bytes.NewReader(written(t, fresh(t), program(t, "exec cat"))), program(t, c.script))
		require.ErrorContains(t, err, c.want, "%s: not that the key set was changed", name)
	}
	k, err := keys.CommandKEK("/none/4111111111111111")
	require.NoError(t, err)
	_, err = k.Encrypt(nil, nil)
	require.ErrorContains(t, err, "cannot be run: give its full path")
	require.NotContains(t, err.Error(), "4111")
	for _, argv := range [][]string{nil, {""}} {
		_, err = keys.CommandKEK(argv...)
		require.ErrorContains(t, err, "has no name")
	}
}
