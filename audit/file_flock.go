//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package audit

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// openFlags keep an open from following a link or waiting for a pipe that took the file's place.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

var errMode = errors.New("audit: others than its owner may change the log, or everybody may read it: chmod 600" +
	" the file, or 640 if a group has to read it")

// checkMode refuses a log that others may write.
func checkMode(st fs.FileInfo) error {
	if sys, ok := st.Sys().(*syscall.Stat_t); !ok || int(sys.Uid) != os.Geteuid() || st.Mode().Perm()&^0o640 != 0 {
		return errMode
	}
	return nil
}

// lock takes the file for this program until it is closed.
func lock(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errLocked
	}
	return nil
}

// syncFolder makes a rename durable. File systems that cannot sync a folder are taken at their word.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return failed("the log's folder cannot be opened", err)
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return failed("the log's folder cannot be kept", err)
	}
	return nil
}
