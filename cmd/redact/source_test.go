package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// upper is a stand-in for masking: every small letter changes.
func upper(src io.Reader, dst io.Writer) (int, error) {
	text, err := io.ReadAll(src)
	if err != nil {
		return 0, err
	}
	for chunk := range bytes.Lines(bytes.ToUpper(text)) {
		if _, err := dst.Write(chunk); err != nil {
			return 0, err
		}
	}
	return len(text), nil
}

var errInjected = errors.New("injected")

// failing returns a step function that fails at the nth step, and where it failed.
func failing(n int, what error) (func(string) error, *string) {
	at := new(string)
	return func(step string) error {
		if n--; n != 0 {
			return nil
		}
		*at = step
		return what
	}, at
}

func TestRewriteFailsAtEveryStep(t *testing.T) {
	const old = "line one\nline two\n"
	big := strings.Repeat(old, 60_000) // several writes
	for _, suffix := range []string{"", ".bak"} {
		seen := map[string]bool{}
		for n := 1; ; n++ {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.txt")
			require.NoError(t, os.WriteFile(path, []byte(big), 0o640))
			step, at := failing(n, fmt.Errorf("%w: %w", errInjected, syscall.ENOSPC))
			err := rewrite{look: upper, write: upper, suffix: suffix, step: step}.run(path)
			got, readErr := os.ReadFile(path)
			require.NoError(t, readErr)
			if *at == "" { // all steps went well
				require.NoError(t, err)
				require.Equal(t, strings.ToUpper(big), string(got))
				break
			}
			seen[*at] = true
			require.ErrorIs(t, err, errInjected, *at)
			require.NotContains(t, err.Error(), "injected", "foreign texts are not repeated")
			require.Equal(t, big, string(got), *at)
			left, _ := filepath.Glob(filepath.Join(dir, ".*"))
			require.Empty(t, left, *at)
		}
		for _, step := range []string{"create", "write", "attributes", "sync", "close", "rename"} {
			require.True(t, seen[step], step)
		}
	}
}

func TestRewriteLeavesWhatChangesMeanwhile(t *testing.T) {
	change := map[string]func(path string) error{
		"appended": func(path string) error {
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = f.WriteString("more\n")
			return err
		},
		"truncated": func(path string) error { return os.Truncate(path, 0) },
		"replaced": func(path string) error {
			if err := os.WriteFile(path+".new", []byte("new\n"), 0o600); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
		"removed": os.Remove,
	}
	for name, do := range change {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.txt")
			require.NoError(t, os.WriteFile(path, []byte("old text\n"), 0o600))
			write := func(src io.Reader, dst io.Writer) (int, error) {
				n, err := upper(src, dst)
				return n, errors.Join(err, do(path))
			}
			require.Error(t, rewrite{look: upper, write: write}.run(path))
			got, _ := os.ReadFile(path)
			require.NotContains(t, string(got), "OLD")
			_, err := os.Lstat(filepath.Join(filepath.Dir(path), tempName("a.txt")))
			require.ErrorIs(t, err, os.ErrNotExist)
		})
	}
}

func TestRewriteNamesTheFolderThatIsClosed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old\n"), 0o600))
	for _, what := range []error{syscall.EACCES, syscall.EROFS} {
		step, at := failing(1, what)
		err := rewrite{look: upper, write: upper, step: step}.run(path)
		require.Equal(t, "create", *at)
		require.ErrorContains(t, err, "its folder cannot be written to")
	}
}

func TestTwoRewritesDoNotMeet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old\n"), 0o600))
	first := rewrite{look: upper, write: func(src io.Reader, dst io.Writer) (int, error) {
		err := rewrite{look: upper, write: upper}.run(path)
		require.ErrorContains(t, err, "another redact is rewriting it")
		return upper(src, dst)
	}}
	require.NoError(t, first.run(path))
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "OLD\n", string(got))
}

func TestTemporaryFileIsNarrow(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("old\n"), 0o600))
	require.NoError(t, os.Chmod(path, 0o666))
	write := func(src io.Reader, dst io.Writer) (int, error) {
		st, err := os.Lstat(filepath.Join(dir, tempName("a.txt")))
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), st.Mode().Perm())
		return upper(src, dst)
	}
	require.NoError(t, rewrite{look: upper, write: write}.run(path))
	st, err := os.Lstat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o666), st.Mode().Perm())
}

// TestKill kills rewrites at random moments: the file is the old or the whole new one. KILLS says
// how often, 20 times by default.
func TestKill(t *testing.T) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("KILLS")); err == nil {
		kills = n
	}
	line := "mail ann@example.com and some more text to make the line longer\n"
	old := strings.Repeat(line, 40_000)
	masked := strings.Repeat(strings.Replace(line, "ann@example.com", "[EMAIL_ADDRESS]", 1), 40_000)
	path := filepath.Join(t.TempDir(), "a.txt")
	start := func() *exec.Cmd {
		require.NoError(t, os.WriteFile(path, []byte(old), 0o600))
		cmd := exec.Command("redact", "--in-place", path)
		require.NoError(t, cmd.Start())
		return cmd
	}
	whole := time.Now()
	require.NoError(t, start().Wait())
	took := time.Since(whole)
	var before, after int
	for i := range kills {
		cmd := start()
		time.Sleep(took * 3 / 2 * time.Duration(i) / time.Duration(kills))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		switch got, err := os.ReadFile(path); {
		case err != nil:
			t.Fatal(err)
		case string(got) == old:
			before++
		case string(got) == masked:
			after++
		default:
			t.Fatalf("torn after %d kills: %d bytes", i+1, len(got))
		}
		left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
		require.NoError(t, err)
		require.LessOrEqual(t, len(left), 1)
	}
	t.Logf("%d kills: %d times the old file, %d times the new one", kills, before, after)
}
