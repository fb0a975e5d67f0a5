package keys_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
)

// counting returns n bytes that count up from start: as a secret it passes, and it is easy to look for.
func counting(start byte, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = start + byte(i)
	}
	return out
}

func fresh(t testing.TB) *keys.Set {
	t.Helper()
	s, err := keys.New()
	require.NoError(t, err)
	return s
}

func kek(t testing.TB, start byte) keys.KEK {
	t.Helper()
	k, err := keys.KEKFromBytes(counting(start, 32))
	require.NoError(t, err)
	return k
}

// subs are the sub-keys of a set for some purpose, by key id.
func subs(t testing.TB, s *keys.Set) map[uint32][]byte {
	t.Helper()
	m, primary, err := s.Sub("test", "tenant", "ENTITY", 32)
	require.NoError(t, err)
	require.Contains(t, m, primary)
	out := map[uint32][]byte{}
	for id, k := range m {
		out[id] = bytes.Clone(k.Bytes())
	}
	return out
}

func TestNewSetsDiffer(t *testing.T) {
	a, b := fresh(t), fresh(t)
	require.Len(t, a.Info(), 1)
	id := a.Info()[0].ID
	require.Equal(t, []keys.Key{{ID: id, Primary: true, Enabled: true}}, a.Info())
	require.NotEqual(t, subs(t, a)[id], subs(t, b)[b.Info()[0].ID])
}

func TestRotateKeepsTheOldKey(t *testing.T) {
	s := fresh(t)
	old, before := s.Info()[0].ID, subs(t, s)
	require.NoError(t, s.Rotate())
	info := s.Info()
	require.Len(t, info, 2)
	require.Equal(t, keys.Key{ID: old, Enabled: true}, info[0])
	require.True(t, info[1].Primary && info[1].Enabled)
	after := subs(t, s)
	require.Len(t, after, 2)
	require.Equal(t, before[old], after[old])
	require.NotEqual(t, after[old], after[info[1].ID])
	_, primary, err := s.Sub("test", "", "", 32)
	require.NoError(t, err)
	require.Equal(t, info[1].ID, primary)
}

func TestDisabledKeysGiveNoSubKeys(t *testing.T) {
	s := fresh(t)
	old := s.Info()[0].ID
	require.ErrorContains(t, s.Disable(old), "rotate first")
	require.NoError(t, s.Rotate())
	before := subs(t, s)
	require.NoError(t, s.Disable(old))
	require.Equal(t, keys.Key{ID: old}, s.Info()[0])
	require.NotContains(t, subs(t, s), old)
	require.NoError(t, s.Enable(old))
	require.Equal(t, before, subs(t, s))
	require.ErrorContains(t, s.Disable(old+1), "in the set")
	require.ErrorContains(t, s.Enable(old+1), "see the ids")
}

func TestZeroSetIsRefused(t *testing.T) {
	s := new(keys.Set)
	const want = "holds no key"
	_, _, err := s.Sub("test", "", "", 32)
	require.ErrorContains(t, err, want)
	require.ErrorContains(t, s.Rotate(), want)
	require.ErrorContains(t, s.Disable(1), want)
	require.ErrorContains(t, s.Write(new(bytes.Buffer), kek(t, 0)), want)
	require.Empty(t, s.Info())
	require.Equal(t, "key set []", s.String())
}
