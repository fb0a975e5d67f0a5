package spool

import (
	"errors"
	"syscall"
	"time"
)

// A problem says what to do, in words of ours.
type problem string

func (p problem) Error() string { return "spool: " + string(p) }

const (
	// ErrFull says that there is no room for an event within the limits.
	ErrFull problem = "it is full: wait until the upstream has taken some, or raise the limits"
	// ErrLarge says that an event, or its id, is too large for this spool at any time.
	ErrLarge problem = "the event is too large: raise the limit of bytes"
	// ErrBroken says that the disk did not take what was written. The next call tries again, in a new file.
	ErrBroken problem = "it cannot be written or read: make room on its disk, or replace it"
	// ErrClosed says that the spool was closed.
	ErrClosed problem = "it is closed: open it again"
)

const (
	errFolder     problem = "its folder is no folder of its own: name one that is new, or that a spool has made"
	errOwner      problem = "the folder, or a file in it, is another user's: chown it to the one that runs this"
	errMode       problem = "others may use the folder or a file in it: chmod 700 the folder and 600 the files"
	errLocked     problem = "another process has it open: let each have a folder of its own"
	errNoLock     problem = "it cannot be kept for one process on this system: do without"
	errRemoved    problem = "a file of it was removed: leave its folder alone"
	errDelivering problem = "it is being delivered already: call Deliver once"
	errLimits     problem = "a limit is wrong: bytes are at least 65536, and none is negative"
	errDamaged    problem = "a record is damaged"
	errNoLetter   problem = "there is no dead letter of this name"
)

// A failure is what the system did, without a path. It is the problem that it causes, and the system's number.
type failure struct {
	problem problem
	number  syscall.Errno
}

func (f *failure) Error() string { return f.problem.Error() + " (" + f.number.Error() + ")" }

func (f *failure) Unwrap() []error { return []error{f.problem, f.number} }

// broken words what the system did. Errors of ours stay what they are.
func broken(err error) error {
	var ours problem
	var number syscall.Errno
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case errors.As(err, &number):
		return &failure{ErrBroken, number}
	}
	return ErrBroken
}

// unreadable says whether an event will not be read however often it is tried.
func unreadable(err error) bool { return errors.Is(err, errDamaged) || absent(err) }

// Refused is the error of a send that the upstream will never take: the event becomes a dead letter.
type Refused struct{ Cause error }

func (r *Refused) Error() string { return "spool: the upstream refuses the event for good" }

func (r *Refused) Unwrap() error { return r.Cause }

// Later is the error of a send that the upstream wants to have again, but not before a time has passed.
type Later struct {
	After time.Duration
	Cause error
}

func (l *Later) Error() string { return "spool: the upstream wants the event later" }

func (l *Later) Unwrap() error { return l.Cause }
