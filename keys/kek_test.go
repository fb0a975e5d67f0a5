package keys_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/redactd/redactd/keys"
)

// A key-encryption key is Tink's AEAD, both ways.
var _ tink.AEAD = keys.KEK(nil)
var _ keys.KEK = tink.AEAD(nil)

var errService = errors.New("the service says no to 4111111111111111")

// A spy is a KEK that does not encrypt, keeps what it sees, and may fail.
type spy struct {
	seen []byte
	err  error
}

func (s *spy) Encrypt(p, _ []byte) ([]byte, error) {
	s.seen = p
	return bytes.Clone(p), s.err
}

func (s *spy) Decrypt(c, _ []byte) ([]byte, error) {
	s.seen = bytes.Clone(c)
	return s.seen, s.err
}

func TestPlaintextIsWiped(t *testing.T) {
	s, k := fresh(t), new(spy)
	text := written(t, s, k)
	require.NotEmpty(t, k.seen)
	require.Equal(t, make([]byte, len(k.seen)), k.seen)
	k.seen = nil
	got, err := keys.Read(bytes.NewReader(text), k)
	require.NoError(t, err)
	require.NotEmpty(t, k.seen)
	require.Equal(t, make([]byte, len(k.seen)), k.seen)
	require.Equal(t, subs(t, s), subs(t, got))
}

func TestErrorOfTheKEKIsKeptAndNotPrinted(t *testing.T) {
	s := fresh(t)
	writeErr := s.Write(io.Discard, &spy{err: errService})
	_, readErr := keys.Read(bytes.NewReader(written(t, s, new(spy))), &spy{err: errService})
	for _, err := range []error{writeErr, readErr} {
		require.ErrorIs(t, err, errService)
		require.NotContains(t, err.Error(), "4111")
	}
}

// FuzzRead reads hostile files: as they are, and as the plaintext behind a key-encryption key.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	require.NoError(f, fresh(f).Write(&b, new(spy)))
	f.Add(b.Bytes(), false)
	var file struct {
		EncryptedKeyset []byte `json:"encryptedKeyset"`
	}
	require.NoError(f, json.Unmarshal(b.Bytes(), &file))
	f.Add(file.EncryptedKeyset, true)
	f.Fuzz(func(t *testing.T, data []byte, inside bool) {
		if inside {
			var err error
			file.EncryptedKeyset = data
			data, err = json.Marshal(file)
			require.NoError(t, err)
		}
		s, err := keys.Read(bytes.NewReader(data), new(spy))
		if err != nil {
			require.Nil(t, s)
			return
		}
		require.NotEmpty(t, subs(t, s))
		got, err := keys.Read(bytes.NewReader(written(t, s, new(spy))), new(spy))
		require.NoError(t, err)
		require.Equal(t, subs(t, s), subs(t, got))
		require.Equal(t, s.Info(), got.Info())
	})
}
