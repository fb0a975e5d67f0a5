package vault

import (
	"errors"
	"runtime/debug"
	"syscall"

	bolterrors "go.etcd.io/bbolt/errors"
)

// A problem says what to do in words of ours.
type problem string

func (p problem) Error() string { return "vault: " + string(p) }

// ErrBusy says that another process has the vault open.
const ErrBusy problem = "another run is using it: wait until that ends, or keep the vault in PostgreSQL, which has" +
	" many writers"

const (
	errThere    problem = "there is a file of this name: choose another one"
	errNoVault  problem = "the file holds no vault: name one that 'redact vault new' has made"
	errDamaged  problem = "the file is damaged: put a copy of it in its place"
	errReadOnly problem = "it is open for reading only: open it for writing"
	errClosed   problem = "it is closed: open it again"
	errFull     problem = "it has reached its greatest size: delete what has expired, or begin another one"
)

// problems are what the errors of the library mean.
func problems() map[error]problem {
	return map[error]problem{
		bolterrors.ErrTimeout: ErrBusy, bolterrors.ErrInvalid: errNoVault, bolterrors.ErrVersionMismatch: errNoVault,
		bolterrors.ErrChecksum: errDamaged, bolterrors.ErrInvalidMapping: errDamaged,
		bolterrors.ErrMaxSizeReached: errFull, bolterrors.ErrDatabaseNotOpen: errClosed,
	}
}

// A failure is what the operating system did, in words of ours and without a path. Its number is there for errors.As.
type failure struct {
	text   string
	number syscall.Errno
}

func (f *failure) Error() string { return "vault: " + f.text + ": " + f.number.Error() }

func (f *failure) Unwrap() error { return f.number }

// failed words what a library or the system did, as nobody knows what their texts hold.
func failed(text string, err error) error {
	var ours problem
	var number syscall.Errno
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case errors.As(err, &number):
		return &failure{text, number}
	}
	for cause, told := range problems() {
		if errors.Is(err, cause) {
			return told
		}
	}
	return problem(text)
}

// guarded runs what reads the file. Where that is damaged the library panics, or reads memory behind its end.
func guarded(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if recover() != nil {
			err = errDamaged
		}
	}()
	return do()
}
