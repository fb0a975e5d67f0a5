package audit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/audit"
)

var begin = time.Date(2026, 11, 27, 23, 59, 0, 0, time.FixedZone("", 3600))

// keyed are keys of two ages.
func keyed() audit.Keys {
	return audit.Keys{Primary: 7, Secrets: map[uint32][]byte{
		6: bytes.Repeat([]byte("old"), 11), 7: bytes.Repeat([]byte("new"), 11),
	}}
}

// hourly is a clock that goes on by an hour each time it is asked.
func hourly() func() time.Time {
	n := 0
	return func() time.Time { n++; return begin.Add(time.Duration(n) * time.Hour) }
}

func record(i int) audit.Record {
	return audit.Record{
		Event: "restore", Actor: "anna (uid 1000)", Origin: "host-1", Command: "redact restore", Resource: "a <b> \"c\"\n",
		Result: audit.OK, Tenant: "shop", Request: fmt.Sprint(i),
		Counts: map[string]int{"CREDIT_CARD": i}, Keys: []uint32{1, 2},
	}
}

func openLog(t testing.TB, path string, k audit.Keys) *audit.Log {
	t.Helper()
	l, err := audit.Open(path, audit.Options{Keys: k, Now: hourly()})
	require.NoError(t, err)
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// logOf is the text of a log of n records.
func logOf(t testing.TB, n int, k audit.Keys) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "log")
	l := openLog(t, path, k)
	for i := range n {
		require.NoError(t, l.Append(record(i)))
	}
	require.NoError(t, l.Close())
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return text
}

func verify(text []byte, k audit.Keys) (audit.Summary, error) {
	return audit.Verify(bytes.NewReader(text), k, audit.Head{})
}

func TestALineIsTheRecord(t *testing.T) {
	line := logOf(t, 1, keyed())
	var got map[string]any
	require.NoError(t, json.Unmarshal(line, &got))
	require.Len(t, got["hash"], 64)
	require.Equal(t, strings.Repeat("0", 64), got["prev"])
	require.Equal(t, "2026-11-27T23:59:00Z", got["time"], "UTC")
	delete(got, "hash")
	delete(got, "prev")
	delete(got, "time")
	want, err := json.Marshal(record(0))
	require.NoError(t, err)
	rest, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, strings.Replace(string(want), "{", `{"seq":1,"key":7,`, 1), string(rest))
	require.Equal(t, 1, bytes.Count(line, []byte("\n")), "a line break in a text is none of the log")
}

// TestOpenGoesOn opens a log again and again, with the keys rotated in between.
func TestOpenGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	old := keyed()
	old.Primary = 6
	delete(old.Secrets, 7)
	for i, k := range []audit.Keys{old, old, keyed(), keyed()} {
		l := openLog(t, path, k)
		require.NoError(t, l.Append(record(i)))
		require.EqualValues(t, i+1, l.Head().Seq)
		require.NoError(t, l.Close())
		require.ErrorContains(t, l.Append(record(i)), "closed")
	}
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	s, err := verify(text, keyed())
	require.NoError(t, err)
	require.Equal(t, 4, s.Records)
	_, err = verify(text, old)
	require.ErrorContains(t, err, "line 3: its key is not there")
	st, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), st.Mode())
}

func TestRecordsAreRefused(t *testing.T) {
	l := openLog(t, filepath.Join(t.TempDir(), "log"), keyed())
	many := map[string]int{}
	for i := range 501 {
		many[fmt.Sprint(i)] = 1
	}
	for name, change := range map[string]func(*audit.Record){
		"an event": func(r *audit.Record) { r.Event = "" }, "actor": func(r *audit.Record) { r.Actor = "" },
		"result": func(r *audit.Record) { r.Result = "fine" }, "no UTF-8": func(r *audit.Record) { r.Tenant = "\xff4111" },
		"256 bytes":  func(r *audit.Record) { r.Request = strings.Repeat("4", 257) },
		`"log."`:     func(r *audit.Record) { r.Event = "log.recovered" },
		"500 counts": func(r *audit.Record) { r.Counts = many },
		"below 0":    func(r *audit.Record) { r.Counts = map[string]int{"A": -1} },
		"keys":       func(r *audit.Record) { r.Keys = make([]uint32, 101) },
	} {
		r := record(0)
		change(&r)
		err := l.Append(r)
		require.ErrorContains(t, err, name)
		require.NotContains(t, err.Error(), "4111")
	}
	require.NoError(t, l.Append(record(0)), "a record that is refused does no harm")
	require.EqualValues(t, 1, l.Head().Seq)
}

