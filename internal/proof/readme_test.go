package proof

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
)

// TestReadme runs every command of the README's console blocks, and of those that compare the profiles, and wants the
// output that stands below it.
func TestReadme(t *testing.T) {
	readme, profiles := console(t, "../../README.md"), console(t, "../../docs/profiles.md")
	require.GreaterOrEqual(t, len(readme), 3)
	require.Len(t, profiles, len(policy.Profiles()))
	for _, c := range append(readme, profiles...) {
		if c.line == "make check" { // runs this test
			continue
		}
		cmd := exec.Command("bash", "-c", c.line)
		cmd.Dir = "../.."
		out, err := cmd.Output()
		require.NoError(t, err, c.line)
		require.Equal(t, c.output, string(out), c.line)
	}
}

// TestCIRunsTheReadmesTests keeps the README, CI and the Makefile from telling different stories.
func TestCIRunsTheReadmesTests(t *testing.T) {
	ci, err := os.ReadFile("../../.ci/run")
	require.NoError(t, err)
	require.Contains(t, string(ci), "exec make check\n")
	var lines []string
	for _, c := range console(t, "../../README.md") {
		lines = append(lines, c.line)
	}
	require.Contains(t, lines, "make check")
}

// A command is a line behind "$ " and what stands below it.
type command struct{ line, output string }

// console returns the commands in the ```console blocks of a document.
func console(t *testing.T, name string) (list []command) {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	inside := false
	for line := range strings.Lines(string(text)) {
		switch rest, is := strings.CutPrefix(line, "$ "); {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console\n"
		case inside && is:
			list = append(list, command{line: strings.TrimSuffix(rest, "\n")})
		case inside && len(list) > 0:
			list[len(list)-1].output += line
		}
	}
	return list
}
