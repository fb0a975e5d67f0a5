package operators_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

func newIdentity(t testing.TB) *keys.Identity {
	t.Helper()
	i, err := keys.NewIdentity()
	require.NoError(t, err)
	return i
}

// TestSealToNeverRepeats wants another mark each time: nothing can be joined.
func TestSealToNeverRepeats(t *testing.T) {
	op, err := operators.SealTo(newIdentity(t).Recipient(), operators.SealOptions{})
	require.NoError(t, err)
	seen := map[string]bool{}
	for range 200 {
		mark := sealedBy(op, "ID", "value")
		require.False(t, seen[mark])
		seen[mark] = true
	}
}

// TestIdentitiesRotate restores what was sealed to any of several, and needs no key set for it.
func TestIdentitiesRotate(t *testing.T) {
	list, text := []*keys.Identity{newIdentity(t), newIdentity(t), newIdentity(t)}, ""
	for _, i := range list {
		op, err := operators.SealTo(i.Recipient(), operators.SealOptions{Tenant: "a"})
		require.NoError(t, err)
		text += sealedBy(op, "ID", "value ")
	}
	for n := range list {
		r, err := operators.NewRestorer(operators.RestoreOptions{Identities: list[n:], Tenant: "a"})
		require.NoError(t, err)
		got, counts := r.Append(nil, []byte(text))
		want := restored("ID", len(list)-n)
		want.Unknown = n
		require.Equal(t, want, counts)
		require.True(t, strings.HasSuffix(string(got), strings.Repeat("value ", len(list)-n)))
	}
}

// TestARecipientRestoresNothing: a restorer of key sets leaves what was sealed to a recipient.
func TestARecipientRestoresNothing(t *testing.T) {
	op, err := operators.SealTo(newIdentity(t).Recipient(), operators.SealOptions{})
	require.NoError(t, err)
	r, err := operators.NewRestorer(operators.RestoreOptions{Keys: newSet(t)})
	require.NoError(t, err)
	mark := sealedBy(op, "ID", "value")
	got, counts := r.Append(nil, []byte(mark))
	require.Equal(t, mark, string(got))
	require.Equal(t, operators.Restored{Unknown: 1}, counts)
}

func TestSealToIsRefused(t *testing.T) {
	_, err := operators.SealTo(nil, operators.SealOptions{})
	require.ErrorContains(t, err, "needs a recipient")
	_, err = operators.SealTo(newIdentity(t).Recipient(), operators.SealOptions{Days: -1})
	require.ErrorContains(t, err, "change the lifetime")
}

// TestDraftsAreNotSealed: what is only looked at costs nothing.
func TestDraftsAreNotSealed(t *testing.T) {
	op, err := operators.SealTo(newIdentity(t).Recipient(), operators.SealOptions{})
	require.NoError(t, err)
	require.Equal(t, "[ID]", string(op.Replace(nil, redact.Value{Entity: "ID", Source: []byte("value"), Draft: true})))
}

// TestSealRoom is the longest value that a mark has room for, and the shortest that it does not.
func TestSealRoom(t *testing.T) {
	op, err := operators.SealTo(newIdentity(t).Recipient(), operators.SealOptions{})
	require.NoError(t, err)
	require.NotEqual(t, "[ID]", sealedBy(op, "ID", strings.Repeat("x", redact.SealMax-7-48)))
	require.Equal(t, "[ID]", sealedBy(op, "ID", strings.Repeat("x", redact.SealMax-7-47)))
}

func BenchmarkSealTo(b *testing.B) {
	op, _ := operators.SealTo(newIdentity(b).Recipient(), operators.SealOptions{})
	v := redact.Value{Entity: "EMAIL_ADDRESS", Source: []byte("ada@example.org")}
	var out []byte
	for b.Loop() {
		out = op.Replace(out[:0], v)
	}
}

func BenchmarkOpenSealed(b *testing.B) {
	i := newIdentity(b)
	op, _ := operators.SealTo(i.Recipient(), operators.SealOptions{})
	r, _ := operators.NewRestorer(operators.RestoreOptions{Identities: []*keys.Identity{i}})
	mark := op.Replace(nil, redact.Value{Entity: "EMAIL_ADDRESS", Source: []byte("ada@example.org")})
	var out []byte
	for b.Loop() {
		out, _ = r.Append(out[:0], mark)
	}
}
