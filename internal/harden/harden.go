// Package harden keeps text that is in the memory of a process from coming out in other ways than it should.
package harden

import (
	"os"
	"runtime/debug"
)

// Process keeps the memory of this process out of core dumps, and below a soft limit in bytes unless the environment's
// GOMEMLIMIT sets one. What the runtime prints in a crash is not kept back: no setting can do so from within. A program
// takes the signals that ask for a dump, SIGQUIT and SIGABRT, itself.
func Process(limit int64) {
	noCoreDumps()
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
}
