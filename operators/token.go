package operators

import (
	"fmt"

	"github.com/tink-crypto/tink-go/v2/daead/subtle"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

// Token returns an operator that writes a mark with the encrypted value, such as [EMAIL_ADDRESS:ai3q...], that a Restorer
// with the key set turns back into the bytes that were there. The same bytes of the same entity and tenant have the same
// token (within a day, if it expires), so that values can be joined: whoever sees two equal tokens knows that much.
//
// Values that are too long for a mark (about 700 bytes), that go on over more than is kept in memory, or that may not be
// stored at all (see NeverStored) have the mark alone and cannot be restored.
// Source: AES-SIV, RFC 5297, with 512-bit keys.
func Token(set *keys.Set, o SealOptions) (redact.Operator, error) {
	return sealing("token", kindToken, newTokenRing, set, o)
}

// sealing returns the operator of a kind of mark that can be undone.
func sealing(
	name string, k kind, newRing func(*keys.Set, string) (*ring[sealer], error), set *keys.Set, o SealOptions,
) (redact.Operator, error) {
	if err := o.check(); err != nil {
		return redact.Operator{}, err
	}
	r, err := newRing(set, o.Tenant)
	if err != nil {
		return redact.Operator{}, err
	}
	settings := ""
	if o.Days > 0 {
		settings = fmt.Sprintf("for %d days", o.Days)
	}
	return redact.Operator{Name: name, Settings: settings, Replace: func(dst []byte, v redact.Value) []byte {
		return seal(dst, r, v, header{kind: k, expires: lastDay(o.Days, o.Now())})
	}}, nil
}

func newTokenRing(set *keys.Set, tenant string) (*ring[sealer], error) {
	return newRing(set, "token", tenant, subtle.AESSIVKeySize, func(key []byte) (sealer, error) {
		siv, err := subtle.NewAESSIV(key)
		return tokens{siv}, err
	})
}

// A sealer encrypts and decrypts. The header is authenticated with the value.
type sealer interface {
	seal(value, header []byte) ([]byte, error)
	open(sealed, header []byte) ([]byte, error)
}

type tokens struct{ siv *subtle.AESSIV }

func (t tokens) seal(value, header []byte) ([]byte, error) {
	return t.siv.EncryptDeterministically(value, header)
}

func (t tokens) open(sealed, header []byte) ([]byte, error) {
	return t.siv.DecryptDeterministically(sealed, header)
}

// seal appends the mark of a value with the value in it, or the mark alone.
func seal(dst []byte, r *ring[sealer], v redact.Value, h header) []byte {
	k, err := r.of(v.Entity)
	if err != nil || !storable(v) {
		return bareMark(dst, v.Entity)
	}
	h.key = k.primary
	data := h.append(nil)
	sealed, err := k.by[k.primary].seal(v.Source, data)
	if err != nil {
		return bareMark(dst, v.Entity)
	}
	return redact.AppendSeal(dst, v.Entity, append(data, sealed...))
}
