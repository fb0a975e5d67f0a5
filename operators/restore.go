package operators

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

// RestoreOptions are what values are restored with. What is not given restores nothing of its kind.
type RestoreOptions struct {
	// Keys is the key set that Token, Encrypt and Vault sealed with.
	Keys *keys.Set
	// Identities open what SealTo sealed to their recipients. Of several, the one that a mark names does.
	Identities []*keys.Identity
	// Vault is the store that Vault put values into, of which the keys are needed as well. It is only read.
	Vault vault.Store
	// Tenant is whose values they are, as in SealOptions.
	Tenant string
	// Now is the clock, time.Now if nil.
	Now func() time.Time
}

// A Restorer puts values back in the place of the marks that Token, Encrypt, SealTo and Vault wrote. It is safe for
// concurrent use.
type Restorer struct {
	openers map[kind]opener
	vault   vault.Store // nil if there is none
	now     func() time.Time
}

// An opener returns the value that a mark of its kind carries: sealed is what stands behind the header, head the
// bytes of the header. It says no to a key that it does not have and to what is not whole.
type opener func(e redact.Entity, h header, head, sealed []byte) (value []byte, ok bool)

// Format writes nothing but what it is: what prints fields would print keys.
func (r Restorer) Format(w fmt.State, _ rune) { _, _ = w.Write([]byte("operators.Restorer")) }

var errNothingOpens = errors.New("operators: nothing to restore with: give the keys that values were sealed with")

// NewRestorer returns a restorer. It needs something to open seals with.
func NewRestorer(o RestoreOptions) (*Restorer, error) {
	r := &Restorer{map[kind]opener{}, o.Vault, o.Now}
	if r.now == nil {
		r.now = time.Now
	}
	if o.Keys != nil {
		if err := r.openWithSet(o.Keys, o.Tenant); err != nil {
			return nil, err
		}
	}
	if len(o.Identities) > 0 {
		r.openers[kindSealTo] = withIdentities(o.Identities, o.Tenant)
	}
	if len(r.openers) == 0 {
		return nil, errNothingOpens
	}
	return r, nil
}

// openWithSet adds what opens the kinds of a key set.
func (r *Restorer) openWithSet(set *keys.Set, tenant string) error {
	token, err := newTokenRing(set, tenant)
	if err != nil {
		return err
	}
	encrypt, err := newEncryptRing(set, tenant)
	if err != nil {
		return err
	}
	kept, err := newVaultRing(set, tenant)
	if err != nil {
		return err
	}
	r.openers[kindToken], r.openers[kindEncrypt], r.openers[kindVault] = fromRing(token), fromRing(encrypt), fromRing(kept)
	return nil
}

// fromRing opens with the keys of a ring.
func fromRing(r *ring[sealer]) opener {
	return func(e redact.Entity, h header, head, sealed []byte) ([]byte, bool) {
		k, err := r.of(e)
		if err != nil {
			return nil, false
		}
		s, ok := k.by[h.key]
		if !ok {
			return nil, false
		}
		value, err := s.open(sealed, head)
		return value, err == nil
	}
}

// Append appends src to dst with every mark restored that can be, and the others as they are.
func (r *Restorer) Append(dst, src []byte) ([]byte, Restored) {
	var all Restored
	for {
		at := bytes.IndexByte(src, '[')
		if at < 0 {
			return append(dst, src...), all
		}
		dst, src = append(dst, src[:at]...), src[at:]
		e, data, n := redact.SealAt(nil, src)
		if n == 0 {
			dst, src = append(dst, '['), src[1:]
			continue
		}
		value, ok := r.open(e, data, &all)
		if !ok {
			value = src[:n]
		}
		dst, src = append(dst, value...), src[n:]
	}
}

// open returns the value that a mark carries, and counts it.
func (r *Restorer) open(e redact.Entity, data []byte, all *Restored) (value []byte, ok bool) {
	h, sealed, ok := readHeader(data)
	head, err := data[:len(data)-len(sealed)], error(nil)
	if ok && h.kind == kindVault {
		head = data
		h.expires, sealed, ok, err = r.fetch(sealed)
	}
	switch open := r.openers[h.kind]; {
	case err != nil:
		all.Failed++
	case ok && h.kind == kindHash:
		all.Hashed++
	case !ok || open == nil:
		all.Unknown++
	case h.expired(r.now()):
		all.Expired++
	default:
		if value, ok = open(e, h, head, sealed); ok {
			all.back(e)
			return value, true
		}
		all.Unknown++
	}
	return nil, false
}
