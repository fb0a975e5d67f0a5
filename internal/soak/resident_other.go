//go:build !linux

package main

import "os"

// resident returns -1: other systems say it in other ways, or not at all.
func resident(*os.ProcessState) float64 { return -1 }
