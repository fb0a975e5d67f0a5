package keys

import (
	"crypto/hpke"
	"errors"
	"fmt"
	"io"
)

// An Identity is the private key of a [Recipient]: it opens what was sealed to it. It prints as its id.
type Identity struct {
	private   hidden[hpke.PrivateKey]
	recipient *Recipient
}

// encapsulated is how many bytes before the ciphertext say which key it was encrypted with.
const encapsulated = 32

var errSealed = errors.New("keys: this was sealed to another recipient, or for another tenant or entity," +
	" or is not whole: use the identity and the tenant that it was sealed for")

// NewIdentity returns a fresh identity. Its Recipient is the other half of the pair.
func NewIdentity() (*Identity, error) {
	kem, _, _ := suite()
	private, err := kem.GenerateKey()
	if err != nil {
		return nil, failed("no fresh key can be made", nil)
	}
	return newIdentity(private)
}

func newIdentity(private hpke.PrivateKey) (*Identity, error) {
	r, err := newRecipient(private.PublicKey())
	if err != nil {
		return nil, err
	}
	return &Identity{hide(private), r}, nil
}

// Recipient returns what is sealed to.
func (i *Identity) Recipient() *Recipient { return i.recipient }

// ID is that of the recipient.
func (i *Identity) ID() uint32 { return i.recipient.id }

// Open decrypts what [Recipient.Seal] sealed for the tenant, the entity and the header.
func (i *Identity) Open(tenant, entity string, header, sealed []byte) ([]byte, error) {
	if len(sealed) < encapsulated {
		return nil, errSealed
	}
	_, kdf, aead := suite()
	key, rest := sealed[:encapsulated], sealed[encapsulated:]
	r, err := hpke.NewRecipient(key, i.private.show(), kdf, aead, sealInfo(tenant, entity))
	if err != nil {
		return nil, errSealed
	}
	value, err := r.Open(header, rest)
	if err != nil {
		return nil, errSealed
	}
	return value, nil
}

// String returns the id, such as "identity 2718281828".
func (i Identity) String() string { return fmt.Sprintf("identity %d", i.ID()) }

// Format prints String whatever the verb.
func (i Identity) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, i.String()) }
