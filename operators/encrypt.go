package operators

import (
	"crypto/aes"
	"crypto/cipher"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

// Encrypt is as Token, but no two marks are equal, even of the same value: nothing can be joined, and nothing is told.
// So masking the same text twice gives two different texts.
// Source: AES-256-GCM, NIST SP 800-38D, with random nonces: one key is good for 2^32 values of an entity.
func Encrypt(set *keys.Set, o SealOptions) (redact.Operator, error) {
	return sealing("encrypt", kindEncrypt, newEncryptRing, set, o)
}

func newEncryptRing(set *keys.Set, tenant string) (*ring[sealer], error) {
	return newRing(set, "encrypt", tenant, 32, newEncrypted)
}

type encrypted struct{ gcm cipher.AEAD }

func newEncrypted(key []byte) (sealer, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	return encrypted{gcm}, err
}

func (e encrypted) seal(value, header []byte) ([]byte, error) {
	return e.gcm.Seal(nil, nil, value, header), nil
}

func (e encrypted) open(sealed, header []byte) ([]byte, error) {
	return e.gcm.Open(nil, nil, sealed, header)
}
