package redact

import (
	"cmp"
	"math/bits"
	"slices"
)

// A sparse table leads from a hash of sparseBits to what was added under it. Most hashes have nothing: asking
// for one of those costs a bit.
type sparse[T any] struct {
	bits [sparseSize / 64]uint64
	rank [sparseSize / 64]uint16 // how many bits are set in the words before
	list []sparseEntry[T]
	from []uint32 // where in list the entries of the n-th hash begin
}

type sparseEntry[T any] struct {
	hash  uint32
	value T
}

const (
	sparseBits = 14
	sparseSize = 1 << sparseBits
)

func (s *sparse[T]) add(hash uint32, value T) {
	s.list = append(s.list, sparseEntry[T]{hash, value})
}

// sort makes the table ready for questions. Nothing may be added behind it.
func (s *sparse[T]) sort() {
	slices.SortStableFunc(s.list, func(a, b sparseEntry[T]) int { return cmp.Compare(a.hash, b.hash) })
	for i, e := range s.list {
		if !s.has(e.hash) {
			s.from = append(s.from, uint32(i))
			s.bits[e.hash>>6] |= 1 << (e.hash & 63)
		}
	}
	s.from = append(s.from, uint32(len(s.list)))
	for i, w := range s.bits[:len(s.bits)-1] {
		s.rank[i+1] = s.rank[i] + uint16(bits.OnesCount64(w))
	}
}

// has says whether the table has anything under the hash.
func (s *sparse[T]) has(hash uint32) bool { return s.bits[hash>>6]>>(hash&63)&1 == 1 }

// bit is has as a number.
func (s *sparse[T]) bit(hash uint32) uint64 { return s.bits[hash>>6] >> (hash & 63) & 1 }

// get returns what the table has under the hash, of which has is true.
func (s *sparse[T]) get(hash uint32) []sparseEntry[T] {
	n := int(s.rank[hash>>6]) + bits.OnesCount64(s.bits[hash>>6]&(1<<(hash&63)-1))
	return s.list[s.from[n]:s.from[n+1]]
}
