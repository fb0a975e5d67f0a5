//go:build unix

package keys

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openFlags keep an open from following a link or waiting for a pipe that took the file's place.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// checkOwner refuses a file that others than its owner may use, or that is neither the user's nor root's. A group
// that may read it is somebody's decision if nobody may write: no umask makes 0440.
func checkOwner(st fs.FileInfo) error {
	switch mode := st.Mode().Perm(); {
	case !trusted(st):
		return errOwner
	case mode&^0o600 != 0 && mode != 0o440:
		return errMode
	}
	return nil
}

// trusted says whether something is the user's or root's.
func trusted(st fs.FileInfo) bool {
	sys, ok := st.Sys().(*syscall.Stat_t)
	return ok && (int(sys.Uid) == os.Geteuid() || sys.Uid == 0)
}

// fixed says whether nobody but the user and root can change a link: both it and its folder are theirs, and the
// folder is not for others to write, or nobody may take away there what is not theirs, as in a mounted secret.
func fixed(folder, link fs.FileInfo) bool {
	mode := folder.Mode()
	return trusted(folder) && trusted(link) && (mode.Perm()&0o022 == 0 || mode&fs.ModeSticky != 0)
}

// noSync says whether an error of a sync means that the file system cannot sync folders.
func noSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP)
}
