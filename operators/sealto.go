package operators

import (
	"errors"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

var errNoRecipient = errors.New("operators: seal needs a recipient: name its public file")

// SealTo is as Encrypt, but to a public key: who masks cannot restore, and what opens, an identity, need not be where
// text is masked. Not even what was in the memory of who masked opens a mark, as each has a key of its own that is
// not kept. That key costs about a tenth of a millisecond a value, and 48 bytes of a mark's room. Source: HPKE, RFC
// 9180: see [keys.Recipient].
func SealTo(recipient *keys.Recipient, o SealOptions) (redact.Operator, error) {
	if recipient == nil {
		return redact.Operator{}, errNoRecipient
	}
	if err := o.check(); err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "seal", Replace: func(dst []byte, v redact.Value) []byte {
		if !storable(v) {
			return bareMark(dst, v.Entity)
		}
		head := header{kindSealTo, recipient.ID(), lastDay(o.Days, o.Now())}.append(nil)
		sealed, err := recipient.Seal(o.Tenant, string(v.Entity), head, v.Source)
		if err != nil {
			return bareMark(dst, v.Entity)
		}
		return redact.AppendSeal(dst, v.Entity, append(head, sealed...))
	}}, nil
}

// withIdentities opens with those of the identities that have the id which a mark names.
func withIdentities(list []*keys.Identity, tenant string) opener {
	return func(e redact.Entity, h header, head, sealed []byte) ([]byte, bool) {
		for _, i := range list {
			if i.ID() != h.key {
				continue
			}
			if value, err := i.Open(tenant, string(e), head, sealed); err == nil {
				return value, true
			}
		}
		return nil, false
	}
}
