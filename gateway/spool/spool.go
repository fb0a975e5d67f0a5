package spool

import (
	"sync"
	"sync/atomic"
	"time"
)

// A Spool is a folder in use. It is safe for concurrent use.
type Spool struct {
	options    Options
	changes    changes
	delivering atomic.Bool
	ballast    atomic.Int64  // bytes of it, 0 if there is none
	wake       chan struct{} // an event was queued
	closed     chan struct{}

	writing  sync.Mutex // of the store, taken before mu
	store    store
	kept     int64     // bytes of all files with ids
	refilled time.Time // when ballast was tried last
	tried    time.Time // when Ready tried the disk last

	mu          sync.Mutex // of the rest
	live        map[key]*item
	liveBytes   int64
	queue       queue
	seen        seen
	letters     map[key]Letter
	fixed       int64 // bytes of dead letters and of damaged files
	coming      int   // events that are being put, which have their room already
	comingBytes int64
	counts      Counts
	disk        int64 // bytes of all files, after the last change
	failing     error // of the last write of an event, nil if it succeeded
	closing     bool
}

// Open opens the spool in a folder that belongs to this user and process alone, or makes one. It reads all that is there:
// a damaged record is passed over and counted, and its file kept aside. What a kill or a power cut left half-written was
// not acknowledged, and is not read.
func Open(o Options) (*Spool, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	d := o.disk
	if d == nil {
		if d, err = openFolder(o.Dir); err != nil {
			return nil, err
		}
	}
	s := &Spool{
		options: o, wake: make(chan struct{}, 1), closed: make(chan struct{}),
		changes: changes{}, store: store{disk: d, most: o.segment(), next: 1},
		live: map[key]*item{}, queue: newQueue(), letters: map[key]Letter{},
		seen: seen{limits: o.Seen, room: o.MaxBytes / 16, known: map[string]int{}},
	}
	if err := s.replay(); err != nil {
		_ = d.Close()
		return nil, broken(err)
	}
	return s, nil
}

// Put keeps an event: when it returns nil a kill or a power cut does not take it. After an error the event may be there
// all the same, and be delivered. An event is not looked for: who wants each id once asks Seen before.
func (s *Spool) Put(e Entry) error {
	if e.Received.IsZero() {
		e.Received = s.options.Now()
	}
	if len(e.ID) > maxID || e.size() > s.options.segment()-headLen {
		return ErrLarge
	}
	if err := s.ensureBallast(); err != nil {
		return err
	}
	if err := s.reserve(e.size()); err != nil {
		return err
	}
	b := record{kind: kindPut, entry: e}.encode()
	err := s.commit(&change{record: b, grows: true, apply: func(g *segment, at int64) {
		s.came(e.size())
		k := keyOf(g.number, at)
		s.enter(&item{key: k, id: e.ID, received: e.Received, segment: g, at: at, size: e.size()})
		s.seen.remember(remembered{e.ID, e.Received, g})
	}})
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.came(e.size())
	}
	return err
}

// reserve takes room for an event before it is written.
func (s *Spool) reserve(size int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.roomFor(size); err != nil {
		return err
	}
	s.coming++
	s.comingBytes += size
	return nil
}

// roomFor says why there is no room for an event, nil if there is. It needs mu.
func (s *Spool) roomFor(size int64) error {
	switch {
	case s.closing:
		return ErrClosed
	case len(s.live)+len(s.letters)+s.coming >= s.options.MaxEntries,
		s.liveBytes+s.fixed+s.comingBytes+size > s.options.room():
		return ErrFull
	}
	return nil
}

// came gives the room back that was taken for an event. It needs mu.
func (s *Spool) came(size int64) {
	s.coming--
	s.comingBytes -= size
}

// enter lets an event wait. It needs mu, as leave does.
func (s *Spool) enter(i *item) {
	s.live[i.key] = i
	s.liveBytes += i.size
	i.segment.live++
	s.seen.hold(i.id)
	s.wait(i)
}

// wait queues an event, and tells whoever delivers: it may be due before all that are known there.
func (s *Spool) wait(i *item) {
	s.queue.add(i)
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// leave ends the wait of an event, and says whether it was waiting.
func (s *Spool) leave(i *item) bool {
	if s.live[i.key] != i {
		return false
	}
	delete(s.live, i.key)
	s.liveBytes -= i.size
	i.segment.live--
	s.seen.release(i.id)
	return true
}

// Seen says whether an event of this id was put and its id not yet forgotten, be it delivered or not. An event that is
// being put is not seen.
func (s *Spool) Seen(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.known[id] > 0
}

// Close ends the use of the folder. Whoever delivers ends that before, or may still be sending what the next process
// to open the folder sends as well.
func (s *Spool) Close() error {
	s.mu.Lock()
	again := s.closing
	s.closing = true
	s.mu.Unlock()
	if again {
		return ErrClosed
	}
	close(s.closed)
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.store.end()
	if closing := s.store.disk.Close(); err == nil {
		err = closing
	}
	return broken(err)
}
