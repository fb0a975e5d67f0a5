package keys

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
)

// A Recipient is a public key that values are sealed to: who has it can seal, and open nothing, not even what it sealed
// itself. It prints as the line of its file.
type Recipient struct {
	public hpke.PublicKey
	id     uint32
}

const (
	// recipientPrefix begins the file of a recipient. Its number changes if anything of the sealing does.
	recipientPrefix = "redactd-recipient-1:"
	// labelRecipient is what the id of a recipient is derived with.
	labelRecipient = "redactd recipient 1"
	// labelSeal begins what a value is bound to.
	labelSeal = "redactd seal 1"
	// idSize is the length of the id of a recipient in its file, where it is the checksum as well.
	idSize = 4
)

var (
	errRecipient = errors.New("keys: this is no recipient, or a damaged one: name the public file that" +
		" 'redact keys pair' made, or a copy of it")
	errIsIdentity = errors.New("keys: this is an identity, which opens what is sealed, and no recipient: name the" +
		" public file, and keep this one where values are restored")
	errSeal = errors.New("keys: the value cannot be sealed to the recipient: use another recipient")
)

// The suite is DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM of RFC 9180. A seal has no room for the 1,100
// bytes of a hybrid with ML-KEM. AES and not ChaCha20, as the other seals are AES: nothing more is to be trusted.
// Each key encrypts one value, so that no nonce is used twice.
func suite() (hpke.KEM, hpke.KDF, hpke.AEAD) {
	return hpke.DHKEM(ecdh.X25519()), hpke.HKDFSHA256(), hpke.AES256GCM()
}

// newRecipient numbers a public key, and refuses one that nothing can be sealed to: X25519 has some.
func newRecipient(public hpke.PublicKey) (*Recipient, error) {
	sum := sha256.Sum256(append([]byte(labelRecipient), public.Bytes()...))
	r := &Recipient{public, binary.BigEndian.Uint32(sum[:])}
	if _, err := r.Seal("", "", nil, nil); err != nil {
		return nil, errRecipient
	}
	return r, nil
}

// ID says which recipient it is: the first 32 bits of a hash of the public key.
func (r *Recipient) ID() uint32 { return r.id }

// String returns the line of its file, without the line break.
func (r Recipient) String() string {
	data := binary.BigEndian.AppendUint32(bytes.Clone(r.public.Bytes()), r.id)
	return recipientPrefix + base64.RawURLEncoding.EncodeToString(data)
}

// Seal encrypts a value to the recipient, with a fresh key for each. It opens for the same tenant, entity and header
// alone. It is 48 bytes longer than the value. Source: HPKE, RFC 9180, base mode.
func (r *Recipient) Seal(tenant, entity string, header, value []byte) ([]byte, error) {
	_, kdf, aead := suite()
	key, sender, err := hpke.NewSender(r.public, kdf, aead, sealInfo(tenant, entity))
	if err != nil {
		return nil, errSeal
	}
	sealed, err := sender.Seal(header, value)
	if err != nil {
		return nil, errSeal
	}
	return append(key, sealed...), nil
}

func sealInfo(tenant, entity string) []byte { return appendParts(nil, labelSeal, tenant, entity) }

// ParseRecipient reads the line of a recipient.
func ParseRecipient(text []byte) (*Recipient, error) {
	text = bytes.TrimSpace(text)
	if bytes.HasPrefix(text, []byte(identityPrefix)) {
		return nil, errIsIdentity
	}
	line, ok := bytes.CutPrefix(text, []byte(recipientPrefix))
	if !ok {
		return nil, errRecipient
	}
	data, err := base64.RawURLEncoding.Strict().AppendDecode(nil, line)
	if err != nil || len(data) < idSize || bytes.ContainsAny(line, "\r\n") {
		return nil, errRecipient
	}
	kem, _, _ := suite()
	at := len(data) - idSize
	public, err := kem.NewPublicKey(data[:at])
	if err != nil {
		return nil, errRecipient
	}
	r, err := newRecipient(public)
	if err != nil || r.id != binary.BigEndian.Uint32(data[at:]) {
		return nil, errRecipient
	}
	return r, nil
}
