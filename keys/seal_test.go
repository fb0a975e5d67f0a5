package keys_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf"
	"github.com/tink-crypto/tink-go/v2/prf/hkdfprf"
	tinkpb "github.com/tink-crypto/tink-go/v2/proto/tink_go_proto"
	"github.com/tink-crypto/tink-go/v2/secretdata"

	"github.com/redactd/redactd/keys"
)

// written is what Write makes of a set.
func written(t testing.TB, s *keys.Set, k keys.KEK) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.Write(&b, k))
	return b.Bytes()
}

func TestWriteAndRead(t *testing.T) {
	s := fresh(t)
	require.NoError(t, s.Rotate())
	require.NoError(t, s.Rotate())
	require.NoError(t, s.Disable(s.Info()[1].ID))
	text := written(t, s, kek(t, 0))
	require.True(t, json.Valid(text))
	got, err := keys.Read(bytes.NewReader(text), kek(t, 0))
	require.NoError(t, err)
	require.Equal(t, s.Info(), got.Info())
	require.Equal(t, subs(t, s), subs(t, got))
	require.NotEqual(t, text, written(t, s, kek(t, 0)), "each time with another nonce")
}

// writtenOnce is a set of FromRaw(0, 1, ... 31) as version 1 encrypted it under KEKFromBytes of the same.
const writtenOnce = `{"encryptedKeyset":"` +
	"urkmCkWbUZpe6+nbdODxZq78b14XqGfSUeKZuK2BOXaw0A2Fb3YHWjM+HSkyk/IBgT2q9XtiZm/NMeZJRaUW0kipnM3F34GG" +
	"+3ly2OvYKgmrbBQ5dSGNjZiomXan3q20UnREAL1suYV37DI2/V/uzQNfeVImc3iym1ygt6JPRopaH4MNOqYIZSFZ6fNa" +
	`"}`

// A file that was written once can be read by every later version.
func TestOldFilesCanBeRead(t *testing.T) {
	got, err := keys.Read(strings.NewReader(writtenOnce), kek(t, 0))
	require.NoError(t, err)
	want, err := keys.FromRaw(counting(0, 32))
	require.NoError(t, err)
	require.Equal(t, want.Info(), got.Info())
	require.Equal(t, subs(t, want), subs(t, got))
}

func TestReadNeedsTheSameKEK(t *testing.T) {
	text := written(t, fresh(t), kek(t, 0))
	_, err := keys.Read(bytes.NewReader(text), kek(t, 1))
	require.ErrorContains(t, err, "use the key-encryption key that it was written with")
	_, err = keys.Read(bytes.NewReader(text), nil)
	require.ErrorContains(t, err, "needs its key-encryption key")
	require.ErrorContains(t, fresh(t).Write(io.Discard, nil), "needs its key-encryption key")
}

// encrypted is the ciphertext of a written set and a function that puts another in its place.
func encrypted(t *testing.T, text []byte) ([]byte, func([]byte) []byte) {
	var all map[string]any
	require.NoError(t, json.Unmarshal(text, &all))
	data, err := base64.StdEncoding.DecodeString(all["encryptedKeyset"].(string))
	require.NoError(t, err)
	return data, func(data []byte) []byte {
		all["encryptedKeyset"] = base64.StdEncoding.EncodeToString(data)
		out, err := json.Marshal(all)
		require.NoError(t, err)
		return out
	}
}

func TestEveryChangedBitIsSeen(t *testing.T) {
	k := kek(t, 0)
	data, with := encrypted(t, written(t, fresh(t), k))
	_, err := keys.Read(bytes.NewReader(with(data)), k)
	require.NoError(t, err)
	for i := range data {
		changed := bytes.Clone(data)
		changed[i] ^= 1 << (i % 8)
		_, err := keys.Read(bytes.NewReader(with(changed)), k)
		require.Error(t, err, i)
		_, err = keys.Read(bytes.NewReader(with(data[:i])), k)
		require.Error(t, err, i)
	}
}

