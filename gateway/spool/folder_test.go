//go:build unix

package spool

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// filled is a spool's folder with an event that waits, a dead letter, and ids.
func filled(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "spool")
	s, err := Open(Options{Dir: dir, MaxBytes: leastBytes})
	require.NoError(t, err)
	for n := range 9 {
		require.NoError(t, s.Put(Entry{ID: "id-of-an-event", Body: bytes.Repeat([]byte("body"), 500)}))
		i, _ := s.take()
		i.fate = []fate{delivered, refused}[n/8]
		require.NoError(t, s.settle(i))
	}
	require.NoError(t, s.Put(event(1)))
	require.NoError(t, s.Close())
	return dir
}

func TestNobodyElseReadsTheFiles(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	dir := filled(t)
	st, err := os.Stat(dir)
	require.NoError(t, err)
	require.Equal(t, os.ModeDir|0o700, st.Mode())
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	kinds := map[string]bool{}
	for _, f := range files {
		st, err := f.Info()
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), st.Mode(), f.Name())
		kinds[filepath.Ext(f.Name())] = true
	}
	require.Equal(t, map[string]bool{"": true, logs: true, ids: true, dead: true}, kinds) // lock and ballast are ""
}

func TestFoldersThatAreRefused(t *testing.T) {
	refused := func(dir string, want error) {
		t.Helper()
		s, err := Open(Options{Dir: dir})
		if err == nil {
			_ = s.Close()
		}
		require.ErrorIs(t, err, want)
		require.NotContains(t, err.Error(), dir)
	}
	dir := filled(t)
	for _, mode := range []os.FileMode{0o701, 0o710, 0o750, 0o755, 0o777} {
		require.NoError(t, os.Chmod(dir, mode))
		refused(dir, errMode)
	}
	require.NoError(t, os.Chmod(dir, 0o700))
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(dir, link))
	refused(link, errFolder)
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	refused(file, ErrBroken)
	refused(filepath.Join(file, "below"), ErrBroken)
	refused(filepath.Join(t.TempDir(), "no", "parent"), os.ErrNotExist)
	s := open(t, Options{Dir: dir})
	refused(dir, errLocked)
	require.NoError(t, s.Close())
	if os.Chown(dir, 54321, -1) == nil {
		refused(dir, errOwner)
	}
}

// TestFilesThatAreRefused puts something else in the place of each file of a spool.
func TestFilesThatAreRefused(t *testing.T) {
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	require.NoError(t, os.WriteFile(elsewhere, nil, 0o600))
	for what, place := range map[string]func(name string) error{
		"link":    func(name string) error { return os.Symlink(elsewhere, name) },
		"nowhere": func(name string) error { return os.Symlink(elsewhere+"-", name) },
		"pipe":    func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"folder":  func(name string) error { return os.Mkdir(name, 0o700) },
		"open to all": func(name string) error {
			return errors.Join(os.WriteFile(name, nil, 0o600), os.Chmod(name, 0o644))
		},
	} {
		dir := filled(t)
		files, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, f := range files {
			name := filepath.Join(dir, f.Name())
			if f.Name() == ballastName {
				continue // nobody reads it
			}
			require.NoError(t, os.Rename(name, name+"-away"))
			require.NoError(t, place(name), what)
			_, err := Open(Options{Dir: dir, MaxBytes: leastBytes})
			require.Error(t, err, "%s for %s", what, f.Name())
			require.NoError(t, os.RemoveAll(name))
			require.NoError(t, os.Rename(name+"-away", name))
		}
		s := open(t, Options{Dir: dir, MaxBytes: leastBytes})
		require.Equal(t, 1, s.Stats().Entries)
	}
	require.NoFileExists(t, elsewhere+"-")
}

// TestWhatIsNotOursStays: files of other names are neither read nor removed.
func TestWhatIsNotOursStays(t *testing.T) {
	dir := filled(t)
	for _, name := range []string{"lost+found", "notes.txt", "1.log", "00000000000000zz.log", "0000000000000001.txt"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644))
	}
	s := open(t, Options{Dir: dir, MaxBytes: leastBytes})
	require.Len(t, drain(t, s), 1)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Greater(t, len(files), 5)
	require.FileExists(t, filepath.Join(dir, "notes.txt"))
}

