package main

import (
	"os"
	"syscall"
)

// resident returns the greatest resident memory of a process that has ended, in MiB.
func resident(p *os.ProcessState) float64 {
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return -1
	}
	return float64(use.Maxrss) / 1024
}
