package main

import (
	"io/fs"
	"os"

	"github.com/redactd/redactd/internal/safefile"
)

// A source is a file that is about to be rewritten: open, locked and known by its state.
type source struct {
	dir  *os.Root
	base string
	f    *os.File
	st   fs.FileInfo
}

// refused is a fault of a file that a rewrite does not touch.
func refused(text string) *fault { return &fault{code: exitPartial, text: text} }

// openSource opens and locks the regular file base in dir. The lock ends with the file.
func openSource(dir *os.Root, base string) (*source, error) {
	st, err := dir.Lstat(base)
	switch {
	case err != nil:
		return nil, err
	case st.IsDir():
		return nil, refused("it is a folder: -r goes into it")
	case !st.Mode().IsRegular():
		return nil, refused("only regular files are rewritten, not devices, pipes or sockets")
	}
	f, err := dir.OpenFile(base, os.O_RDONLY|safefile.NoFollow, 0)
	if err != nil {
		return nil, err
	}
	s := &source{dir: dir, base: base, f: f, st: st}
	if err := s.claim(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return s, nil
}

// claim locks the file and makes sure that it still is the one with this name, and has no other.
func (s *source) claim() error {
	if links(s.st) > 1 {
		return refused("it has several names (hard links): rewriting would part them; " +
			"mask it to a new file instead")
	}
	if err := lock(s.f); err != nil {
		return refused("another redact is rewriting it: wait for that one to end")
	}
	return s.unchanged()
}

// unchanged says whether the file is what it was when it was opened.
func (s *source) unchanged() error {
	open, err := s.f.Stat()
	if err != nil {
		return err
	}
	there, err := s.dir.Lstat(s.base)
	if err != nil {
		return err
	}
	if same(s.st, open) && same(s.st, there) {
		return nil
	}
	return refused("it changed while it was read: it is left as it is; run again")
}

func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) &&
		a.Mode() == b.Mode()
}

// copyAttributes gives f the owner, the extended attributes and the mode of the source, in this
// order, so that f is never open to more people than the source. What f cannot have, such as
// another user's ownership, makes it narrower.
func (s *source) copyAttributes(f *os.File) error {
	mode := s.st.Mode() & (fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky)
	if !ownLike(f, s.st) {
		mode &= fs.ModePerm
		everyone := mode & 0o007
		mode &= 0o700 | everyone<<3 | everyone // the group is another one now
	}
	copyExtended(s.f, f)
	return f.Chmod(mode)
}
