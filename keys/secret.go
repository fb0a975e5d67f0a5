package keys

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
)

const (
	minSecret    = 32 // bytes of a raw secret or a key-encryption key
	minDifferent = 8  // different bytes in it
)

var (
	errShort = errors.New("keys: the secret is shorter than 32 bytes: make one with" +
		" 'head -c 32 /dev/urandom'")
	errWeak = errors.New("keys: the secret has fewer than 8 different bytes and can be guessed: make one" +
		" with 'head -c 32 /dev/urandom'")
	errNoSecret = errors.New("keys: this is the file of a recipient or an identity, no secret: name a key set or a secret")
)

// checkSecret refuses what is no secret, and secrets that no generator made. Of 32 random bytes, and of 32 random
// hexadecimal digits, fewer than 8 are different less than once in ten million times.
func checkSecret(secret []byte) error {
	if ofPair(secret) {
		return errNoSecret
	}
	if len(secret) < minSecret {
		return errShort
	}
	var seen [256]bool
	different := 0
	for _, b := range secret {
		if !seen[b] {
			seen[b] = true
			different++
		}
	}
	if different < minDifferent {
		return errWeak
	}
	return nil
}

// ofPair says whether data holds a recipient, which everybody may read, or an identity.
func ofPair(data []byte) bool {
	return bytes.Contains(data, []byte(recipientPrefix)) || bytes.Contains(data, []byte(identityPrefix))
}

// expand derives size bytes from a checked secret by HKDF-SHA-256 (RFC 5869) without a salt.
func expand(secret []byte, label string, size int) ([]byte, error) {
	out, err := hkdf.Key(sha256.New, secret, nil, label, size)
	if err != nil {
		return nil, failed("no key can be derived from the secret", err)
	}
	return out, nil
}