// The ciphertext of something else under the same key is no set.
func TestKEKOfOtherThings(t *testing.T) {
	h, err := keyset.NewHandle(prf.HKDFSHA256PRFKeyTemplate())
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, h.WriteWithAssociatedData(keyset.NewJSONWriter(&b), kek(t, 0), []byte("other")))
	_, err = keys.Read(&b, kek(t, 0))
	require.ErrorContains(t, err, "cannot be decrypted")
}

// hkdfKey adds a key of another hash or size.
func hkdfKey(t *testing.T, size int, hash hkdfprf.HashType) func(*keyset.Manager) (uint32, error) {
	p, err := hkdfprf.NewParameters(size, hash, nil)
	require.NoError(t, err)
	bytes, err := secretdata.NewBytesFromRand(uint32(size))
	require.NoError(t, err)
	k, err := hkdfprf.NewKey(bytes, p)
	require.NoError(t, err)
	return func(m *keyset.Manager) (uint32, error) { return m.AddKey(k) }
}

func template(t *tinkpb.KeyTemplate) func(*keyset.Manager) (uint32, error) {
	return func(m *keyset.Manager) (uint32, error) { return m.Add(t) }
}

func TestKeysOfOtherKindsAreRefused(t *testing.T) {
	for name, add := range map[string]func(*keyset.Manager) (uint32, error){
		"HMAC": template(prf.HMACSHA256PRFKeyTemplate()), "CMAC": template(prf.AESCMACPRFKeyTemplate()),
		"AEAD": template(aead.AES256GCMKeyTemplate()), "SHA-512": hkdfKey(t, 32, hkdfprf.SHA512),
		"31 bytes": hkdfKey(t, 31, hkdfprf.SHA256),
	} {
		t.Run(name, func(t *testing.T) {
			m := keyset.NewManager()
			id, err := m.Add(prf.HKDFSHA256PRFKeyTemplate())
			require.NoError(t, err)
			require.NoError(t, m.SetPrimary(id))
			_, err = add(m)
			require.NoError(t, err)
			h, err := m.Handle()
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, h.WriteWithAssociatedData(keyset.NewJSONWriter(&b), kek(t, 0),
				[]byte("redactd key set 1")))
			_, err = keys.Read(&b, kek(t, 0))
			require.ErrorContains(t, err, "another kind")
		})
	}
}

// A set that is not encrypted is no set, even though all its keys are fine.
func TestClearTextIsRefused(t *testing.T) {
	h, err := keyset.NewHandle(prf.HKDFSHA256PRFKeyTemplate())
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, insecurecleartextkeyset.Write(h, keyset.NewJSONWriter(&b)))
	_, err = keys.Read(&b, kek(t, 0))
	require.ErrorContains(t, err, "no key set")
}

func TestReadRefusesWithoutRepeating(t *testing.T) {
	text := string(written(t, fresh(t), kek(t, 0)))
	for name, bad := range map[string]string{
		"empty": "", "words": "the secret words are 4111111111111111", "half": text[:len(text)/2],
		"more behind it": text + "4111111111111111", "unknown": `{"4111111111111111": 1}`,
		"no base64": `{"encryptedKeyset": "4111 1111 1111 1111"}`, "twice": text + text,
		"number": `{"encryptedKeyset": 4111111111111111}`, "null": "null", "list": "[]", "bare": "{}",
	} {
		_, err := keys.Read(strings.NewReader(bad), kek(t, 0))
		require.Error(t, err, name)
		for e := err; e != nil; e = errors.Unwrap(e) {
			require.NotContains(t, e.Error(), "4111", name)
		}
	}
	_, err := keys.Read(strings.NewReader(strings.Repeat(" ", 1<<20+1)), kek(t, 0))
	require.ErrorContains(t, err, "more than 1 MiB")
}
