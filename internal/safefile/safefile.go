// Package safefile opens files of which nobody else shall choose what they are, and makes their names durable.
package safefile

import (
	"io/fs"
	"os"
)

// Open opens a file that before describes. What it is gets looked at before, as opening a pipe or a device may do
// something, and again of what was opened, in case another took its place: check says what is wrong with it. open opens it,
// with NoFollow among its flags.
func Open(before fs.FileInfo, check func(fs.FileInfo) error, open func() (*os.File, error)) (*os.File, error) {
	if err := check(before); err != nil {
		return nil, err
	}
	f, err := open()
	if err != nil {
		return nil, err
	}
	after, err := f.Stat()
	if err == nil {
		err = check(after)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// Sync makes the names in an open folder durable. Systems that cannot sync a folder are taken at their word.
func Sync(folder *os.File) error {
	if err := folder.Sync(); err != nil && !cannotSync(err) {
		return err
	}
	return nil
}
