//go:build !unix

package vault

import "io/fs"

// checkOwner accepts every file: here its mode does not say who may read it.
func checkOwner(fs.FileInfo) error { return nil }
