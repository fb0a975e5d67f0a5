package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"
)

// lockWait is how long an open waits for another process to end its use of the file.
const lockWait = 2 * time.Second

// The buckets of a file. Their number changes if what is in them does.
const (
	bucketRecords = "redactd records 1" // a record's value by its token
	bucketLookups = "redactd lookups 1" // tokens by lookup
)

// A File is a Store in a file of mode 0600: a B+ tree that is written in transactions, so that it is whole after a
// kill and after a power cut. One process writes, or any number read.
//
// What was put waits in memory until Sync writes it, all in one transaction: on the disk that this was measured on a
// transaction takes half a millisecond, whether it holds one record or hundreds.
type File struct {
	db *bbolt.DB

	mu      sync.Mutex // of what follows, and of a commit: who waits for it finds its records written
	pending map[Lookup]Record
}

var _ Store = (*File)(nil)

// Create makes a vault in a new file. It fails if there is a file of this name.
func Create(path string) (*File, error) {
	made := false
	f, err := open(path, bbolt.Options{OpenFile: func(name string, flags int, mode os.FileMode) (*os.File, error) {
		file, err := os.OpenFile(name, flags|os.O_EXCL, mode)
		made = err == nil
		return file, err
	}})
	if err == nil {
		err = f.format(filepath.Dir(path))
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, errThere
	case err != nil && made:
		_ = os.Remove(path)
	}
	return f, err
}

// format makes the buckets of a new file, and both durable.
func (f *File) format(folder string) error {
	err := f.db.Update(func(tx *bbolt.Tx) error {
		for _, name := range []string{bucketRecords, bucketLookups} {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = syncFolder(folder)
	}
	if err != nil {
		_ = f.db.Close()
	}
	return failed("the new file cannot be kept", err)
}

// Open opens the vault in a file to read and write. On Unix the file must be the user's own or root's, with mode 0600
// or less; everywhere it must be a regular file, and not be named by a link. If another process has it open Open waits
// two seconds before it fails.
func Open(path string) (*File, error) { return openThere(path, bbolt.Options{}) }

// OpenReadOnly is Open to read only: any number of processes may do so at a time. Put fails.
func OpenReadOnly(path string) (*File, error) { return openThere(path, bbolt.Options{ReadOnly: true}) }

func openThere(path string, o bbolt.Options) (*File, error) {
	o.OpenFile = func(name string, flags int, _ os.FileMode) (*os.File, error) { return openFile(name, flags) }
	f, err := open(path, o)
	if err != nil {
		return nil, err
	}
	if err := f.check(path); err != nil {
		_ = f.db.Close()
		return nil, err
	}
	return f, nil
}

// openFile keeps the library from making a file, or a vault of one that is empty.
func openFile(path string, flags int) (*os.File, error) {
	file, err := openOwn(path, flags)
	if err != nil {
		return nil, err
	}
	if st, err := file.Stat(); err != nil || st.Size() == 0 {
		_ = file.Close()
		return nil, errNoVault
	}
	return file, nil
}

func open(path string, o bbolt.Options) (*File, error) {
	o.Timeout, o.FreelistType, o.NoStatistics = lockWait, bbolt.FreelistMapType, true
	f := &File{pending: map[Lookup]Record{}}
	err := guarded(func() (err error) {
		f.db, err = bbolt.Open(path, 0o600, &o)
		return err
	})
	if err != nil {
		return nil, failed("the file cannot be opened", err)
	}
	return f, nil
}

// check says whether the file is a vault, and as long as it says.
func (f *File) check(path string) error {
	st, err := os.Stat(path)
	if err != nil {
		return failed("the file cannot be opened", err)
	}
	return f.view(func(tx *bbolt.Tx, _, _ *bbolt.Bucket) error {
		if tx.Size() > st.Size() {
			return errDamaged
		}
		return nil
	})
}

// Close closes the file. What was put and not synced is lost.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	clear(f.pending)
	return failed("the file cannot be closed", f.db.Close())
}

// view runs do in a transaction that reads.
func (f *File) view(do func(tx *bbolt.Tx, records, lookups *bbolt.Bucket) error) error {
	return failed("the file cannot be read", guarded(func() error { return f.db.View(inBuckets(do)) }))
}

// update runs do in a transaction that writes. If either fails nothing is written.
func (f *File) update(do func(tx *bbolt.Tx, records, lookups *bbolt.Bucket) error) error {
	err := guarded(func() error { return f.db.Update(inBuckets(do)) })
	return failed("the file cannot be written (is there room on its disk?)", err)
}

func inBuckets(do func(tx *bbolt.Tx, records, lookups *bbolt.Bucket) error) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		records, lookups := tx.Bucket([]byte(bucketRecords)), tx.Bucket([]byte(bucketLookups))
		if records == nil || lookups == nil {
			return errNoVault
		}
		return do(tx, records, lookups)
	}
}
