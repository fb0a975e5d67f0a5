// Package auditkeys derives the keys of audit logs from a key set, for all programs alike: what one writes the other
// checks.
package auditkeys

import (
	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/keys"
)

// size is the length of a key in bytes: that of the hash.
const size = 32

// Of returns the keys that a set gives, none if there is no set.
func Of(set *keys.Set) (k audit.Keys, err error) {
	if set == nil {
		return k, nil
	}
	subs, primary, err := set.Sub("audit", "", "", size)
	if err != nil {
		return k, err
	}
	k = audit.Keys{Primary: primary, Secrets: map[uint32][]byte{}}
	for id, sub := range subs {
		k.Secrets[id] = sub.Bytes()
	}
	return k, nil
}
