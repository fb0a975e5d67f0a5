//go:build unix

package testkit

import (
	"syscall"
	"time"
)

// CPUTime returns how long this process has been computing: what others do at the same time does not count.
func CPUTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
