package operators

import (
	"errors"

	"github.com/redactd/redactd/internal/ff1"
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

var errKeyID = errors.New("operators: the key set has no enabled key of this id: name one that 'redact keys list' shows")

// FPEKeys are the keys of format-preserving encryption: sub-keys of a set for each tenant and entity, so that equal values
// of two entities, or of two tenants, are not written alike.
type FPEKeys struct {
	Set    *keys.Set
	Tenant string
	// ID is that of the key, 0 for the primary one. What is written does not tell which key it was: keep the id.
	ID uint32
}

// FPE is [FPE] with these keys instead of o.Key.
func (k FPEKeys) FPE(o FPEOptions) (redact.Operator, error) {
	of, err := k.ring(o, (*ff1.Cipher).Encrypt)
	if err != nil {
		return redact.Operator{}, err
	}
	undo, err := k.Restore(o)
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "fpe", LooksReal: true, Undo: undo, Replace: func(dst []byte, v redact.Value) []byte {
		s, ok := takeApart(v.Text)
		if f := of(v.Entity); ok && f != nil && !NeverStored(v.Entity) && f.conceal(s, v.Entity) {
			return s.appendTo(dst)
		}
		return bareMark(dst, v.Entity)
	}}, nil
}

// Restore is [RestoreFPE] with these keys instead of o.Key.
func (k FPEKeys) Restore(o FPEOptions) (func(dst []byte, v redact.Value) ([]byte, error), error) {
	of, err := k.ring(o, (*ff1.Cipher).Decrypt)
	if err != nil {
		return nil, err
	}
	return func(dst []byte, v redact.Value) ([]byte, error) {
		f := of(v.Entity)
		if f == nil {
			return dst, errFPEValue
		}
		return f.restore(dst, v)
	}, nil
}

// ring returns what finds the cipher of an entity, nil if there is none.
func (k FPEKeys) ring(o FPEOptions, way fpeWay) (func(redact.Entity) *fpe, error) {
	r, err := newRing(k.Set, "fpe", k.Tenant, 32, func(key []byte) (*fpe, error) {
		o.Key = key
		return newFPE(o, way)
	})
	if err != nil {
		return nil, err
	}
	first, err := r.of("")
	if err != nil {
		return nil, err
	}
	if k.ID == 0 {
		k.ID = first.primary
	}
	if first.by[k.ID] == nil {
		return nil, errKeyID
	}
	return func(e redact.Entity) *fpe {
		if keyed, err := r.of(e); err == nil {
			return keyed.by[k.ID]
		}
		return nil
	}, nil
}
