//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package spool

import (
	"io/fs"
	"os"
	"syscall"

	"github.com/redactd/redactd/internal/safefile"
)

// checkOwn refuses what others may use, or what is neither the user's nor root's.
func checkOwn(st fs.FileInfo, most fs.FileMode) error {
	switch {
	case !safefile.Ours(st):
		return errOwner
	case st.Mode().Perm()&^most != 0:
		return errMode
	}
	return nil
}

// lock takes a file for this process until it is closed.
func lock(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errLocked
	}
	return nil
}

// linked says whether an open file has a name.
func linked(st fs.FileInfo) bool {
	sys, ok := st.Sys().(*syscall.Stat_t)
	return !ok || sys.Nlink > 0
}
