package operators

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"hash"
	"sync"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

// hashSize is how many bytes of an HMAC a mark carries: 128 bits, so that nobody finds two values of one hash.
const hashSize = 16

// Hash returns an operator that writes a mark with a keyed hash of the value, such as [EMAIL_ADDRESS:ae4m...]: the same
// value of the same entity and tenant has the same hash, so that values can be counted and joined, and without the key
// nobody can try out which value it is. It cannot be undone, even with the key, but for whoever tries all values.
//
// Numbers are the same however they are grouped, and letters in either case. What may not be stored at all has the mark
// alone: see NeverStored.
// Source: HMAC, RFC 2104, with SHA-256, cut to its first 128 bits as RFC 2104 section 5 allows.
func Hash(set *keys.Set, tenant string) (redact.Operator, error) {
	r, err := newRing(set, "hash", tenant, 32, func(key []byte) (*hasher, error) { return newHasher(key), nil })
	if err != nil {
		return redact.Operator{}, err
	}
	return redact.Operator{Name: "hash", Replace: func(dst []byte, v redact.Value) []byte {
		k, err := r.of(v.Entity)
		if err != nil || v.Draft || NeverStored(v.Entity) {
			return bareMark(dst, v.Entity)
		}
		data := header{kind: kindHash, key: k.primary}.append(nil)
		return redact.AppendSeal(dst, v.Entity, k.by[k.primary].sum(data, canonical(v.Text)))
	}}, nil
}

// A hasher is an HMAC that several goroutines may use.
type hasher struct{ pool sync.Pool }

func newHasher(key []byte) *hasher {
	key = bytes.Clone(key)
	return &hasher{sync.Pool{New: func() any { return hmac.New(sha256.New, key) }}}
}

// sum appends the hash of text to dst.
func (h *hasher) sum(dst, text []byte) []byte {
	mac := h.pool.Get().(hash.Hash)
	defer h.pool.Put(mac)
	mac.Reset()
	mac.Write(text)
	n := len(dst)
	return mac.Sum(dst)[:n+hashSize]
}

// canonical returns a value as it is hashed: in lower case, and without what groups a number. An address of the net keeps
// what it has between letters, where it means something.
func canonical(text []byte) []byte {
	text = bytes.ToLower(text)
	if bytes.ContainsAny(text, "@:") {
		return text
	}
	return bytes.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '.', '/', '(', ')', '\t', '\u00a0', '\u202f':
			return -1
		}
		return r
	}, text)
}
