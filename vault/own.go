package vault

import (
	"io/fs"
	"os"

	"github.com/redactd/redactd/internal/safefile"
)

const (
	errLink    problem = "it is a symbolic link: name the file that it leads to"
	errRegular problem = "it is no regular file: name one that is"
	errMode    problem = "others than its owner may read, write or run it: chmod 600 the file"
	errOwner   problem = "it belongs to another user: chown it to the one that runs this, and chmod 600"
)

// openOwn opens a file that is there: a regular file that nobody else may use, and that no link names.
func openOwn(path string, flags int) (*os.File, error) {
	before, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	return safefile.Open(before, checkFile, func() (*os.File, error) {
		return os.OpenFile(path, flags&^os.O_CREATE|safefile.NoFollow, 0)
	})
}

func checkFile(st fs.FileInfo) error {
	switch {
	case st.Mode()&fs.ModeSymlink != 0:
		return errLink
	case !st.Mode().IsRegular():
		return errRegular
	}
	return checkOwner(st)
}

// syncFolder makes a new name in a folder durable, where folders can be synced.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return safefile.Sync(dir)
}
