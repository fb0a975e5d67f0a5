package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/redactd/redactd/internal/safefile"
	"github.com/redactd/redactd/redact"
)

// tempSuffix ends the names of the files that a rewrite writes. There is at most one of them per
// file, in its folder: what a killed run left is replaced by the next.
const tempSuffix = ".redact-tmp"

// rewriter masks files in place.
func (a *app) rewriter(r *redact.Redactor) task {
	suffix := a.inPlace
	if suffix == noBackup {
		suffix = ""
	}
	return func(ctx context.Context, name string, _ io.Writer) error {
		quiet := &app{options: a.options}
		look := func(src io.Reader, dst io.Writer) (int, error) {
			return a.mask(ctx, r, name, src, dst)
		}
		write := func(src io.Reader, dst io.Writer) (int, error) { // counted already
			return quiet.mask(ctx, r, name, src, dst)
		}
		return rewrite{look: look, write: write, suffix: suffix}.run(name)
	}
}

// A rewrite replaces a file by its masked form, all or nothing: whatever happens, and be it a power
// cut, the file is either the old or the whole new one. A file without findings is not touched.
//
// The file is refused if it is not a regular one or has several names; a symbolic link is kept and
// what it names is rewritten. If the file changes while it is read, the old one stays.
type rewrite struct {
	look, write func(src io.Reader, dst io.Writer) (changed int, err error)
	suffix      string // of the copy of the original, "" for none
	// step, where set, is asked before each step: tests make steps fail.
	step func(name string) error
}

func (rw rewrite) run(path string) error {
	if err := rw.file(path); err != nil {
		return broken(path, err)
	}
	return nil
}

func (rw rewrite) file(path string) (err error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	dir, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return err
	}
	defer dir.Close()
	s, err := openSource(dir, filepath.Base(real))
	if err != nil {
		return err
	}
	defer s.f.Close()
	changed, err := rw.look(s.f, io.Discard)
	if err != nil {
		return err
	}
	if err := s.unchanged(); err != nil || changed == 0 {
		return err
	}
	if rw.suffix != "" {
		if err := rw.put(s, s.base+rw.suffix, copyAll); err != nil {
			return broken(path+rw.suffix, err)
		}
	}
	return rw.put(s, s.base, rw.write)
}

func copyAll(src io.Reader, dst io.Writer) (int, error) {
	n, err := io.Copy(dst, src)
	return int(n), err
}

// put writes what fill makes of the source into a new file and gives it the name base.
func (rw rewrite) put(
	s *source, base string, fill func(io.Reader, io.Writer) (int, error),
) (err error) {
	temp := tempName(s.base)
	if err := s.dir.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := rw.create(s, temp)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = s.dir.Remove(temp)
		}
	}()
	if _, err := s.f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := rw.fill(s, f, fill); err != nil {
		return err
	}
	if err := s.unchanged(); err != nil {
		return err
	}
	if err := rw.before("rename"); err != nil {
		return err
	}
	if err := s.dir.Rename(temp, base); err != nil {
		return err
	}
	return syncFolder(s.dir)
}

func (rw rewrite) create(s *source, temp string) (*os.File, error) {
	err := rw.before("create")
	var f *os.File
	if err == nil {
		f, err = s.dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return nil, refused("its folder cannot be written to, and a new file has to take its place: " +
			"mask it to a file elsewhere instead")
	}
	return f, err
}

// fill writes the new file and makes sure that it is on the disk, with the attributes of the old.
func (rw rewrite) fill(
	s *source, f *os.File, fill func(io.Reader, io.Writer) (int, error),
) error {
	buf := bufio.NewWriterSize(stepped{f, rw}, 256<<10)
	if _, err := fill(s.f, buf); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	if err := rw.before("attributes"); err != nil {
		return err
	}
	if err := s.copyAttributes(f); err != nil {
		return err
	}
	if err := rw.before("sync"); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := rw.before("close"); err != nil {
		return err
	}
	return f.Close()
}

func (rw rewrite) before(step string) error {
	if rw.step == nil {
		return nil
	}
	return rw.step(step)
}

type stepped struct {
	w io.Writer
	rewrite
}

func (s stepped) Write(p []byte) (int, error) {
	if err := s.before("write"); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

func tempName(base string) string {
	return "." + base[:min(len(base), 200)] + tempSuffix
}

// syncFolder makes a rename durable.
func syncFolder(dir *os.Root) error {
	d, err := dir.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	return safefile.Sync(d)
}
