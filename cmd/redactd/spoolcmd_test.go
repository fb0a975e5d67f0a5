package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/gateway/spool"
)

// refusedSpool is the folder of a spool in which an event waits and three are refused.
func refusedSpool(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "spool")
	s, err := spool.Open(spool.Options{Dir: dir})
	require.NoError(t, err)
	for _, id := range []string{"one", "two\x1b[2J", "three"} {
		require.NoError(t, s.Put(spool.Entry{ID: id, Body: []byte("confidential")}))
	}
	ctx, cancel := context.WithCancel(t.Context())
	left := 3
	_ = s.Deliver(ctx, func(context.Context, spool.Entry) error {
		if left--; left == 0 {
			cancel()
		}
		return &spool.Refused{}
	}, spool.Retry{})
	require.NoError(t, s.Put(spool.Entry{ID: "waits", Body: []byte("confidential")}))
	require.NoError(t, s.Close())
	return dir
}

func TestSpoolCommand(t *testing.T) {
	dir := refusedSpool(t)
	list := func() []string {
		code, out, err := runs("spool", "list", "--spool", dir)
		require.Equal(t, exitDone, code, err)
		require.NotContains(t, out, "confidential")
		return strings.Split(strings.TrimSpace(out), "\n")
	}
	lines := list()
	require.Len(t, lines, 4)
	require.Regexp(t, `^waits\t[0-9a-f]{16}\t\d+s\t\d+\t"waits"$`, lines[0])
	require.Regexp(t, `^refused\t[0-9a-f]{16}\t\d+s\t\d+\t"two\\x1b\[2J"$`, lines[2])
	first, second := strings.Split(lines[1], "\t")[1], strings.Split(lines[2], "\t")[1]

	code, out, err := runs("spool", "retry", first, "--spool", dir)
	require.Equal(t, exitDone, code, err)
	require.Equal(t, "1 events wait for their delivery again\n", out)
	require.Equal(t, 2, strings.Count(strings.Join(list(), "\n"), "waits\t"))
	for _, args := range [][]string{{"retry", first}, {"purge", "4111111111111111"}, {"purge"}, {"list", "x"}, {}} {
		code, _, err := runs(append([]string{"spool", "--spool", dir}, args...)...)
		require.Equal(t, exitUsage, code, args)
		require.NotContains(t, err, "4111")
	}
	code, out, err = runs("spool", "purge", second, "--spool", dir)
	require.Equal(t, exitDone, code, err)
	require.Equal(t, "1 events are removed\n", out)
	code, out, err = runs("spool", "purge", "all", "--spool", dir)
	require.Equal(t, exitDone, code, err)
	require.Equal(t, "1 events are removed\n", out)
	require.Len(t, list(), 2)
}

func TestSpoolsThatCannotBeLookedAt(t *testing.T) {
	code, _, _ := runs("spool", "list")
	require.Equal(t, exitUsage, code)
	dir := filepath.Join(t.TempDir(), "4111111111111111")
	code, _, err := runs("spool", "list", "--spool", dir)
	require.Equal(t, exitFailed, code)
	require.NotContains(t, err, "4111")
	require.NoDirExists(t, dir)
	s, problem := spool.Open(spool.Options{Dir: dir})
	require.NoError(t, problem)
	defer s.Close()
	code, _, err = runs("spool", "list", "--spool", dir)
	require.Equal(t, exitFailed, code)
	require.Contains(t, err, "another process")
	require.NotContains(t, err, "4111")
}
