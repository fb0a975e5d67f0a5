package operators

import (
	"hash/maphash"
	"sync"

	"github.com/redactd/redactd/redact"
)

// maxNumbered is how many values of all entities have a number of their own in a scope.
const maxNumbered = 10_000

// numbers are those of a scope: each value of an entity has one. No value is kept, only a hash that nobody who sees the
// memory of another process could make.
type numbers struct {
	mu   sync.Mutex
	seed maphash.Seed
	of   map[numbered]int
	last map[redact.Entity]int
}

type numbered struct {
	entity redact.Entity
	value  uint64
}

func newNumbers() any {
	return &numbers{seed: maphash.MakeSeed(), of: map[numbered]int{}, last: map[redact.Entity]int{}}
}

// numberOf returns the number of a value in its scope, where key names those of one operator, and 0 for what must not be
// told apart.
func numberOf(key *int, v redact.Value) int {
	if NeverStored(v.Entity) {
		return 0
	}
	return v.Scope.State(key, newNumbers).(*numbers).number(v)
}

// number returns the number of a value, 0 where there are too many. That of a draft is not given away.
func (s *numbers) number(v redact.Value) int {
	k := numbered{v.Entity, maphash.Bytes(s.seed, canonical(v.Text))}
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.of[k]
	switch {
	case ok:
		return n
	case len(s.of) == maxNumbered:
		return 0
	case v.Draft:
		return s.last[v.Entity] + 1
	}
	s.last[v.Entity]++
	s.of[k] = s.last[v.Entity]
	return s.of[k]
}
