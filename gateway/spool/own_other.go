//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package spool

import (
	"io/fs"
	"os"
)

// checkOwn accepts everything: here a mode does not say who may use it.
func checkOwn(fs.FileInfo, fs.FileMode) error { return nil }

// lock refuses: two processes that deliver the same events, or write the same files, could not be kept apart.
func lock(*os.File) error { return errNoLock }

// linked is not asked here.
func linked(fs.FileInfo) bool { return true }
