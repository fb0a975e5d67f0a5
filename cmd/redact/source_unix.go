//go:build unix

package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

func links(st fs.FileInfo) uint64 {
	if sys, ok := st.Sys().(*syscall.Stat_t); ok {
		return uint64(sys.Nlink)
	}
	return 1
}

// lock fails if another process holds the file. Where the file system has no locks there is none.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	return nil
}

// ownLike gives f the owner and group in st, or at least the group, and says whether it did both.
func ownLike(f *os.File, st fs.FileInfo) bool {
	sys, ok := st.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	if f.Chown(int(sys.Uid), int(sys.Gid)) == nil {
		return true
	}
	_ = f.Chown(-1, int(sys.Gid))
	return false
}
