package spool

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// written is a disk with several segments of events that wait and of events that are done, and the events that wait.
func written(t *testing.T) (*memory, map[string]Entry) {
	m := newMemory(1)
	s, err := Open(Options{MaxBytes: leastBytes, disk: m})
	require.NoError(t, err)
	waiting := map[string]Entry{}
	for n := range 60 {
		e := event(n)
		e.Body = append(e.Body, make([]byte, 20*(n%9))...)
		require.NoError(t, s.Put(e))
		waiting[e.ID] = e
		if n%4 == 1 {
			i, _ := s.take()
			i.fate = delivered
			require.NoError(t, s.settle(i))
			delete(waiting, i.id)
		}
	}
	require.NoError(t, s.Close())
	return m, waiting
}

// with is a disk on which the bytes of a file were changed.
func (m *memory) with(name string, data []byte) *memory {
	after := newMemory(2)
	for other, f := range m.names {
		n := &inode{seen: bytes.Clone(f.seen)}
		if other == name {
			n.seen = data
		}
		n.disk, n.gone = n.seen, len(n.seen)
		after.names[other], after.durable[other] = n, n
	}
	return after
}

func (m *memory) logs() []string {
	list := slices.Sorted(maps.Keys(m.names))
	return slices.DeleteFunc(list, func(name string) bool { return !strings.HasSuffix(name, logs) })
}

// all delivers what waits and returns it by id.
func all(t *testing.T, s *Spool) map[string]Entry {
	got := map[string]Entry{}
	d := &delivery{spool: s, retry: Retry{}.complete(), send: func(_ context.Context, e Entry) error {
		got[e.ID] = e
		return nil
	}}
	for i, _ := s.take(); i != nil; i, _ = s.take() {
		d.handle(t.Context(), i)
	}
	return got
}

// TestABitThatFlips damages at most one event, and the file is kept.
func TestABitThatFlips(t *testing.T) {
	m, waiting := written(t)
	names := m.logs()
	require.GreaterOrEqual(t, len(names), 3)
	for _, name := range names {
		for at, b := range m.names[name].seen {
			if testing.Short() && at%11 != 0 {
				continue
			}
			what := fmt.Sprintf("bit of byte %d of %s", at, name)
			data := bytes.Clone(m.names[name].seen)
			data[at] = b ^ 1<<(at%8)
			after := m.with(name, data)
			s, err := Open(Options{MaxBytes: leastBytes, disk: after})
			require.NoError(t, err, what)
			st := s.Stats()
			got := all(t, s)
			missing := 0
			for id, e := range waiting {
				came, ok := got[id]
				require.True(t, !ok || bytes.Equal(came.Body, e.Body) && bytes.Equal(came.Head, e.Head), what)
				if !ok {
					missing++
				}
			}
			require.LessOrEqual(t, missing, 1, what)
			require.True(t, missing == 0 || st.Damaged+st.Torn > 0, what)
			if st.Damaged > 0 {
				require.NoError(t, s.Put(Entry{Body: make([]byte, 3800)}), what)
				require.NoError(t, s.Put(Entry{Body: make([]byte, 3800)}), what)
				kept := after.names[strings.TrimSuffix(name, logs)+damaged]
				require.True(t, kept != nil && bytes.Equal(kept.seen, data), what)
			}
		}
	}
}

// TestATornTail cuts the last segment everywhere. What was whole before is there, and it is no damage.
func TestATornTail(t *testing.T) {
	m, _ := written(t)
	names := m.logs()
	name := names[len(names)-1]
	data := m.names[name].seen
	for n := range len(data) {
		whole := walk(data[:n], marker{}, func(record, int64, int64) {})
		after := m.with(name, data[:n])
		s, err := Open(Options{MaxBytes: leastBytes, disk: after})
		require.NoError(t, err, n)
		st := s.Stats()
		require.Zero(t, st.Damaged, n)
		if int64(n) >= headLen {
			require.Equal(t, int64(n)-whole.end, st.Torn, n)
			require.Len(t, after.names[name].seen, int(whole.end), n)
		}
		require.NoError(t, s.Put(event(1000)), n)
		require.NoError(t, s.Close())
		again, err := Open(Options{MaxBytes: leastBytes, disk: after})
		require.NoError(t, err, n)
		require.Equal(t, st.Entries+1, again.Stats().Entries, n)
		require.Zero(t, again.Stats().Torn, n)
	}
}

