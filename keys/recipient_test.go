package keys_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

func identity(t testing.TB) *keys.Identity {
	t.Helper()
	i, err := keys.NewIdentity()
	require.NoError(t, err)
	return i
}

func TestSealedToARecipient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	i, other := identity(t), identity(t)
	require.Equal(t, i.ID(), i.Recipient().ID())
	require.NotEqual(t, i.ID(), other.ID())
	seen := map[string]bool{}
	for n := range 300 {
		value := make([]byte, n)
		for k := range value {
			value[k] = byte(rng.Uint32())
		}
		sealed, err := i.Recipient().Seal("tenant", "ENTITY", []byte("header"), value)
		require.NoError(t, err)
		require.Len(t, sealed, n+48)
		require.False(t, seen[string(sealed[:32])], "a key for each value")
		seen[string(sealed[:32])] = true
		got, err := i.Open("tenant", "ENTITY", []byte("header"), sealed)
		require.NoError(t, err)
		require.True(t, bytes.Equal(value, got))
		_, err = other.Open("tenant", "ENTITY", []byte("header"), sealed)
		require.ErrorContains(t, err, "sealed to another recipient")
	}
}

// TestSealsOpenForTheSameAlone changes one thing at a time.
func TestSealsOpenForTheSameAlone(t *testing.T) {
	i := identity(t)
	sealed, err := i.Recipient().Seal("ab", "C", []byte("header"), []byte("value"))
	require.NoError(t, err)
	for _, c := range [][3]string{
		{"a", "C", "header"}, {"ab", "D", "header"}, {"ab", "C", "headers"}, {"a", "bC", "header"}, {"", "abC", "header"},
	} {
		_, err := i.Open(c[0], c[1], []byte(c[2]), sealed)
		require.Error(t, err, c)
	}
	for n := range sealed {
		changed := bytes.Clone(sealed)
		changed[n] ^= 1 << (n % 7) // X25519 ignores the last bit of a key
		_, err := i.Open("ab", "C", []byte("header"), changed)
		require.Error(t, err, n)
		_, err = i.Open("ab", "C", []byte("header"), sealed[:n])
		require.Error(t, err, n)
	}
}

func TestRecipientFile(t *testing.T) {
	r := identity(t).Recipient()
	path := filepath.Join(t.TempDir(), "public")
	require.NoError(t, r.Save(path))
	require.ErrorContains(t, r.Save(path), "there is a file of this name")
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Regexp(t, `^redactd-recipient-1:[A-Za-z0-9_-]{48}\n$`, string(text))
	got, err := keys.LoadRecipient(path)
	require.NoError(t, err)
	require.Equal(t, r.String(), got.String())
	require.Equal(t, r.ID(), got.ID())
	for _, bad := range []string{filepath.Dir(path), filepath.Join(filepath.Dir(path), "none")} {
		_, err := keys.LoadRecipient(bad)
		require.ErrorContains(t, err, "keys: it ")
	}
	require.NoError(t, os.Chmod(path, 0o666))
	_, err = keys.LoadRecipient(path)
	require.ErrorContains(t, err, "chmod o-w")
}

// writtenRecipient and writtenIdentity are a pair as version 1 wrote it, under KEKFromBytes of 0, 1, ... 31, and
// sealedOnce is "value" sealed to it.
const (
	writtenRecipient = "redactd-recipient-1:txAH4dEMjHJk68QWK08qzx29WwZl2UgnWAtT-HN00Be4S4-l"
	writtenIdentity  = "redactd-identity-1:SXZqwRZ-hZDbTbJmwzohEMToxCoSUPcN8c4-irGFlSbGCcIgv0kg8Ch7qQRB8-uPJInnUGrWovyU7gM1"
	sealedOnce       = "sNAqpAJHHOxbC0vtbmlC3PMr76dLKUYvj40D3Uo32U_Xvwgvfkmbc3jWLxlviDf1MfSUpJc"
)

// What was written and sealed once can be read by every later version.
func TestOldPairsOpenOldSeals(t *testing.T) {
	r, err := keys.ParseRecipient([]byte(writtenRecipient))
	require.NoError(t, err)
	list, err := keys.LoadIdentities(file(t, []byte(writtenIdentity+"\n")), kek(t, 0))
	require.NoError(t, err)
	require.Equal(t, r.String(), list[0].Recipient().String())
	sealed, err := base64.RawURLEncoding.DecodeString(sealedOnce)
	require.NoError(t, err)
	value, err := list[0].Open("tenant", "ENTITY", []byte("header"), sealed)
	require.NoError(t, err)
	require.Equal(t, "value", string(value))
}

func TestRecipientsAreRefused(t *testing.T) {
	line := identity(t).Recipient().String()
	for i := range line {
		changed := []byte(line)
		changed[i] ^= 1
		_, err := keys.ParseRecipient(changed)
		require.Error(t, err, i)
		_, err = keys.ParseRecipient([]byte(line[:i]))
		require.Error(t, err, i)
	}
	// Points of small order: whatever is sealed to them has the same key. 0 and 1 have checksums that fit.
	for _, point := range [][]byte{make([]byte, 32), append([]byte{1}, make([]byte, 31)...)} {
		_, err := keys.ParseRecipient(recipientLine(point))
		require.ErrorContains(t, err, "no recipient")
	}
	for _, text := range []string{line + "\n" + line, line[:30] + "\n" + line[30:], line[:30] + "\r" + line[30:]} {
		_, err := keys.ParseRecipient([]byte(text))
		require.Error(t, err)
	}
	_, err := keys.ParseRecipient([]byte("redactd-identity-1:AAAA"))
	require.ErrorContains(t, err, "no recipient: name the public file")
	_, err = keys.ParseRecipient([]byte("4111111111111111"))
	require.NotContains(t, err.Error(), "4111")
	_, err = keys.ParseRecipient([]byte(" " + line + "\r\n"))
	require.NoError(t, err)
}

// A public key is never taken for a secret.
func TestARecipientIsNoSecret(t *testing.T) {
	i := identity(t)
	for _, text := range []string{i.Recipient().String(), "# ours\n" + i.Recipient().String()} {
		_, err := keys.LoadFile(file(t, []byte(text)), nil)
		require.ErrorContains(t, err, "no secret")
		_, err = keys.KEKFromBytes([]byte(text))
		require.ErrorContains(t, err, "no secret")
	}
	_, err := keys.LoadFile(file(t, []byte(lineOf(t, i, kek(t, 0)))), kek(t, 0))
	require.ErrorContains(t, err, "no secret", "nor is its identity a key set")
	_, err = keys.LoadIdentities(file(t, []byte(i.Recipient().String())), kek(t, 0))
	require.ErrorContains(t, err, "this is a recipient")
}

func FuzzParseRecipient(f *testing.F) {
	f.Add([]byte(identity(f).Recipient().String()))
	f.Add(recipientLine(make([]byte, 32)))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := keys.ParseRecipient(text)
		if err != nil {
			require.Nil(t, r)
			return
		}
		require.Equal(t, strings.TrimSpace(string(text)), fmt.Sprint(r))
		_, err = r.Seal("", "", nil, nil)
		require.NoError(t, err)
	})
}
