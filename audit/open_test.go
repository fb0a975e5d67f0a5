package audit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
)

func read(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return text
}

// fileOf is a file of a log's text.
func fileOf(t testing.TB, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log")
	require.NoError(t, os.WriteFile(path, text, 0o600))
	return path
}

// TestTornLines cuts a log at every byte, as a power cut does, opens it, and wants what was there before and after to
// hold.
func TestTornLines(t *testing.T) {
	text := logOf(t, 2, keyed())
	first := bytes.IndexByte(text, '\n') + 1
	for cut := range len(text) {
		path := fileOf(t, text[:cut])
		l := openLog(t, path, keyed())
		require.NoError(t, l.Append(record(9)))
		require.NoError(t, l.Close())
		after := read(t, path)
		require.True(t, bytes.HasPrefix(after, text[:cut]), "what is there stays")
		s, err := verify(after, keyed())
		require.NoError(t, err, cut)
		whole, torn := 1, 1
		switch {
		case cut == 0, cut == first:
			whole, torn = cut/first, 0
		case cut == first-1, cut == len(text)-1: // nothing is missing but the line break
			whole, torn = 1+cut/first, 0
		case cut < first:
			whole = 0
		}
		require.Equal(t, torn, s.Torn, cut)
		require.Equal(t, whole+torn+1, s.Records, cut)
		require.Equal(t, l.Head(), s.Head)
	}
}

// TestTornLinesAreAccountedFor: what was set aside may not be changed, nor left out, nor its record.
func TestTornLinesAreAccountedFor(t *testing.T) {
	text := logOf(t, 2, keyed())
	path := fileOf(t, append(bytes.Clone(text), `{"seq":3,"torn`...))
	require.NoError(t, openLog(t, path, keyed()).Append(record(3)))
	lines := bytes.SplitAfter(read(t, path), []byte("\n"))[:5]
	changed := bytes.Clone(joined(lines))
	changed[len(text)+4] ^= 1
	brokenAt(t, changed, keyed(), 3, "no line of an audit log")
	brokenAt(t, joined([][]byte{lines[0], lines[1], lines[3], lines[4]}), keyed(), 3, "the torn line before this")
	brokenAt(t, joined([][]byte{lines[0], lines[1], lines[2], lines[4]}), keyed(), 3, "no line of an audit log")
	brokenAt(t, joined(lines[:3]), keyed(), 3, "no line of an audit log")
	brokenAt(t, joined([][]byte{lines[0], lines[1], lines[2], lines[2], lines[3]}), keyed(), 3, "no line of an audit log")
}

// TestEndsThatDoNotHold are not gone on from.
func TestEndsThatDoNotHold(t *testing.T) {
	text := logOf(t, 2, keyed())
	changed := bytes.Clone(text)
	changed[len(text)-100] ^= 1
	for name, c := range map[string]struct {
		text []byte
		k    audit.Keys
	}{
		"changed":     {changed, keyed()},
		"another key": {text, audit.Keys{Primary: 1, Secrets: map[uint32][]byte{1: make([]byte, 32)}}},
		"no key":      {text, audit.Keys{}}, "had no key": {logOf(t, 2, audit.Keys{}), keyed()},
		"not a log": {[]byte("a text\n"), keyed()}, "not a log, no line": {[]byte("a text"), keyed()},
		"long": {append(bytes.Clone(text), make([]byte, 1<<17)...), keyed()}, "zeros": {make([]byte, 1<<18), keyed()},
	} {
		path := fileOf(t, c.text)
		_, err := audit.Open(path, audit.Options{Keys: c.k})
		require.ErrorContains(t, err, "begin a new one", name)
		require.Equal(t, c.text, read(t, path), "%s: it stays as it is", name)
	}
}
