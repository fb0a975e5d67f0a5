package test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/stretchr/testify/require"
)

// dockerfile reads the Dockerfile as BuildKit does, and fails on what its linter warns of.
func dockerfile(t *testing.T) []instructions.Stage {
	t.Helper()
	text, err := os.ReadFile(root + "/Dockerfile")
	require.NoError(t, err)
	ast, err := parser.Parse(bytes.NewReader(text))
	require.NoError(t, err)
	require.Empty(t, ast.Warnings)
	lint := linter.New(&linter.Config{
		Warn: func(rule, text, _, message string, _ []parser.Range) { t.Errorf("%s: %s: %s", rule, text, message) },
	})
	stages, args, err := instructions.Parse(ast.AST, lint)
	require.NoError(t, err)
	require.Empty(t, args)
	return stages
}

func TestDockerfile(t *testing.T) {
	stages := dockerfile(t)
	require.Len(t, stages, 2)
	mod, err := os.ReadFile(root + "/go.mod")
	require.NoError(t, err)
	language := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(mod)[1]
	require.Regexp(t, `^golang:`+regexp.QuoteMeta(string(language))+`\.\d+-bookworm$`, stages[0].BaseName, "pinned")
	require.Equal(t, "scratch", stages[1].BaseName)
	var user, entry, health bool
	for _, c := range stages[1].Commands {
		switch c := c.(type) {
		case *instructions.UserCommand:
			user = c.User == "65532:65532"
		case *instructions.EntrypointCommand:
			entry = !c.PrependShell
			require.Equal(t, []string{"/usr/bin/redactd"}, []string(c.CmdLine))
		case *instructions.HealthCheckCommand:
			health = true
			require.Equal(t, []string{"CMD", "/usr/bin/redactd", "probe"}, c.Health.Test)
			requireFlags(t, c.Health.Test[2:])
		case *instructions.RunCommand, *instructions.AddCommand, *instructions.EnvCommand, *instructions.VolumeCommand:
			t.Errorf("%s has no place in the image", c.Name())
		}
	}
	require.True(t, user && entry && health)
}

// TestDockerignore: what git ignores does not come into an image either.
func TestDockerignore(t *testing.T) {
	git, err := os.ReadFile(root + "/.gitignore")
	require.NoError(t, err)
	docker, err := os.ReadFile(root + "/.dockerignore")
	require.NoError(t, err)
	lines := strings.Split(string(docker), "\n")
	for line := range strings.Lines(string(git)) {
		require.Contains(t, lines, strings.TrimSpace(line))
	}
	require.NotContains(t, string(docker), ".git\n", "the build says of which commit it is")
}