// TestTheLongestRecordFits has all that a record may hold, each byte of which takes six in JSON.
func TestTheLongestRecordFits(t *testing.T) {
	l := openLog(t, filepath.Join(t.TempDir(), "log"), keyed())
	long := strings.Repeat("\x01", 256)
	r := audit.Record{
		Event: long, Actor: long, Origin: long, Command: long, Resource: long, Result: audit.OK, Policy: long, Tenant: long,
		Request: long, Counts: map[string]int{}, Keys: make([]uint32, 100),
	}
	for i := range 500 {
		r.Counts[fmt.Sprintf("AN_ENTITY_WITH_A_NAME_OF_SOME_LENGTH_%d", i)] = 1 << 30
	}
	require.NoError(t, l.Append(r))
	for i := range 500 {
		r.Counts[long[:250]+fmt.Sprint(i)] = 1
		delete(r.Counts, fmt.Sprintf("AN_ENTITY_WITH_A_NAME_OF_SOME_LENGTH_%d", i))
	}
	require.ErrorContains(t, l.Append(r), "64 KiB")
}

func TestOneWriterAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	openLog(t, path, keyed())
	_, err := audit.Open(path, audit.Options{Keys: keyed()})
	require.ErrorContains(t, err, "another program is writing this log")
}

// TestConcurrentAppends keeps every record of many writers of one log.
func TestConcurrentAppends(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l, err := audit.Open(path, audit.Options{Keys: keyed()})
	require.NoError(t, err)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 50 {
				if l.Append(record(i)) != nil {
					t.Error("not written")
				}
			}
		})
	}
	all.Wait()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	s, err := verify(text, keyed())
	require.NoError(t, err)
	require.Equal(t, 400, s.Records)
	require.Equal(t, l.Head(), s.Head)
}

// TestMovedLogs: from the moment on that the file is not what was written, nothing is appended any more.
func TestMovedLogs(t *testing.T) {
	for name, move := range map[string]func(path string) error{
		"removed":    os.Remove,
		"renamed":    func(path string) error { return os.Rename(path, path+".1") },
		"cut":        func(path string) error { return os.Truncate(path, 10) },
		"written to": func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) },
		"replaced": func(path string) error {
			text, err := os.ReadFile(path)
			return errors.Join(err, os.Remove(path), os.WriteFile(path, text, 0o600))
		},
	} {
		path := filepath.Join(t.TempDir(), "log")
		l := openLog(t, path, keyed())
		require.NoError(t, l.Append(record(0)))
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, move(path))
		if name != "renamed" {
			require.ErrorContains(t, l.Append(record(1)), "moved", name)
		}
		_, err = l.Purge(begin)
		require.ErrorContains(t, err, "moved", name)
		require.NoError(t, os.WriteFile(path, text, 0o600))
		require.ErrorContains(t, l.Append(record(1)), "moved", "%s: the first error stays", name)
	}
}

func TestKeysAreRefused(t *testing.T) {
	for _, k := range []audit.Keys{
		{Primary: 1}, {Primary: 0, Secrets: keyed().Secrets}, {Primary: 1, Secrets: map[uint32][]byte{1: make([]byte, 31)}},
		{Primary: 0, Secrets: map[uint32][]byte{0: make([]byte, 32)}},
		{Primary: 7, Secrets: map[uint32][]byte{7: make([]byte, 32), 8: nil}},
	} {
		_, err := audit.Open(filepath.Join(t.TempDir(), "log"), audit.Options{Keys: k})
		require.ErrorContains(t, err, "32 bytes")
		_, err = verify(nil, k)
		require.ErrorContains(t, err, "32 bytes")
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%d"} {
		require.NotContains(t, fmt.Sprintf(verb, audit.Options{Keys: keyed()}), fmt.Sprintf(verb, keyed().Secrets[7])[1:8])
	}
}

func BenchmarkAppend(b *testing.B) {
	l := openLog(b, filepath.Join(b.TempDir(), "log"), keyed())
	for i := 0; b.Loop(); i++ {
		if err := l.Append(record(i)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	text := logOf(b, 10000, keyed())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := verify(text, keyed()); err != nil {
			b.Fatal(err)
		}
	}
}
