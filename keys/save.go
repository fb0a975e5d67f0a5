package keys

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/redactd/redactd/internal/safefile"
)

// newSuffix ends the name of the file that a set is written to before it takes the place of the old one.
const newSuffix = ".new"

var (
	errThere = errors.New("keys: there is a file of this name, and what was made with its keys could not be" +
		" read any more if it were replaced: choose another name, or rotate it")
	errUpdateLink = errors.New("keys: it is a symbolic link: change the file that it leads to")
	errBusy       = errors.New("keys: another run is writing this key set, or was stopped while it did: wait for it," +
		" and if there is none remove the file of the same name that ends in .new")
)

// A filed thing is what a file of keys holds.
type filed interface {
	Write(w io.Writer, kek KEK) error
}

// Save writes the set, encrypted, to a new file of mode 0600. It fails if there is a file of this name.
func (s *Set) Save(path string, kek KEK) error { return save(path, s, kek) }

func save(path string, what filed, kek KEK) error {
	claim, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errThere
	case err != nil:
		return failedFile("the file cannot be made", err)
	}
	_ = claim.Close()
	err = replace(path, func() (filed, error) { return what, nil }, kek)
	if err != nil {
		_ = os.Remove(path) // what claims the name
	}
	return err
}

// Update loads the set in a file, changes it and puts the changed one in its place: at every moment, and be
// it that of a power cut, the file holds the one or the other. Two updates do not mix: the second is refused.
// A link is refused, as the file that it leads to would stay as it is.
func Update(path string, kek KEK, change func(*Set) error) error {
	if isLink(path) {
		return errUpdateLink
	}
	return replace(path, func() (filed, error) {
		s, err := Load(path, kek)
		if err != nil {
			return nil, err
		}
		return s, change(s)
	}, kek)
}

// replace puts what get returns in the place of the file at path. The new file beside it is there as
// long as this takes, and keeps others from doing the same.
func replace(path string, get func() (filed, error), kek KEK) error {
	temp := path + newSuffix
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return errBusy
	case err != nil:
		return failedFile("a file beside it cannot be made", err)
	}
	what, err := get()
	if err == nil {
		err = fill(f, what, kek)
	}
	if err == nil {
		err = rename(temp, path)
	}
	if err != nil {
		_ = f.Close()
		_ = os.Remove(temp)
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return failedFile("the new file cannot take the place of the old one", err)
	}
	return nil
}

// fill writes the new file and makes sure that it is on the disk.
func fill(f *os.File, what filed, kek KEK) error {
	if err := what.Write(f, kek); err != nil {
		return err
	}
	return keep(f, nil)
}

// keep makes sure that what was written to a file is on the disk, if it was written, and closes it.
func keep(f *os.File, err error) error {
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return failedFile("the new file cannot be kept", err)
	}
	return nil
}

// syncFolder makes a rename durable.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return failedFile("its folder cannot be opened", err)
	}
	defer dir.Close()
	if err := safefile.Sync(dir); err != nil {
		return failedFile("its folder cannot be kept", err)
	}
	return nil
}
