package spool

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/redactd/redactd/internal/safefile"
)

// A disk is the folder of a spool: all that a spool does to files. Names are those of files in it.
type disk interface {
	// Create makes a file of mode 0600, and fails if there is one.
	Create(name string) (file, error)
	// Read returns n bytes from an offset, or what there is, all if n is negative.
	Read(name string, at, n int64) ([]byte, error)
	// Rewrite writes what a file begins with once more, in its place, ends the file there, and makes that durable.
	Rewrite(name string, data []byte) error
	// Sizes returns the length of every file.
	Sizes() (map[string]int64, error)
	Rename(from, to string) error
	Remove(name string) error
	// Sync makes names durable.
	Sync() error
	// Close ends the use of the folder, which another process may then open.
	Close() error
}

// A file is one that is being written, at its end.
type file interface {
	io.WriteCloser
	// Sync makes what was written durable.
	Sync() error
}

// A folder is the disk of a spool in use.
type folder struct {
	root *os.Root
	self *os.File // the folder, for syncs
	lock *os.File
}

const lockName = "lock"

// openFolder opens a folder that is this user's alone, or makes it, and keeps it for this process.
func openFolder(path string) (*folder, error) {
	if err := makeFolder(path); err != nil {
		return nil, broken(err)
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, broken(err)
	}
	d := &folder{root: root}
	if d.self, err = root.Open("."); err == nil {
		err = d.check(path)
	}
	if err == nil {
		err = d.take()
	}
	if err != nil {
		_ = d.Close()
		return nil, broken(err)
	}
	return d, nil
}

func makeFolder(path string) error {
	err := os.Mkdir(path, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	parent, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer parent.Close()
	return safefile.Sync(parent)
}

// check looks at what the name is, which may be a link, and at what was opened.
func (d *folder) check(path string) error {
	named, err := os.Lstat(path)
	if err != nil {
		return err
	}
	opened, err := d.self.Stat()
	switch {
	case err != nil:
		return err
	case !named.IsDir() || !os.SameFile(named, opened):
		return errFolder
	}
	return checkOwn(opened, 0o700)
}

// take locks the folder until it is closed.
func (d *folder) take() (err error) {
	d.lock, err = d.open(lockName, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return err
	}
	return lock(d.lock)
}

// open opens a regular file that is this user's alone.
func (d *folder) open(name string, flags int) (*os.File, error) {
	f, err := d.root.OpenFile(name, flags|safefile.NoFollow, 0o600)
	if err != nil {
		return nil, err
	}
	st, err := f.Stat()
	switch {
	case err != nil:
	case !st.Mode().IsRegular():
		err = errFolder
	default:
		err = checkOwn(st, 0o600)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

func (d *folder) Create(name string) (file, error) {
	f, err := d.open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return nil, err
	}
	return named{f}, nil
}

// A named file has its name still when it is synced: nothing is durable in one that somebody has removed.
type named struct{ *os.File }

func (n named) Sync() error {
	if err := n.File.Sync(); err != nil {
		return err
	}
	st, err := n.Stat()
	if err == nil && !linked(st) {
		err = errRemoved
	}
	return err
}

func (d *folder) Read(name string, at, n int64) ([]byte, error) {
	f, err := d.open(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if left := max(0, st.Size()-at); n < 0 || n > left {
		n = left
	}
	data := make([]byte, n)
	got, err := f.ReadAt(data, at)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return data[:got], err
}

func (d *folder) Rewrite(name string, data []byte) error {
	f, err := d.open(name, os.O_WRONLY)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Truncate(int64(len(data)))
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

func (d *folder) Sizes() (map[string]int64, error) {
	list, err := fs.ReadDir(d.root.FS(), ".")
	if err != nil {
		return nil, err
	}
	sizes := map[string]int64{}
	for _, e := range list {
		st, err := e.Info()
		if err != nil {
			return nil, err
		}
		sizes[e.Name()] = st.Size()
	}
	return sizes, nil
}

func (d *folder) Rename(from, to string) error { return d.root.Rename(from, to) }

func (d *folder) Remove(name string) error { return d.root.Remove(name) }

func (d *folder) Sync() error { return safefile.Sync(d.self) }

func (d *folder) Close() error {
	var first error
	for _, c := range []io.Closer{d.self, d.lock, d.root} {
		if err := c.Close(); first == nil && !errors.Is(err, os.ErrInvalid) {
			first = err
		}
	}
	return first
}

// gone is the error of a removal: it may have succeeded in a call that failed.
func gone(err error) error {
	if absent(err) {
		return nil
	}
	return err
}

// absent says whether an error means that there is no such file.
func absent(err error) bool { return errors.Is(err, fs.ErrNotExist) }
