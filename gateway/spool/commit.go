package spool

import "sync"

// A change is a record to be written, and what it changes in memory.
type change struct {
	record []byte
	grows  bool                       // it needs room
	apply  func(g *segment, at int64) // with mu, once it is durable

	segment *segment
	at      int64
	err     error
	done    chan struct{}
}

// changes gathers what comes while others are being written: together they take one sync.
type changes struct {
	mu   sync.Mutex
	list []*change
}

// add appends a change and says whether it is the first: then whoever added it writes all that are there by the time it
// can.
func (c *changes) add(one *change) (first bool) {
	one.done = make(chan struct{})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, one)
	return len(c.list) == 1
}

func (c *changes) take() []*change {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.list
	c.list = nil
	return list
}

// commit makes a change durable, and then applies it.
func (s *Spool) commit(c *change) error {
	if s.changes.add(c) {
		s.writing.Lock()
		s.commitAll(s.changes.take())
		s.tidy()
		s.writing.Unlock()
	}
	<-c.done
	return c.err
}

// commitAll writes changes. If the disk is full those that make room are written all the same.
func (s *Spool) commitAll(list []*change) {
	err := s.write(list)
	if noSpace(err) {
		var others []*change
		list, others = split(list)
		s.finish(others, err)
		if err = s.write(list); noSpace(err) && s.dropBallast() {
			err = s.write(list)
		}
	}
	s.finish(list, err)
}

// split returns the changes that need no room, and those that do.
func split(list []*change) (small, grow []*change) {
	for _, c := range list {
		if c.grows {
			grow = append(grow, c)
		} else {
			small = append(small, c)
		}
	}
	return small, grow
}

// finish applies changes, unless they were not written, and tells whoever waits for them.
func (s *Spool) finish(list []*change, err error) {
	err = broken(err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil && len(list) > 0 {
		s.counts.Failed++
	}
	for _, c := range list {
		if c.grows {
			s.failing = err
		}
		if c.err = err; err == nil {
			c.apply(c.segment, c.at)
		}
		close(c.done)
	}
}

// write makes changes durable, all or none of them as far as the caller may tell.
func (s *Spool) write(list []*change) error {
	if len(list) == 0 {
		return nil
	}
	if s.isClosing() {
		return ErrClosed
	}
	var size int64
	grows := false
	for _, c := range list {
		size += int64(len(c.record))
		grows = grows || c.grows
	}
	if err := s.makeRoom(size); err != nil && grows {
		return err
	}
	for _, c := range list {
		var err error
		if c.segment, c.at, err = s.store.append(c.record); err != nil {
			return err
		}
	}
	return s.store.sync()
}

func (s *Spool) isClosing() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closing
}
