package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A screen collects what a command writes.
type screen struct {
	mu  sync.Mutex
	out strings.Builder
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}

func (s *screen) shows(t *testing.T, want string) {
	require.Eventually(t, func() bool { return strings.HasSuffix(s.String(), want) },
		10*time.Second, 10*time.Millisecond, "want %q at the end", want)
}

func appendTo(t *testing.T, path, text string) {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	_, err = f.WriteString(text)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

func TestFollowSurvivesRotationAndTruncation(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.log")
	var out, messages screen
	cmd := exec.Command("redact", "--follow", path)
	cmd.Stdout, cmd.Stderr = &out, &messages
	require.NoError(t, cmd.Start())
	messages.shows(t, "waiting for it to appear\n")

	appendTo(t, path, "one ann@example.com\n")
	out.shows(t, "one [EMAIL_ADDRESS]\n")
	appendTo(t, path, "two ann@exam")
	appendTo(t, path, "ple.com\n")
	out.shows(t, "two [EMAIL_ADDRESS]\n")

	require.NoError(t, os.Rename(path, path+".1"))
	appendTo(t, path+".1", "late ann@example.com\n")
	out.shows(t, "late [EMAIL_ADDRESS]\n")
	appendTo(t, path, "new ann@example.com\n")
	out.shows(t, "new [EMAIL_ADDRESS]\n")

	require.NoError(t, os.Truncate(path, 0))
	time.Sleep(300 * time.Millisecond)
	appendTo(t, path, "cut ann@example.com\n")
	out.shows(t, "cut [EMAIL_ADDRESS]\n")

	appendTo(t, path, "card 4111 1111") // the rest comes with the next file
	time.Sleep(300 * time.Millisecond)
	require.NoError(t, os.Truncate(path, 0))
	time.Sleep(300 * time.Millisecond)
	appendTo(t, path, "1111 1111 whole\n")
	out.shows(t, "card 4111 11▇▇▇▇▇▇ 1111 whole\n")

	appendTo(t, path, "half ann@exa")
	time.Sleep(300 * time.Millisecond)
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	require.Error(t, cmd.Wait())
	require.Equal(t, exitPartial, cmd.ProcessState.ExitCode())
	require.True(t, strings.HasSuffix(out.String(), " whole\n"), "the half line stays")
	require.Contains(t, messages.String(), "stopped by a signal")
}

func TestFollowRefusesWhatIsNoText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.log")
	appendTo(t, path, "one ann@example.com\n")
	var out, messages screen
	cmd := exec.Command("redact", "--follow", "--include", "*.txt", path)
	cmd.Stdout, cmd.Stderr = &out, &messages
	require.NoError(t, cmd.Start())
	out.shows(t, "one [EMAIL_ADDRESS]\n")
	require.NoError(t, os.Rename(path, path+".1"))
	appendTo(t, path, "\xff\xfea\x00n\x00n\x00")
	_ = cmd.Wait()
	require.Equal(t, exitPartial, cmd.ProcessState.ExitCode())
	require.Equal(t, "one [EMAIL_ADDRESS]\n", out.String())
	require.Contains(t, messages.String(), "UTF-16")
}

// TestLinesAreOutAtOnce: a line is decided with its end, before the next one comes.
func TestLinesAreOutAtOnce(t *testing.T) {
	var out screen
	cmd := exec.Command("redact")
	cmd.Stdout = &out
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	for range 3 {
		_, err = in.Write([]byte("mail ann@example.com\n"))
		require.NoError(t, err)
		out.shows(t, "mail [EMAIL_ADDRESS]\n")
	}
	_, err = in.Write([]byte("mail bob@example.org"))
	require.NoError(t, err)
	require.NoError(t, in.Close())
	require.NoError(t, cmd.Wait())
	require.Equal(t, strings.Repeat("mail [EMAIL_ADDRESS]\n", 3)+"mail [EMAIL_ADDRESS]", out.String())
}

func TestSignalsWithhold(t *testing.T) {
	for _, sig := range []syscall.Signal{
		syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT,
	} {
		var out, messages screen
		cmd := exec.Command("redact")
		cmd.Stdout, cmd.Stderr = &out, &messages
		in, err := cmd.StdinPipe()
		require.NoError(t, err)
		signal.Notify(make(chan os.Signal, 1), sig) // which a child would ignore where this program does, below nohup
		require.NoError(t, cmd.Start())
		signal.Reset(sig)
		_, err = in.Write([]byte("first\nmail ann@example.co"))
		require.NoError(t, err)
		out.shows(t, "first\n")
		require.NoError(t, cmd.Process.Signal(sig))
		_ = cmd.Wait()
		require.Equal(t, exitPartial, cmd.ProcessState.ExitCode(), sig)
		require.Equal(t, "first\n", out.String())
		require.Equal(t, "redact: standard input: stopped by a signal; "+
			"what was not decided yet is withheld\n", messages.String())
	}
}

// TestSignalWhileTheOutputIsStuck: nobody reads the output, and still the command ends.
func TestSignalWhileTheOutputIsStuck(t *testing.T) {
	r, w, err := os.Pipe()
	require.NoError(t, err)
	defer r.Close()
	path := filepath.Join(t.TempDir(), "big.txt")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("a line of text\n", 50_000)), 0o600))
	cmd := exec.Command("redact", path)
	cmd.Stdout = w
	require.NoError(t, cmd.Start())
	require.NoError(t, w.Close())
	_, err = r.Read(make([]byte, 1)) // it has begun to write; the pipe holds less than the rest
	require.NoError(t, err)
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	_ = cmd.Wait()
	require.Equal(t, exitPartial, cmd.ProcessState.ExitCode())
}
