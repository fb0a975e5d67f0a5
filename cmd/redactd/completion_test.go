package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

// runs returns the exit code of a command line and what it prints.
func runs(args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	code = run(context.Background(), args, &o, &e)
	return code, o.String(), e.String()
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "fish", "powershell", "zsh"} {
		code, out, _ := runs("completion", shell)
		require.Equal(t, exitDone, code, shell)
		require.Contains(t, out, "__complete", shell)
	}
	code, out, err := runs("completion", "nix")
	require.Equal(t, exitUsage, code)
	require.Empty(t, out)
	require.Contains(t, err, "takes the name of a shell: bash, fish, powershell, zsh")
}

func TestCompletedValues(t *testing.T) {
	_, out, _ := runs("__complete", "--profile", "")
	require.Contains(t, out, "zendesk\n")
	_, out, _ = runs("__complete", "--presidio-compat", "s")
	require.Contains(t, out, "strict\n")
	_, out, _ = runs("__complete", "--audit-")
	require.Contains(t, out, "--audit-log")
}
