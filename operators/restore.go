package operators

import (
	"bytes"
	"fmt"
	"time"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

// A Restorer puts values back in the place of the marks that Token and Encrypt wrote. It is safe for concurrent use.
type Restorer struct {
	rings map[kind]*ring[sealer]
	now   func() time.Time
}

// Format writes nothing but what it is: what prints fields would print keys.
func (r Restorer) Format(w fmt.State, _ rune) { _, _ = w.Write([]byte("operators.Restorer")) }

// NewRestorer returns a restorer for what was masked with the key set for a tenant. now is the clock, time.Now if nil.
func NewRestorer(set *keys.Set, tenant string, now func() time.Time) (*Restorer, error) {
	token, err := newTokenRing(set, tenant)
	if err != nil {
		return nil, err
	}
	encrypt, err := newEncryptRing(set, tenant)
	if err != nil {
		return nil, err
	}
	if now == nil {
		now = time.Now
	}
	return &Restorer{map[kind]*ring[sealer]{kindToken: token, kindEncrypt: encrypt}, now}, nil
}

// Restored counts what became of the marks in a text.
type Restored struct {
	Restored int // the value is back
	Hashed   int // a hash: nobody can restore it
	Expired  int // its days are over
	Unknown  int // sealed with a key that is not in the set, for another tenant or entity, or not whole
}

// Add adds the counts of another text.
func (r *Restored) Add(o Restored) {
	r.Restored, r.Hashed = r.Restored+o.Restored, r.Hashed+o.Hashed
	r.Expired, r.Unknown = r.Expired+o.Expired, r.Unknown+o.Unknown
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
	switch ring := r.rings[h.kind]; {
	case ok && h.kind == kindHash:
		all.Hashed++
	case !ok || ring == nil:
		all.Unknown++
	case h.expired(r.now()):
		all.Expired++
	default:
		if value, ok = unsealed(ring, e, h, data[:headerSize], sealed); ok {
			all.Restored++
			return value, true
		}
		all.Unknown++
	}
	return nil, false
}

func unsealed(r *ring[sealer], e redact.Entity, h header, head, sealed []byte) ([]byte, bool) {
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
