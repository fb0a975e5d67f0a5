package keys

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
)

// The file of identities is text: a line for each, so that two files are made one by 'cat'. The private keys are
// encrypted under a key-encryption key, the same for all lines.

// identityPrefix begins each line.
const identityPrefix = "redactd-identity-1:"

// maxIdentities bounds the calls of a key service when a file is read.
const maxIdentities = 100

// identityFor is the associated data of an encrypted identity: see sealedFor.
var identityFor = []byte("redactd identity 1")

var (
	errIdentity = errors.New("keys: this is no file of identities, or a damaged one: use a copy of it, or make one" +
		" with 'redact keys pair'")
	errIdentities  = errors.New("keys: the file holds more than 100 identities: take out those that opened nothing lately")
	errIsRecipient = errors.New("keys: this is a recipient, which everybody may have and which opens nothing: name the" +
		" other file that 'redact keys pair' made")
	errIdentityKEK = errors.New("keys: identities need their key-encryption key: name its file," +
		" with --kek-file on the command line")
)

// Write writes the identity as a line, encrypted.
func (i *Identity) Write(w io.Writer, kek KEK) error {
	if kek == nil {
		return errIdentityKEK
	}
	private, err := i.private.show().Bytes()
	if err != nil {
		return failed("the identity has no bytes", nil)
	}
	defer clear(private)
	sealed, err := kek.Encrypt(private, identityFor)
	if err != nil {
		return failedKEK(noEncryption, err)
	}
	line := base64.RawURLEncoding.AppendEncode([]byte(identityPrefix), sealed)
	if _, err := w.Write(append(line, '\n')); err != nil {
		return failedFile("the identity cannot be written", err)
	}
	return nil
}

// Save writes the identity, encrypted, to a new file of mode 0600. It fails if there is a file of this name.
func (i *Identity) Save(path string, kek KEK) error { return save(path, i, kek) }

// ReadIdentities reads what [Identity.Write] wrote: at least one and at most 100.
func ReadIdentities(r io.Reader, kek KEK) ([]*Identity, error) {
	text, err := readAll(r)
	if err != nil {
		return nil, err
	}
	return parseIdentities(text, kek)
}

// LoadIdentities is [ReadIdentities] of a file, which has to be as for [Load].
func LoadIdentities(path string, kek KEK) ([]*Identity, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return parseIdentities(text, kek)
}

func parseIdentities(text []byte, kek KEK) (list []*Identity, err error) {
	switch {
	case bytes.HasPrefix(text, []byte(recipientPrefix)):
		return nil, errIsRecipient
	case kek == nil:
		return nil, errIdentityKEK
	}
	for line := range bytes.Lines(text) {
		if len(list) == maxIdentities {
			return nil, errIdentities
		}
		i, err := parseIdentity(bytes.TrimRight(line, "\r\n"), kek)
		if err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	if len(list) == 0 {
		return nil, errIdentity
	}
	return list, nil
}

func parseIdentity(line []byte, kek KEK) (*Identity, error) {
	data, ok := bytes.CutPrefix(line, []byte(identityPrefix))
	if !ok {
		return nil, errIdentity
	}
	sealed, err := base64.RawURLEncoding.Strict().AppendDecode(nil, data)
	if err != nil {
		return nil, errIdentity
	}
	private, err := kek.Decrypt(sealed, identityFor)
	if err != nil {
		return nil, failedKEK("an identity cannot be decrypted: use the key-encryption key that it was written with,"+
			" or a copy of the file if it was changed", err)
	}
	defer clear(private)
	kem, _, _ := suite()
	key, err := kem.NewPrivateKey(private)
	if err != nil {
		return nil, errIdentity
	}
	return newIdentity(key)
}
