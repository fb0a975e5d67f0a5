package keys

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/redactd/redactd/internal/safefile"
)

var errLink = errors.New("keys: it is a symbolic link that leads out of its folder, or stands in one that others may" +
	" change: name the file that it leads to")

// openLink opens the file that a link leads to. Kubernetes mounts a secret as a link to a link: its files are written
// into a new folder beside, and one link is turned. So a link is followed if nobody but the user and root can turn
// it, and never out of the folder that it stands in.
func openLink(path string, link fs.FileInfo) (*os.File, error) {
	dir, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, failedFile("its folder cannot be opened", err)
	}
	defer dir.Close()
	folder, err := dir.Stat(".")
	if err != nil {
		return nil, failedFile("its folder cannot be opened", err)
	}
	if !fixed(folder, link) {
		return nil, errLink
	}
	name := filepath.Base(path)
	before, err := dir.Stat(name)
	if err != nil {
		return nil, linkError(err)
	}
	return openChecked(before, func() (*os.File, error) {
		return dir.OpenFile(name, os.O_RDONLY|safefile.NoFollow, 0)
	})
}

// linkError words an error of following a link: what the system has no number for is that it leads out of the folder.
func linkError(err error) error {
	if number := syscall.Errno(0); errors.As(err, &number) {
		return failedFile("it cannot be opened", err)
	}
	return errLink
}

// isLink says whether there is a link at path.
func isLink(path string) bool {
	st, err := os.Lstat(path)
	return err == nil && st.Mode()&fs.ModeSymlink != 0
}
