package trail

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
	"github.com/redactd/redactd/server"
)

func event() server.Event {
	return server.Event{
		Request: "R1", Role: server.RoleRedact, Route: "POST /v1/redact", Result: "ok", Origin: "192.0.2.1",
		Policy: "abc", Changes: "operator=keep", Counts: map[string]int{"EMAIL_ADDRESS": 2},
	}
}

// open opens a trail in a folder of its own.
func open(t *testing.T) (l *Trail, path string, said *bytes.Buffer) {
	t.Helper()
	path, said = filepath.Join(t.TempDir(), "logs", "audit.log"), &bytes.Buffer{}
	require.NoError(t, os.Mkdir(filepath.Dir(path), 0o700))
	l, err := Open(path, audit.Options{Now: slowly()}, slog.New(slog.NewJSONHandler(said, nil)))
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l, path, said
}

// slowly is a clock that goes on by a second each time it is asked: so slowly that a log is looked up for every record.
func slowly() func() time.Time {
	now := time.Now()
	return func() time.Time { now = now.Add(time.Second); return now }
}

func verify(t *testing.T, path string) (audit.Summary, string) {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	s, err := audit.Verify(bytes.NewReader(text), audit.Keys{}, audit.Head{})
	require.NoError(t, err)
	return s, string(text)
}

// soon lets a broken trail try again at once.
func soon(l *Trail) {
	l.mu.Lock()
	l.tried = time.Time{}
	l.mu.Unlock()
}

func TestRecords(t *testing.T) {
	l, path, _ := open(t)
	require.NoError(t, l.Ready())
	require.NoError(t, l.Record(event()))
	e := event()
	e.Actor, e.Role, e.Result, e.Counts = "bob", server.RoleRestore, "forbidden", nil
	require.NoError(t, l.Record(e))
	e.Result = "gone"
	require.NoError(t, l.Record(e))
	e.Result = "masked-all"
	require.NoError(t, l.Record(e))
	s, text := verify(t, path)
	require.Equal(t, 4, s.Records)
	for _, part := range []string{
		`"event":"redact"`, `"actor":"unknown"`, `"origin":"192.0.2.1"`, `"command":"POST /v1/redact"`,
		`"resource":"operator=keep"`, `"result":"ok"`, `"policy":"abc"`, `"request":"R1"`, `"EMAIL_ADDRESS":2`,
		`"event":"restore"`, `"actor":"bob"`, `"result":"refused"`, `"result":"failed"`,
	} {
		require.Contains(t, text, part)
	}
	l.Close()
	require.Error(t, l.Record(event()))
	soon(l)
	require.Error(t, l.Ready(), "a closed trail stays closed")
}

func TestLongTextsAreCut(t *testing.T) {
	l, _, _ := open(t)
	e := event()
	e.Changes = string(bytes.Repeat([]byte("a"), 1000))
	require.NoError(t, l.Record(e))
}

func TestAMissingFolder(t *testing.T) {
	l, path, said := open(t)
	require.NoError(t, l.Record(event()))
	elsewhere := filepath.Dir(path) + ".1"
	require.NoError(t, os.Rename(filepath.Dir(path), elsewhere))
	require.Error(t, l.Record(event()))
	require.Error(t, l.Record(event()))
	require.Error(t, l.Ready(), "not before a second has gone")
	soon(l)
	require.Error(t, l.Ready())
	require.NotContains(t, said.String(), path)
	require.NoError(t, os.Rename(elsewhere, filepath.Dir(path)))
	require.Error(t, l.Ready(), "not before a second has gone")
	soon(l)
	require.NoError(t, l.Ready())
	require.NoError(t, l.Record(event()))
	s, text := verify(t, path)
	require.Equal(t, 3, s.Records)
	require.Contains(t, text, `"event":"resume"`)
}

func TestAnotherLogIsNotTakenForIt(t *testing.T) {
	l, path, said := open(t)
	require.NoError(t, l.Record(event()))
	require.NoError(t, os.Rename(path, path+".1"))
	require.Error(t, l.Record(event()))
	soon(l)
	require.Error(t, l.Ready())
	soon(l)
	require.Error(t, l.Ready(), "nor the second time, when an empty file is there")
	require.Contains(t, said.String(), "put it back")
	require.NoError(t, os.Rename(path+".1", path))
	soon(l)
	require.NoError(t, l.Ready())
}

func TestWhatIsNoFile(t *testing.T) {
	_, err := Open("/dev/full", audit.Options{}, slog.New(slog.DiscardHandler))
	require.Error(t, err)
	_, err = Open(filepath.Join(t.TempDir(), "missing", "audit.log"), audit.Options{}, slog.New(slog.DiscardHandler))
	require.Error(t, err)
}

func TestOldRecordsGo(t *testing.T) {
	l, path, _ := open(t)
	require.NoError(t, l.Record(event()))
	require.NoError(t, l.Record(event()))
	l.purge(time.Now().Add(-time.Hour))
	s, _ := verify(t, path)
	require.Equal(t, 2, s.Records)
	l.purge(time.Now().Add(time.Hour))
	require.NoError(t, l.Record(event()))
	s, _ = verify(t, path)
	require.Equal(t, uint64(2), s.Purged)
}
