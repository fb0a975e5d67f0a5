//go:build !unix

package main

import (
	"io/fs"
	"os"
)

const openFlags = 0

func links(fs.FileInfo) uint64 { return 1 }

func lock(*os.File) error { return nil }

func ownLike(*os.File, fs.FileInfo) bool { return true }

// notSupported is true: a folder cannot be synced here.
func notSupported(error) bool { return true }
