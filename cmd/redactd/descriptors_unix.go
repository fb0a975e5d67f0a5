//go:build unix

package main

import "syscall"

// descriptors is how many files and connections the process may have open.
func descriptors() int {
	var l syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l) != nil {
		return manyDescriptors
	}
	return int(min(uint64(l.Cur), manyDescriptors))
}