// TestFilesThatAreRemoved: what was put into a file without a name was not kept.
func TestFilesThatAreRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "spool")
	s := open(t, Options{Dir: dir})
	require.NoError(t, s.Put(event(1)))
	require.NoError(t, os.Remove(filepath.Join(dir, nameOf(1, logs))))
	require.ErrorIs(t, s.Put(event(2)), errRemoved)
	require.NoError(t, s.Put(event(3)))
	require.Equal(t, []string{"event-3"}, idsOf(drain(t, s)))
	require.Equal(t, int64(1), s.Stats().Lost)
	require.NoError(t, os.RemoveAll(dir))
	require.Error(t, s.Put(event(4)))
	require.ErrorIs(t, s.Put(event(5)), ErrBroken)
}

// TestNothingOfAnEventIsTold lets every log line and error of a bad day be read.
func TestNothingOfAnEventIsTold(t *testing.T) {
	var text bytes.Buffer
	now := time.Now()
	o := Options{
		Dir: filled(t), MaxBytes: leastBytes, MaxAge: time.Hour, Now: func() time.Time { return now },
		Log: slog.New(slog.NewTextHandler(&text, nil)),
	}
	names, err := filepath.Glob(filepath.Join(o.Dir, "*"+logs))
	require.NoError(t, err)
	name := names[len(names)-1]
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	data[len(data)/2] ^= 1
	require.NoError(t, os.WriteFile(name, append(data, "torn"...), 0o600))
	s := open(t, o)
	now = now.Add(2 * time.Hour)
	d := &delivery{spool: s, send: newWorld(t, "").send(false), retry: Retry{}.complete()}
	require.NoError(t, s.Put(Entry{ID: event(3).ID, Received: now.Add(-3 * time.Hour), Body: event(3).Body}))
	for i, _ := s.take(); i != nil; i, _ = s.take() {
		d.send = func(context.Context, Entry) error { return errors.New("body of 3") }
		d.handle(t.Context(), i)
	}
	s.sweep()
	require.NotEmpty(t, text.String())
	for _, secret := range []string{"event-", "body", "id-of", o.Dir} {
		require.NotContains(t, text.String(), secret)
	}
}

// TestADiskThatIsFull uses a real one, of 512 KiB, and a limit on the size of files.
func TestADiskThatIsFull(t *testing.T) {
	disk := t.TempDir()
	if exec.Command("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk).Run() != nil {
		t.Skip("only root can mount a small disk")
	}
	t.Cleanup(func() { require.NoError(t, exec.Command("umount", disk).Run()) })
	dir := filepath.Join(disk, "spool")
	s := open(t, Options{Dir: dir, MaxBytes: 2 << 20})
	taken := 0
	var err error
	for err == nil {
		if err = s.Put(Entry{ID: "x", Body: make([]byte, 3000)}); err == nil {
			taken++
		}
	}
	require.ErrorIs(t, err, ErrBroken)
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.Greater(t, taken, 100)
	for range 100 {
		require.ErrorIs(t, s.Put(Entry{Body: make([]byte, 30000)}), syscall.ENOSPC)
	}
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Less(t, len(files), 8, "failed writes leave nothing behind")
	require.NoError(t, s.Close())
	s = open(t, Options{Dir: dir, MaxBytes: 2 << 20})
	require.Equal(t, taken, s.Stats().Entries)
	running(t, s, func(context.Context, Entry) error { return nil }, Retry{Min: time.Millisecond, Max: time.Millisecond})
	require.Eventually(t, func() bool { return s.Stats().Entries == 0 }, 5*time.Second, time.Millisecond)
	require.Eventually(t, func() bool { return s.Put(event(1)) == nil }, 5*time.Second, time.Millisecond)
	require.NoError(t, s.Close())
}
