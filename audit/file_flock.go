//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package audit

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

var errMode = errors.New("audit: others than its owner may change the log, or everybody may read it: chmod 600" +
	" the file, or 640 if a group has to read it")

// checkMode refuses a log that others may write.
func checkMode(st fs.FileInfo) error {
	if sys, ok := st.Sys().(*syscall.Stat_t); !ok || int(sys.Uid) != os.Geteuid() || st.Mode().Perm()&^0o640 != 0 {
		return errMode
	}
	return nil
}

// locks says that nobody else has the log that a program has opened.
const locks = true

// lock takes the file for this program until it is closed.
func lock(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errLocked
	}
	return nil
}

// lengthOf returns how long a file is, -1 if that cannot be told or it has no name any more.
func lengthOf(f *os.File) int64 {
	var st syscall.Stat_t
	err := error(syscall.EINTR) // as file systems of networks may say
	for err == syscall.EINTR {
		err = syscall.Fstat(int(f.Fd()), &st)
	}
	if err != nil || st.Nlink == 0 {
		return -1
	}
	return st.Size
}
