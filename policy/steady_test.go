package policy

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/redact"
)

// A disturbed file is written by others, the first times that it is read.
type disturbed struct {
	*os.File
	t      *testing.T
	writes []string // what they append, or nothing
}

func (d *disturbed) Read(p []byte) (int, error) {
	n, err := d.File.Read(p)
	if n > 0 && len(d.writes) > 0 {
		f, other := os.OpenFile(d.Name(), os.O_WRONLY|os.O_APPEND, 0)
		require.NoError(d.t, other)
		defer f.Close()
		_, other = f.WriteString(d.writes[0])
		require.NoError(d.t, other)
		d.writes = d.writes[1:]
	}
	return n, err
}

// disturb returns a file that was written an hour ago.
func disturb(t *testing.T, text string, writes ...string) *disturbed {
	t.Helper()
	path := filepath.Join(t.TempDir(), "p.yaml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	old := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(path, old, old))
	f, err := os.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return &disturbed{f, t, writes}
}

func TestAFileThatChangesIsReadAgain(t *testing.T) {
	text, err := readSteady(disturb(t, "1 ", "2 ", "3 "), 100, 0)
	require.NoError(t, err)
	require.Equal(t, "1 2 3 ", string(text))
	text, err = readSteady(disturb(t, "123"), 2, time.Minute)
	require.NoError(t, err)
	require.Equal(t, "12", string(text), "of an old file the first bytes, at once")
	_, err = readSteady(disturb(t, "1", slices.Repeat([]string{"x"}, readings)...), 1, 0)
	require.ErrorIs(t, err, errChanging)
}

// TestAFileOfTheSameLength has another time.
func TestAFileOfTheSameLength(t *testing.T) {
	d := disturb(t, "one")
	first, err := d.Stat()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(d.Name(), []byte("two"), 0o600))
	second, err := d.Stat()
	require.NoError(t, err)
	require.False(t, sameFile(first, second))
}

// TestANewFileIsWaitedFor, also one of a time that has not come yet.
func TestANewFileIsWaitedFor(t *testing.T) {
	for _, age := range []time.Duration{0, 500 * time.Millisecond, -time.Hour} {
		d := disturb(t, "text")
		synctest.Test(t, func(t *testing.T) {
			began := time.Now()
			at := began.Add(-age)
			require.NoError(t, os.Chtimes(d.Name(), at, at))
			text, err := readSteady(d, 100, time.Second)
			require.NoError(t, err)
			require.Equal(t, "text", string(text))
			require.Equal(t, time.Second, time.Since(began))
		})
	}
}

// TestAnEmptyFileIsWaitedFor, whatever its time is: it may have been cut, to be written anew.
func TestAnEmptyFileIsWaitedFor(t *testing.T) {
	d := disturb(t, "")
	go func() {
		time.Sleep(20 * time.Millisecond)
		_ = os.WriteFile(d.Name(), []byte("text"), 0o600)
	}()
	text, err := readSteady(d, 100, 500*time.Millisecond)
	require.NoError(t, err)
	require.Equal(t, "text", string(text))
}

// TestASlowWriter writes a policy, and a list that it names, in pieces of which the first ones are a policy and a list
// as well.
func TestASlowWriter(t *testing.T) {
	dir := t.TempDir()
	name := func(n string) string { return filepath.Join(dir, n) }
	pieces := map[string][]string{
		"p.yaml":   {"version: 1\n", "operators:\n", "  EMAIL_ADDRESS: remove\n", "deny:\n", "  file: deny.txt\n"},
		"deny.txt": {"red oak\n", "blue", " elm\n", "grey ash\n", "last one\n"},
	}
	for n, list := range pieces {
		require.NoError(t, os.WriteFile(name(n), []byte(list[0]), 0o600))
	}
	go func() {
		for i := 1; i < 5; i++ {
			time.Sleep(30 * time.Millisecond)
			for n, list := range pieces {
				f, _ := os.OpenFile(name(n), os.O_WRONLY|os.O_APPEND, 0)
				_, _ = f.WriteString(list[i])
				_ = f.Close()
			}
		}
	}()
	p, err := Options{Quiet: 500 * time.Millisecond}.Load(name("p.yaml"))
	require.NoError(t, err)
	r, err := redact.New(p)
	require.NoError(t, err)
	got, err := r.String("red oak, blue elm, grey ash, last one, ann@example.com.")
	require.NoError(t, err)
	require.Equal(t, "[DENY_LIST], [DENY_LIST], [DENY_LIST], [DENY_LIST], .", got)
}
