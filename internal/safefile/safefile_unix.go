//go:build unix

package safefile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// NoFollow keeps an open from following a link or waiting for a pipe that took the file's place.
const NoFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// Ours says whether something is the user's or root's.
func Ours(st fs.FileInfo) bool {
	sys, ok := st.Sys().(*syscall.Stat_t)
	return ok && (int(sys.Uid) == os.Geteuid() || sys.Uid == 0)
}

// cannotSync says whether an error of a sync means that the file system cannot sync folders.
func cannotSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP)
}
