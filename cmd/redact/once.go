package main

import (
	"path/filepath"
	"slices"
)

// once drops the names that lead to a file that an earlier one leads to, be it over links. Hard links
// are files of their own.
func once(names []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(names, func(name string) bool {
		at := place(name)
		again := seen[at]
		seen[at] = true
		return again
	})
}

// place is the absolute path of a file without links in it. What is not there, or is no path such as
// "-", stands for itself.
func place(name string) string {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return name
	}
	abs, err := filepath.Abs(real)
	if err != nil {
		return real
	}
	if real, err = filepath.EvalSymlinks(abs); err != nil { // the working folder may be a link
		return abs
	}
	return real
}
