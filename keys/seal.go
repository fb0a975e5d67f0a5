package keys

import (
	"bytes"
	"errors"
	"io"

	"github.com/tink-crypto/tink-go/v2/keyset"
)

// maxFile is the most that a file of keys may hold, in bytes.
const maxFile = 1 << 20

// sealedFor is the associated data of an encrypted set: a key-encryption key that serves other things as well
// does not decrypt those as a set.
var sealedFor = []byte("redactd key set 1")

var (
	errNoKEK = errors.New("keys: a key set needs its key-encryption key: name its file," +
		" with --kek-file on the command line")
	errBig = errors.New("keys: it holds more than 1 MiB: name a file of keys")
)

const noEncryption = "the key-encryption key does not encrypt: see whether its service answers"

// Write writes the set, encrypted, as Tink's JSON of an encrypted keyset. The ids of its keys can be read.
func (s *Set) Write(w io.Writer, kek KEK) error {
	h := s.content.show().handle
	switch {
	case h == nil:
		return errNoSet
	case kek == nil:
		return errNoKEK
	}
	var text bytes.Buffer
	once := &wiper{kek: kek}
	defer once.wipe()
	if err := h.WriteWithAssociatedData(keyset.NewJSONWriter(&text), once, sealedFor); err != nil {
		return failedKEK(noEncryption, once.err)
	}
	text.WriteByte('\n')
	if _, err := w.Write(text.Bytes()); err != nil {
		return failedFile("the key set cannot be written", err)
	}
	return nil
}

// Read reads a set that [Set.Write] wrote, at most 1 MiB. All that is there has to be the set.
func Read(r io.Reader, kek KEK) (*Set, error) {
	if kek == nil {
		return nil, errNoKEK
	}
	text, err := readAll(r)
	if err != nil {
		return nil, err
	}
	return parse(text, kek)
}

func parse(text []byte, kek KEK) (*Set, error) {
	once := &wiper{kek: kek}
	defer once.wipe()
	h, err := keyset.ReadWithAssociatedData(keyset.NewJSONReader(bytes.NewReader(text)), once, sealedFor)
	switch {
	case once.err != nil:
		return nil, failedKEK("the key set cannot be decrypted: use the key-encryption key that it was written"+
			" with, or a copy of the key set if it was changed", once.err)
	case err != nil:
		return nil, failed("this is no key set, or a damaged one: use a copy of it, or make one with"+
			" 'redact keys new'", nil)
	}
	s := new(Set)
	if err := s.take(h, nil); err != nil {
		return nil, err
	}
	return s, nil
}

// readAll reads at most maxFile bytes, without a copy of them staying behind in memory.
func readAll(r io.Reader) ([]byte, error) {
	all := make([]byte, maxFile+1)
	n, err := io.ReadFull(r, all)
	switch {
	case err == nil:
		clear(all)
		return nil, errBig
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		clear(all)
		return nil, failedFile("it cannot be read", err)
	}
	return all[:n:n], nil
}

// A wiper is a KEK that remembers the plaintext of its one call, so that it can be wiped when the library is
// done with it, and the error, of which the library keeps the text only.
type wiper struct {
	kek       KEK
	plaintext []byte
	err       error
}

func (w *wiper) Encrypt(plaintext, associatedData []byte) (ciphertext []byte, err error) {
	w.plaintext = plaintext
	ciphertext, w.err = w.kek.Encrypt(plaintext, associatedData)
	return ciphertext, w.err
}

func (w *wiper) Decrypt(ciphertext, associatedData []byte) (plaintext []byte, err error) {
	w.plaintext, w.err = w.kek.Decrypt(ciphertext, associatedData)
	return w.plaintext, w.err
}

func (w *wiper) wipe() { clear(w.plaintext) }
