//go:build !linux

package main

// noCoreDumps does nothing here: the system has no such switch that the standard library knows.
func noCoreDumps() {}
