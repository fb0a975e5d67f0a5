//go:build unix

package vault

import (
	"io/fs"

	"github.com/redactd/redactd/internal/safefile"
)

// checkOwner refuses a file that others than its owner may use, or that is neither the user's nor root's.
func checkOwner(st fs.FileInfo) error {
	switch {
	case !safefile.Ours(st):
		return errOwner
	case st.Mode().Perm()&^0o600 != 0:
		return errMode
	}
	return nil
}
