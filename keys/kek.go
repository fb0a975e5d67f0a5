package keys

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"io"
)

// A KEK is a key-encryption key: authenticated encryption of what a file holds. It is the tink.AEAD of Tink,
// so that the plugs of Tink for key management services fit. Implementations must be safe for concurrent use
// and must not keep the plaintext, which is wiped after use.
type KEK interface {
	Encrypt(plaintext, associatedData []byte) (ciphertext []byte, err error)
	Decrypt(ciphertext, associatedData []byte) (plaintext []byte, err error)
}

// labelKEK is what the AES key of a KEK is derived with.
const labelKEK = "redactd key-encryption key 1"

// localKEK is AES-256-GCM with a random nonce of 12 bytes, which comes first: the form of Tink without prefix.
type localKEK struct {
	aead hidden[cipher.AEAD]
}

// KEKFromBytes returns a KEK that is derived from a secret of at least 32 bytes, each of which counts, a line
// break at the end as well. A secret that is too short or evidently not random is refused. The secret is not
// kept; wiping it is up to the caller.
func KEKFromBytes(secret []byte) (KEK, error) {
	if err := checkSecret(secret); err != nil {
		return nil, err
	}
	key, err := expand(secret, labelKEK, keySize)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, failed("the key-encryption key cannot be used", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, failed("the key-encryption key cannot be used", err)
	}
	return localKEK{hide(aead)}, nil
}

// ReadKEK is KEKFromBytes of all that r holds, at most 1 MiB.
func ReadKEK(r io.Reader) (KEK, error) {
	secret, err := readAll(r)
	if err != nil {
		return nil, err
	}
	defer clear(secret)
	return KEKFromBytes(secret)
}

var errOpen = errors.New("keys: the ciphertext does not belong to this key-encryption key")

func (k localKEK) Encrypt(plaintext, associatedData []byte) ([]byte, error) {
	return k.aead.show().Seal(nil, nil, plaintext, associatedData), nil
}

func (k localKEK) Decrypt(ciphertext, associatedData []byte) ([]byte, error) {
	plaintext, err := k.aead.show().Open(nil, nil, ciphertext, associatedData)
	if err != nil {
		return nil, errOpen
	}
	return plaintext, nil
}
