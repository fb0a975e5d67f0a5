//go:build unix

package keys

import (
	"io/fs"

	"github.com/redactd/redactd/internal/safefile"
)

// checkOwner refuses a file that others than its owner may use, or that is neither the user's nor root's. A group
// that may read it is somebody's decision if nobody may write: no umask makes 0440.
func checkOwner(st fs.FileInfo) error {
	switch mode := st.Mode().Perm(); {
	case !safefile.Ours(st):
		return errOwner
	case mode&^0o600 != 0 && mode != 0o440:
		return errMode
	}
	return nil
}

// fixed says whether nobody but the user and root can change a link: both it and its folder are theirs, and the
// folder is not for others to write, or nobody may take away there what is not theirs, as in a mounted secret.
func fixed(folder, link fs.FileInfo) bool {
	mode := folder.Mode()
	return safefile.Ours(folder) && safefile.Ours(link) && (mode.Perm()&0o022 == 0 || mode&fs.ModeSticky != 0)
}
