package test

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// root is the folder of the source.
const root = "../.."

// programs returns a folder with redact and redactd: BIN, or a build of this source.
var programs = sync.OnceValues(func() (string, error) {
	if dir := os.Getenv("BIN"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.MkdirTemp("", "redactd")
	if err != nil {
		return "", err
	}
	cmd := exec.Command(filepath.Join(root, "packaging/build"), dir)
	cmd.Stderr = os.Stderr
	return dir, cmd.Run()
})

// program is one of them with a command line.
func program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	dir, err := programs()
	require.NoError(t, err)
	return exec.Command(filepath.Join(dir, name), args...)
}

// requireFlags asks redactd whether it knows the flags of a command line. It does not run.
func requireFlags(t *testing.T, args []string) {
	t.Helper()
	out, err := program(t, "redactd", append(args, "--help")...).CombinedOutput()
	require.NoError(t, err, string(out))
}
