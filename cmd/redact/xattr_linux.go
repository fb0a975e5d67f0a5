package main

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// copyExtended copies what extended attributes the system lets us copy, access lists among them.
func copyExtended(from, to *os.File) {
	src, dst := fdPath(from), fdPath(to)
	names := make([]byte, 64<<10)
	n, err := syscall.Listxattr(src, names)
	if err != nil {
		return
	}
	value := make([]byte, 64<<10)
	for name := range bytes.SplitSeq(names[:n], []byte{0}) {
		m, err := syscall.Getxattr(src, string(name), value)
		if err == nil && len(name) > 0 {
			_ = syscall.Setxattr(dst, string(name), value[:m], 0)
		}
	}
}

func fdPath(f *os.File) string { return "/proc/self/fd/" + strconv.Itoa(int(f.Fd())) }
