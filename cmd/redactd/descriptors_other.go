//go:build !unix

package main

// descriptors is how many files and connections the process may have open: no system here has a limit that matters.
func descriptors() int { return manyDescriptors }
