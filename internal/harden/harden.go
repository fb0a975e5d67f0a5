// Package harden keeps text that is in the memory of a process from coming out in other ways than it should.
package harden

import (
	"os"
	"runtime/debug"
)

// Process keeps the memory of this process out of core dumps and stack dumps, and below a soft limit in bytes unless
// the environment's GOMEMLIMIT sets one.
func Process(limit int64) {
	noCoreDumps()
	debug.SetTraceback("none")
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
