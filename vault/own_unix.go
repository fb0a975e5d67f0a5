//go:build unix

package vault

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openFlags keep an open from following a link or waiting for a pipe that took the file's place.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// checkOwner refuses a file that others than its owner may use, or that is neither the user's nor root's.
func checkOwner(st fs.FileInfo) error {
	sys, ok := st.Sys().(*syscall.Stat_t)
	switch {
	case !ok || int(sys.Uid) != os.Geteuid() && sys.Uid != 0:
		return errOwner
	case st.Mode().Perm()&^0o600 != 0:
		return errMode
	}
	return nil
}

// noSync says whether an error of a sync means that the file system cannot sync folders.
func noSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP)
}
