package keys_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// recipientLine is the line of a public key, with a checksum that fits.
func recipientLine(public []byte) []byte {
	sum := sha256.Sum256(append([]byte("redactd recipient 1"), public...))
	return []byte("redactd-recipient-1:" + base64.RawURLEncoding.EncodeToString(append(bytes.Clone(public), sum[:4]...)))
}

func lineOf(t testing.TB, i *keys.Identity, k keys.KEK) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, i.Write(&b, k))
	return b.String()
}

func TestIdentityFile(t *testing.T) {
	i := identity(t)
	path := filepath.Join(t.TempDir(), "identity")
	require.NoError(t, i.Save(path, kek(t, 0)))
	require.ErrorContains(t, i.Save(path, kek(t, 0)), "choose another name")
	alone(t, filepath.Dir(path), "identity")
	list, err := keys.LoadIdentities(path, kek(t, 0))
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, i.Recipient().String(), list[0].Recipient().String())
	_, err = keys.LoadIdentities(path, kek(t, 1))
	require.ErrorContains(t, err, "cannot be decrypted: use the key-encryption key")
	_, err = keys.LoadIdentities(path, nil)
	require.ErrorContains(t, err, "need their key-encryption key")
	require.ErrorContains(t, i.Write(io.Discard, nil), "need their key-encryption key")
}

// TestIdentityFilesAreJoined puts two files together: each opens what was sealed to it.
func TestIdentityFilesAreJoined(t *testing.T) {
	a, b := identity(t), identity(t)
	text := lineOf(t, a, kek(t, 0)) + strings.TrimSpace(lineOf(t, b, kek(t, 0)))
	list, err := keys.LoadIdentities(file(t, []byte(text)), kek(t, 0))
	require.NoError(t, err)
	require.Len(t, list, 2)
	for i, one := range []*keys.Identity{a, b} {
		sealed, err := one.Recipient().Seal("", "", nil, []byte("value"))
		require.NoError(t, err)
		_, err = list[i].Open("", "", nil, sealed)
		require.NoError(t, err)
		_, err = list[1-i].Open("", "", nil, sealed)
		require.Error(t, err)
	}
}

// TestLoadForRestore tells what opens by its first bytes.
func TestLoadForRestore(t *testing.T) {
	i, s := identity(t), fresh(t)
	set, list, err := keys.LoadForRestore(file(t, []byte(lineOf(t, i, kek(t, 0)))), kek(t, 0))
	require.NoError(t, err)
	require.Nil(t, set)
	require.Equal(t, i.ID(), list[0].ID())
	set, list, err = keys.LoadForRestore(file(t, written(t, s, kek(t, 0))), kek(t, 0))
	require.NoError(t, err)
	require.Nil(t, list)
	require.Equal(t, s.Info(), set.Info())
	_, _, err = keys.LoadForRestore(file(t, []byte(i.Recipient().String())), nil)
	require.ErrorContains(t, err, "no secret")
}

func TestIdentityFilesAreRefused(t *testing.T) {
	line := lineOf(t, identity(t), kek(t, 0))
	for name, bad := range map[string]string{
		"empty": "", "words": "the words are 4111111111111111", "an empty line": line + "\n" + line,
		"too many": strings.Repeat(line, 101), "a set": string(written(t, fresh(t), kek(t, 0))),
		"twice": strings.TrimSpace(line) + line,
	} {
		_, err := keys.LoadIdentities(file(t, []byte(bad)), kek(t, 0))
		require.ErrorContains(t, err, "keys: ", name)
		require.NotContains(t, err.Error(), "4111", name)
	}
	for i := range len(line) - 1 {
		changed := []byte(line)
		changed[i] ^= 1
		_, err := keys.LoadIdentities(file(t, changed), kek(t, 0))
		require.Error(t, err, i)
	}
	_, err := keys.LoadIdentities(file(t, []byte(strings.Repeat(line, 100))), kek(t, 0))
	require.NoError(t, err)
}

// TestIdentitiesAreWiped: the private key is not left behind in what a key-encryption key was given, or gave.
func TestIdentitiesAreWiped(t *testing.T) {
	k := new(spy)
	line := lineOf(t, identity(t), k)
	require.Equal(t, make([]byte, 32), k.seen)
	_, err := keys.LoadIdentities(file(t, []byte(line)), k)
	require.NoError(t, err)
	require.Equal(t, make([]byte, 32), k.seen)
	require.ErrorIs(t, identity(t).Write(io.Discard, &spy{err: errService}), errService)
	_, err = keys.LoadIdentities(file(t, []byte(line)), &spy{err: errService})
	require.ErrorIs(t, err, errService)
	require.NotContains(t, err.Error(), "4111")
}

func TestNothingPrintsAnIdentity(t *testing.T) {
	k := new(spy)
	i := identity(t)
	encoded := strings.TrimPrefix(strings.TrimSpace(lineOf(t, i, k)), "redactd-identity-1:")
	private, err := base64.RawURLEncoding.DecodeString(encoded)
	require.NoError(t, err)
	for _, v := range []any{i, *i, []any{i}, struct{ i keys.Identity }{*i}, struct{ i *keys.Identity }{i}} {
		requireAbsent(t, printed(t, v), private)
	}
	require.Equal(t, fmt.Sprintf("identity %d", i.ID()), fmt.Sprintf("%x", i))
}

// FuzzIdentities reads hostile files of identities, behind a key-encryption key that takes everything.
func FuzzIdentities(f *testing.F) {
	line := []byte(lineOf(f, identity(f), new(spy)))
	f.Add(line)
	f.Add(append(line, line...))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := keys.ReadIdentities(bytes.NewReader(text), new(spy))
		if err != nil {
			require.Empty(t, list)
			return
		}
		for _, i := range list {
			sealed, err := i.Recipient().Seal("a", "b", nil, []byte("value"))
			require.NoError(t, err)
			_, err = i.Open("a", "b", nil, sealed)
			require.NoError(t, err)
		}
	})
}
