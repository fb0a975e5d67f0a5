package keys

import (
	"encoding/binary"
	"errors"

	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/insecuresecretdataaccess"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf/hkdfprf"
	tinkpb "github.com/tink-crypto/tink-go/v2/proto/tink_go_proto"
	"github.com/tink-crypto/tink-go/v2/secretdata"
)

const (
	labelRawKey = "redactd raw secret 1: key"
	labelRawID  = "redactd raw secret 1: id"
)

// FromRaw returns a set of one key that is derived from a secret of at least 32 bytes, and so is its id: the
// same secret gives the same set everywhere. Each byte counts, a line break at the end as well. A secret that
// is too short or evidently not random is refused. The secret is not kept; wiping it is up to the caller.
func FromRaw(secret []byte) (*Set, error) {
	if err := checkSecret(secret); err != nil {
		return nil, err
	}
	key, err := expand(secret, labelRawKey, keySize)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	id, err := expand(secret, labelRawID, 4)
	if err != nil {
		return nil, err
	}
	h, err := withID(key, max(binary.BigEndian.Uint32(id), 1)) // 0 may be taken for no id
	s := new(Set)
	if err := s.take(h, err); err != nil {
		return nil, err
	}
	return s, nil
}

// withID makes a keyset of one key with a given id. The library draws the id of a key itself, so the set is
// made with that one, and read back with ours.
func withID(key []byte, id uint32) (*keyset.Handle, error) {
	h, err := single(key)
	if err != nil {
		return nil, err
	}
	set := insecurecleartextkeyset.KeysetMaterial(h)
	defer clear(set.Key[0].KeyData.Value)
	set.Key[0].KeyId, set.PrimaryKeyId = id, id
	return insecurecleartextkeyset.Read(given{set})
}

// single makes a keyset of one key.
func single(key []byte) (*keyset.Handle, error) {
	p, err := hkdfprf.NewParameters(len(key), hkdfprf.SHA256, nil)
	if err != nil {
		return nil, err
	}
	k, err := hkdfprf.NewKey(secretdata.NewBytesFromData(key, insecuresecretdataaccess.Token{}), p)
	if err != nil {
		return nil, err
	}
	m := keyset.NewManager()
	id, err := m.AddKey(k)
	if err != nil {
		return nil, err
	}
	if err := m.SetPrimary(id); err != nil {
		return nil, err
	}
	return m.Handle()
}

// given is a keyset.Reader of a keyset in memory.
type given struct{ set *tinkpb.Keyset }

func (g given) Read() (*tinkpb.Keyset, error) { return g.set, nil }

func (given) ReadEncrypted() (*tinkpb.EncryptedKeyset, error) { return nil, errors.ErrUnsupported }
