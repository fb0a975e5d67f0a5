package operators

import (
	"crypto/rand"
	"errors"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

var errNoStore = errors.New("operators: vault needs a store: open one, such as a vault.File")

// Vault returns an operator that writes a mark with a random token, such as [EMAIL_ADDRESS:ai3q...], and keeps the
// value in a store, encrypted. Only who reaches the store and has the key set restores it; the mark alone tells
// nothing, and what the store purges is gone for all. The same bytes of the same entity and tenant have the same mark
// as long as they are kept and the primary key stays: for the days that o asks for from the last time that they were
// masked, or for ever.
//
// A mark leaves a Redactor once its value is kept for good. If the store fails, the mark stands alone, without a
// token, and the text ends with the store's error: see [redact.Operator]. Values that go on over more than is kept in
// memory, or that may not be stored at all (see NeverStored), have the mark alone. Of what is only looked at nothing
// is kept.
//
// The caller closes the store, after the last text.
// Source: AES-256-GCM, NIST SP 800-38D, with random nonces, for what is kept, and HMAC-SHA-256, RFC 2104, to find it.
func Vault(store vault.Store, set *keys.Set, o SealOptions) (redact.Operator, error) {
	if store == nil {
		return redact.Operator{}, errNoStore
	}
	if err := o.check(); err != nil {
		return redact.Operator{}, err
	}
	sealers, err := newVaultRing(set, o.Tenant)
	if err != nil {
		return redact.Operator{}, err
	}
	lookups, err := newRing(set, "vault lookup", o.Tenant, 32, func(key []byte) (*hasher, error) {
		return newHasher(key), nil
	})
	if err != nil {
		return redact.Operator{}, err
	}
	v := &vaulting{store, sealers, lookups, o}
	return redact.Operator{Name: "vault", Replace: v.replace, Settle: store.Sync}, nil
}

func newVaultRing(set *keys.Set, tenant string) (*ring[sealer], error) {
	return newRing(set, "vault", tenant, 32, newEncrypted)
}

// vaulting puts values into a store.
type vaulting struct {
	store   vault.Store
	sealers *ring[sealer]
	lookups *ring[*hasher]
	options SealOptions
}

func (w *vaulting) replace(dst []byte, v redact.Value) []byte {
	if v.Draft || NeverStored(v.Entity) || len(v.Source) == 0 {
		return bareMark(dst, v.Entity)
	}
	data, err := w.keep(v)
	if err != nil {
		v.Fail(err)
		return bareMark(dst, v.Entity)
	}
	return redact.AppendSeal(dst, v.Entity, data)
}

// keep puts a value into the store and returns what its mark carries. The day of expiry is the store's: a mark is the
// same on every day.
func (w *vaulting) keep(v redact.Value) ([]byte, error) {
	sealers, err := w.sealers.of(v.Entity)
	if err != nil {
		return nil, err
	}
	lookups, err := w.lookups.of(v.Entity)
	if err != nil {
		return nil, err
	}
	now := w.options.Now()
	r := vault.Record{Key: sealers.primary, Expires: vault.Day(lastDay(w.options.Days, now))}
	_, _ = rand.Read(r.Token[:]) // which never fails
	copy(r.Lookup[:], lookups.by[lookups.primary].sum(nil, v.Source))
	r.Sealed, err = sealers.by[r.Key].seal(v.Source, vaultMark(r.Key, r.Token))
	if err != nil {
		return nil, err
	}
	token, err := w.store.Put(r, vault.DayOf(now))
	return vaultMark(r.Key, token), err
}

// fetch returns what the store has under the token of a mark, and the day on which that expires.
func (r *Restorer) fetch(token []byte) (expires uint16, sealed []byte, ok bool, err error) {
	if r.vault == nil || len(token) != len(vault.Token{}) {
		return 0, nil, false, nil
	}
	kept, ok, err := r.vault.Get(vault.Token(token))
	return uint16(kept.Expires), kept.Sealed, ok, err
}

// vaultMark is what a mark carries. The value is encrypted together with it, so that no record passes for another one.
func vaultMark(key uint32, t vault.Token) []byte {
	return append(header{kind: kindVault, key: key}.append(nil), t[:]...)
}