// TestASegmentThatIsCutShort is no torn tail: the one behind it knows better.
func TestASegmentThatIsCutShort(t *testing.T) {
	m, _ := written(t)
	name := m.logs()[0]
	data := m.names[name].seen
	for n := 0; n < len(data); n += 7 {
		s, err := Open(Options{MaxBytes: leastBytes, disk: m.with(name, data[:n])})
		require.NoError(t, err, n)
		require.Equal(t, int64(1), s.Stats().Damaged, n)
	}
}

// TestAHeadThatIsLost is what a bad sector at the beginning of a file does: its other records are found.
func TestAHeadThatIsLost(t *testing.T) {
	m, waiting := written(t)
	for _, name := range m.logs() {
		data := bytes.Clone(m.names[name].seen)
		clear(data[:512])
		s, err := Open(Options{MaxBytes: leastBytes, disk: m.with(name, data)})
		require.NoError(t, err)
		require.Equal(t, int64(1), s.Stats().Damaged)
		require.Greater(t, len(all(t, s)), len(waiting)-6)
	}
}

// TestDamageWhileItIsOpen is found when the event is to be sent, or moved.
func TestDamageWhileItIsOpen(t *testing.T) {
	m, waiting := written(t)
	s, err := Open(Options{MaxBytes: leastBytes, disk: m})
	require.NoError(t, err)
	f := m.names[m.logs()[0]]
	for at := range f.seen {
		if at >= len(f.seen)/2 {
			f.seen[at] ^= 1
		}
	}
	got := all(t, s)
	st := s.Stats()
	require.NotZero(t, st.Lost)
	require.Equal(t, len(waiting), len(got)+int(st.Lost))
	require.Zero(t, st.Entries)
	require.NoError(t, s.Put(event(1000)))
	require.NotNil(t, m.names[nameOf(1, damaged)])
}

// FuzzWalk reads whatever a file may hold: no record twice, none behind the end, and whoever does not know the marker
// cannot make one within another.
func FuzzWalk(f *testing.F) {
	h := head{number: 1, marker: marker{1, 2, 3, 4, 5, 6, 7, 8}}
	b := record{kind: kindPut, entry: event(1)}.encode()
	copy(b, h.marker[:])
	f.Add(slices.Concat(h.encode(), b, b), 3, byte(0))
	f.Add(slices.Concat(h.encode(), b[:20], b), 100, byte(1))
	f.Add(h.encode(), 0, byte(1))
	f.Add([]byte(nil), 0, byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at int, flip byte) {
		if len(data) > 0 {
			data = bytes.Clone(data)
			data[uint(at)%uint(len(data))] ^= flip
		}
		var end int64
		records := 0
		found := walk(data, marker{}, func(r record, at, size int64) {
			require.GreaterOrEqual(t, at, end)
			require.GreaterOrEqual(t, at, min(headLen, int64(len(data))))
			end = at + size
			records++
			again := r.encode()
			copy(again, data[at:at+markerLen])
			require.Equal(t, data[at:end], again)
		})
		require.LessOrEqual(t, found.end, int64(len(data)))
		require.Equal(t, records, found.records)
		if records > 0 {
			require.Equal(t, end, found.end)
		}
		_, _ = Open(Options{disk: newMemory(1).with("", nil).file(nameOf(1, logs), data)})
	})
}

// file adds a file to a disk.
func (m *memory) file(name string, data []byte) *memory {
	n := &inode{seen: data, disk: data, gone: len(data)}
	m.names[name], m.durable[name] = n, n
	return m
}
