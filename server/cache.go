package server

import (
	"slices"
	"sync"
)

// cacheSize is how many maskers are kept. One takes 15 ms to make, and 1.3 MB.
const cacheSize = 32

// A cache keeps the maskers that were asked for last.
type cache struct {
	mu      sync.Mutex
	maskers map[string]*masker
	recent  []string // their keys, the last one asked for at the end

	making sync.Mutex // held while one is made, so that strange wishes never take more than one processor
}

// get returns the masker of a key, which is made if it is not kept.
func (c *cache) get(key string, make func() (*masker, error)) (*masker, error) {
	if m := c.look(key); m != nil {
		return m, nil
	}
	c.making.Lock()
	defer c.making.Unlock()
	if m := c.look(key); m != nil { // made while this one waited
		return m, nil
	}
	m, err := make()
	if err == nil {
		c.keep(key, m)
	}
	return m, err
}

func (c *cache) look(key string) *masker {
	c.mu.Lock()
	defer c.mu.Unlock()
	m := c.maskers[key]
	if m != nil {
		c.touch(key)
	}
	return m
}

func (c *cache) keep(key string, m *masker) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.maskers == nil {
		c.maskers = map[string]*masker{}
	}
	c.maskers[key] = m
	if c.touch(key); len(c.recent) > cacheSize {
		delete(c.maskers, c.recent[0])
		c.recent = slices.Delete(c.recent, 0, 1)
	}
}

// touch puts a key behind all others.
func (c *cache) touch(key string) {
	if i := slices.Index(c.recent, key); i >= 0 {
		c.recent = slices.Delete(c.recent, i, i+1)
	}
	c.recent = append(c.recent, key)
}
