package policy

import (
	"errors"
	"io"
	"io/fs"
	"time"
)

// A steadyFile is an [os.File].
type steadyFile interface {
	io.ReadSeeker
	Stat() (fs.FileInfo, error)
}

const (
	// readings is how often a file is read that others write meanwhile.
	readings = 10
	// pause is how long to wait before it is read again, at least.
	pause = 20 * time.Millisecond
)

var errChanging = errors.New("the file changes as it is read: write the new one beside it, and rename it to this name")

// readSteady returns the text of a file, or its first bytes. It has to be the same before and behind that, and must not have
// changed for the time quiet: half of a file may well be a policy, of which whatever stood in the other half is missing.
func readSteady(f steadyFile, most int64, quiet time.Duration) ([]byte, error) {
	for range readings {
		before, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if !before.Mode().IsRegular() {
			return io.ReadAll(io.LimitReader(f, most)) // what is no file cannot be read twice
		}
		if mayChange(before, quiet) {
			time.Sleep(quiet)
		}
		text, err := readWhole(f, most)
		if err != nil {
			return nil, err
		}
		if after, err := f.Stat(); err == nil && sameFile(before, after) {
			return text, nil
		}
		time.Sleep(pause)
	}
	return nil, errChanging
}

// mayChange says whether somebody may be writing a file: it has changed a short while ago, or in a time that has not come yet
// by this clock, or is empty. A file that is cut to be written anew has its old time for some milliseconds still (ext4).
func mayChange(st fs.FileInfo, quiet time.Duration) bool {
	return time.Since(st.ModTime()) < quiet || st.Size() == 0
}

func readWhole(f steadyFile, most int64) ([]byte, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(f, most))
}

// sameFile says whether nobody has written to a file between two looks at it.
func sameFile(before, after fs.FileInfo) bool {
	return before.Size() == after.Size() && before.ModTime().Equal(after.ModTime())
}
