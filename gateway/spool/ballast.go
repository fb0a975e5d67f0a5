package spool

import (
	"crypto/rand"
	"errors"
	"syscall"
	"time"
)

// ballastName is a file of random bytes, which no file system makes smaller. When the disk is full it goes, so that there is
// room to write that events are done, and to remove their segments. Without it no event is taken.
const ballastName = "ballast"

// refill is how long to wait before ballast is written again that there was no room for.
const refill = time.Second

// ballast is as large as a segment: the ids that stay of one, and one that is removed, are not larger.
func (o Options) ballast() int64 { return o.segment() }

// noSpace says whether an error means that the disk is full, or this user's part of it.
func noSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// dropBallast makes room, and says whether there was ballast. It needs writing.
func (s *Spool) dropBallast() bool {
	return s.ballast.Swap(0) > 0 && gone(s.store.disk.Remove(ballastName)) == nil
}

// ensureBallast writes ballast if there is none.
func (s *Spool) ensureBallast() error {
	if s.ballast.Load() > 0 {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	switch {
	case s.ballast.Load() > 0:
		return nil
	case s.isClosing():
		return ErrClosed
	case time.Since(s.refilled) < s.options.refill:
		return &failure{ErrBroken, syscall.ENOSPC}
	}
	s.refilled = time.Now()
	return broken(s.writeBallast())
}

func (s *Spool) writeBallast() error {
	b := make([]byte, s.options.ballast())
	_, _ = rand.Read(b) // which never fails
	err := save(s.store.disk, ballastName, b)
	if err == nil {
		s.ballast.Store(int64(len(b)))
	}
	return err
}
