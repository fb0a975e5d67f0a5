package policy_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/policy"
)

// inFolder parses a policy in a folder with files.
func inFolder(t *testing.T, files map[string]string, source string) (string, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	require.NoError(t, conforms(t, []byte(source)))
	p, err := policy.Options{Dir: dir}.Parse("p", []byte(source))
	if err != nil {
		return "", err
	}
	return masked(t, p, "a@example.com, B@Example.com, c@example.com: project Nightingale, red oak, KEY-77 and KEY-x"), nil
}

func TestAllowAndDenyFiles(t *testing.T) {
	files := map[string]string{"allow.txt": "a@example.com\r\n\nb@example.com\n", "deny.txt": "\ufeffRed Oak\nother thing\n"}
	got, err := inFolder(t, files, "version: 1\nallow: {file: allow.txt}\ndeny: {values: [Nightingale], patterns: ['KEY-\\d+'], file: deny.txt}")
	require.NoError(t, err)
	require.Equal(t, "a@example.com, B@Example.com, [EMAIL_ADDRESS]: project [DENY_LIST], [DENY_LIST], [DENY_LIST] and KEY-x", got)
	got, err = inFolder(t, files, "version: 1\nallow: {values: [c@example.com], file: allow.txt}\ndeny: [Nightingale]")
	require.NoError(t, err)
	require.Equal(t, "a@example.com, B@Example.com, c@example.com: project [DENY_LIST], red oak, KEY-77 and KEY-x", got)
}

func TestDenyGoesBeforeAllow(t *testing.T) {
	for _, deny := range []string{"{patterns: ['a@example\\.com']}", "{file: deny.txt}"} {
		got, err := inFolder(t, map[string]string{"deny.txt": "a@example.com"}, "version: 1\noperators: {EMAIL_ADDRESS: keep}\ndeny: "+deny)
		require.NoError(t, err)
		require.Contains(t, got, "[DENY_LIST], B@Example.com")
	}
}

func TestBrokenListFiles(t *testing.T) {
	for source, want := range map[string]string{
		"allow: {file: ../allow.txt}": "2:15: file: the file cannot be opened", "deny: {file: nowhere}": "2:14: file: the file cannot be opened",
		"deny: {file: empty.txt}": "2:14: file: the file has no entry", "deny: {file: short.txt}": "entry 2: an entry has at least 3 bytes",
		"deny: {patterns: ['(x']}": "2:19: cannot read the pattern", "deny: {patterns: ['x?']}": "2:19: the pattern matches the empty string",
		"deny: {pattern: [x]}": `did you mean "patterns"`, "deny: {values: ['']}": "2:17: a value of deny must be one line",
	} {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "empty.txt"), []byte("\n \n"), 0o600))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "short.txt"), []byte("secret\nab\n"), 0o600))
		_, err := policy.Options{Dir: dir}.Parse("p", []byte("version: 1\n"+source))
		require.ErrorContains(t, err, want, source)
		require.NotContains(t, err.Error(), "secret")
	}
}
