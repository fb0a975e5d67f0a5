package operators

import (
	"sync"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
)

// A ring has a primitive for each key of a set and each entity. They are made when they are first asked for, as nobody
// knows which entities a text holds.
type ring[T any] struct {
	set             *keys.Set
	purpose, tenant string
	size            int // of a sub-key, in bytes
	primitive       func(key []byte) (T, error)

	mu sync.RWMutex
	by map[redact.Entity]*keyed[T]
}

// keyed are the primitives of an entity by key id.
type keyed[T any] struct {
	primary uint32
	by      map[uint32]T
}

func newRing[T any](set *keys.Set, purpose, tenant string, size int, primitive func([]byte) (T, error)) (*ring[T], error) {
	r := &ring[T]{set: set, purpose: purpose, tenant: tenant, size: size, primitive: primitive, by: map[redact.Entity]*keyed[T]{}}
	_, err := r.of("")
	return r, err
}

// of returns the primitives of an entity.
func (r *ring[T]) of(e redact.Entity) (*keyed[T], error) {
	r.mu.RLock()
	k := r.by[e]
	r.mu.RUnlock()
	if k != nil {
		return k, nil
	}
	k, err := r.derive(e)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.by) < ringMax {
		r.by[e] = k
	}
	return k, nil
}

// ringMax is for how many entities primitives are kept: a text that is restored may name any number of them.
const ringMax = 4096

func (r *ring[T]) derive(e redact.Entity) (*keyed[T], error) {
	subs, primary, err := r.set.Sub(r.purpose, r.tenant, string(e), r.size)
	if err != nil {
		return nil, err
	}
	k := &keyed[T]{primary, map[uint32]T{}}
	for id, sub := range subs {
		if k.by[id], err = r.primitive(sub.Bytes()); err != nil {
			return nil, err
		}
	}
	return k, nil
}
