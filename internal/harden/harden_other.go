//go:build !linux

package harden

// noCoreDumps does nothing here: the system has no such switch that the standard library knows.
func noCoreDumps() {}
