package keys_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"fmt"

	"github.com/redactd/redactd/keys"
)

// A service stands for a key management service. With Tink's plugs, what registry.KMSClient.GetAEAD returns for the
// URI of a key is a KEK as it is.
type service struct{ cipher.AEAD }

func (s service) Encrypt(plaintext, associatedData []byte) ([]byte, error) {
	return s.Seal(nil, nil, plaintext, associatedData), nil
}

func (s service) Decrypt(ciphertext, associatedData []byte) ([]byte, error) {
	return s.Open(nil, nil, ciphertext, associatedData)
}

func ExampleKEK() {
	block, _ := aes.NewCipher(bytes.Repeat([]byte("key"), 11)[:32])
	gcm, _ := cipher.NewGCMWithRandomNonce(block)
	var kms keys.KEK = service{gcm}

	set, _ := keys.New()
	var file bytes.Buffer
	fmt.Println(set.Write(&file, kms))
	again, err := keys.Read(&file, kms)
	fmt.Println(again.String() == set.String(), err)
	// Output:
	// <nil>
	// true <nil>
}
