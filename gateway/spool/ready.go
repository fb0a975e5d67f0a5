package spool

import (
	"crypto/rand"
	"time"
)

// usual is how large an event is for which Ready wants room, unless the spool takes none that is so large.
const usual = 64 << 10

// Ready says why no event would be kept at the moment, nil if one of 64 KiB would be: [ErrFull], [ErrBroken] or
// [ErrClosed]. If the last event was not written it tries the disk, at most once a second, so that a spool to which nobody
// sends any more is ready again when its disk is.
func (s *Spool) Ready() error {
	if err := s.hasRoom(); err != nil {
		return err
	}
	if err := s.ensureBallast(); err != nil {
		return err
	}
	return s.mend()
}

func (s *Spool) usual() int64 { return min(usual, s.options.segment()-headLen) }

func (s *Spool) hasRoom() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.roomFor(s.usual())
}

// mend says how the last write of an event ended. If it failed, and nobody has done so for a while, it tries the disk.
func (s *Spool) mend() error {
	if err := s.fails(); err == nil {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.fails(); err == nil || time.Since(s.tried) < s.options.refill {
		return err
	}
	s.tried = time.Now()
	err := broken(s.try())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failing = err
	return err
}

func (s *Spool) fails() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failing
}

// try writes a file of the usual size and removes it. One that a kill leaves goes when the spool is opened.
func (s *Spool) try() error {
	name := nameOf(s.store.next, logs) + temp
	b := make([]byte, s.usual())
	_, _ = rand.Read(b) // which never fails
	if err := save(s.store.disk, name, b); err != nil {
		return err
	}
	return s.store.disk.Remove(name)
}
