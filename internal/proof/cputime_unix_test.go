//go:build unix

package proof

import (
	"syscall"
	"time"
)

// cpuTime returns how long this process has been computing: what others do at the same time does not count.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return time.Duration(time.Now().UnixNano())
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
