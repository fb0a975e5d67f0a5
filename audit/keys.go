package audit

import (
	"crypto/sha256"
	"fmt"
)

// Keys are what lines are authenticated with, by id. The zero value has none: then hashes have no key. Id 0 is no
// key's.
type Keys struct {
	// Primary is the id of the key for new lines.
	Primary uint32
	// Secrets has it and those of older lines, of 32 bytes or more each: sub-keys that serve nothing else.
	Secrets map[uint32][]byte
}

// minSecret is the least length of a key: that of the hash.
const minSecret = sha256.Size

// Format writes nothing of the keys.
func (k Keys) Format(w fmt.State, _ rune) { _, _ = w.Write([]byte("audit.Keys")) }

// check says whether the keys can be used.
func (k Keys) check() bool {
	for id, secret := range k.Secrets {
		if id == 0 || len(secret) < minSecret {
			return false
		}
	}
	_, ok := k.Secrets[k.Primary]
	return ok || len(k.Secrets) == 0 && k.Primary == 0
}

// has says whether lines of that key id can be checked: with keys none is left without one, or who has no key could
// take it away.
func (k Keys) has(id uint32) bool {
	_, ok := k.Secrets[id]
	return ok || id == 0 && len(k.Secrets) == 0
}
