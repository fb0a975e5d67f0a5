package operators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

func newStore(t testing.TB) *vault.File {
	t.Helper()
	f, err := vault.Create(filepath.Join(t.TempDir(), "vault"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func newVault(t testing.TB, store vault.Store, set *keys.Set, o operators.SealOptions) redact.Operator {
	t.Helper()
	op, err := operators.Vault(store, set, o)
	require.NoError(t, err)
	return op
}

// restoredFrom restores text with a store on a day.
func restoredFrom(t testing.TB, store vault.Store, set *keys.Set, tenant string, now time.Time, text string) (string, operators.Restored) {
	t.Helper()
	r, err := operators.NewRestorer(operators.RestoreOptions{
		Keys: set, Vault: store, Tenant: tenant, Now: func() time.Time { return now },
	})
	require.NoError(t, err)
	got, counts := r.Append(nil, []byte(text))
	counts.Entities = nil
	return string(got), counts
}

// TestVaultedValuesComeBack keeps random bytes of all lengths, longer ones than a mark has room for among them.
func TestVaultedValuesComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	store, set := newStore(t), newSet(t)
	op := newVault(t, store, set, operators.SealOptions{Tenant: "shop"})
	var plain, masked strings.Builder
	n := 0
	for ; n < 900; n++ {
		value := randomBytes(rng, 1+n*n/40)
		mark := sealedBy(op, "ID", value)
		require.Equal(t, mark, sealedBy(op, "ID", value), "one value has two tokens")
		require.NotContains(t, mark, value+"]")
		require.Len(t, mark, len("[ID:")+44+1)
		plain.WriteString("[x " + value + "] [ID] [ID:")
		masked.WriteString("[x " + mark + "] [ID] [ID:")
	}
	require.NoError(t, op.Settle())
	got, counts := restoredFrom(t, store, set, "shop", time.Now(), masked.String())
	require.True(t, plain.String() == got)
	require.Equal(t, operators.Restored{Restored: n}, counts)
}

// TestVaultIsNotRestored has one case for each reason; the text stays as it was, to the byte.
func TestVaultIsNotRestored(t *testing.T) {
	store, set, day := newStore(t), newSet(t), 24*time.Hour
	now := time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC)
	op := newVault(t, store, set, operators.SealOptions{Tenant: "a", Days: 2, Now: func() time.Time { return now }})
	text, other := sealedBy(op, "ID", "secret value"), sealedBy(op, "ID", "another")
	require.NoError(t, op.Settle())
	closed := newStore(t)
	require.NoError(t, closed.Close())
	_, data, _ := redact.SealAt(nil, []byte(other))
	for _, c := range []struct {
		about  string
		store  vault.Store
		set    *keys.Set
		tenant string
		now    time.Time
		text   string
		want   operators.Restored
	}{
		{"the day after", store, set, "a", now.Add(day), text, operators.Restored{Restored: 1}},
		{"expired", store, set, "a", now.Add(2 * day), text, operators.Restored{Expired: 1}},
		{"no store", nil, set, "a", now, text, operators.Restored{Unknown: 1}},
		{"another store", newStore(t), set, "a", now, text, operators.Restored{Unknown: 1}},
		{"a store that fails", closed, set, "a", now, text, operators.Restored{Failed: 1}},
		{"another key", store, newSet(t), "a", now, text, operators.Restored{Unknown: 1}},
		{"another tenant", store, set, "b", now, text, operators.Restored{Unknown: 1}},
		{"another entity", store, set, "a", now, resealed(text, "OTHER", nil), operators.Restored{Unknown: 1}},
		{"another key id", store, set, "a", now, resealed(text, "ID", func(b []byte) { b[4]++ }), operators.Restored{Unknown: 1}},
		{"a life of its own", store, set, "a", now, resealed(text, "ID", func(b []byte) { b[6]++ }), operators.Restored{Unknown: 1}},
		{"another token", store, set, "a", now, resealed(text, "ID", func(b []byte) { b[len(b)-1]++ }), operators.Restored{Unknown: 1}},
		{"too long", store, set, "a", now, string(redact.AppendSeal(nil, "ID", append(data, 0))), operators.Restored{Unknown: 1}},
		{"too short", store, set, "a", now, string(redact.AppendSeal(nil, "ID", data[:len(data)-1])), operators.Restored{Unknown: 1}},
	} {
		got, counts := restoredFrom(t, c.store, c.set, c.tenant, c.now, c.text)
		require.Equal(t, c.want, counts, c.about)
		if c.want.Restored == 0 {
			require.Equal(t, c.text, got, c.about)
		}
	}
	n, err := store.Purge(vault.DayOf(now.Add(2 * day)))
	require.NoError(t, err)
	require.Equal(t, 2, n)
	_, counts := restoredFrom(t, store, set, "a", now, text)
	require.Equal(t, operators.Restored{Unknown: 1}, counts, "purged")
}

// TestVaultLives masks a value on several days: its token is kept as long as it lives, and it lives longer each time.
func TestVaultLives(t *testing.T) {
	store, set, day := newStore(t), newSet(t), 24*time.Hour
	first := time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC)
	now := first
	op := newVault(t, store, set, operators.SealOptions{Days: 10, Now: func() time.Time { return now }})
	text := sealedBy(op, "ID", "value")
	now = first.Add(9 * day)
	require.Equal(t, text, sealedBy(op, "ID", "value"))
	now = first.Add(18 * day)
	require.Equal(t, text, sealedBy(op, "ID", "value"))
	require.NoError(t, op.Settle())
	_, counts := restoredFrom(t, store, set, "", first.Add(27*day), text)
	require.Equal(t, operators.Restored{Restored: 1}, counts)
	_, counts = restoredFrom(t, store, set, "", first.Add(28*day), text)
	require.Equal(t, operators.Restored{Expired: 1}, counts)
	now = first.Add(28 * day)
	later := sealedBy(op, "ID", "value")
	require.NotEqual(t, text, later, "an expired token is given again")
	require.NoError(t, op.Settle())
	_, counts = restoredFrom(t, store, set, "", now, text+later)
	require.Equal(t, operators.Restored{Restored: 1, Unknown: 1}, counts)
}

// TestVaultRotation reads what was kept before the key was changed.
func TestVaultRotation(t *testing.T) {
	store, set := newStore(t), newSet(t)
	old := sealedBy(newVault(t, store, set, operators.SealOptions{}), "ID", "value")
	require.NoError(t, set.Rotate())
	recent := sealedBy(newVault(t, store, set, operators.SealOptions{}), "ID", "value")
	require.NoError(t, store.Sync())
	got, _ := restoredFrom(t, store, set, "", time.Now(), old+recent)
	require.Equal(t, "valuevalue", got)
	info, err := store.Info(vault.DayOf(time.Now()))
	require.NoError(t, err)
	require.Len(t, info, 2, "two keys are needed")
}

// TestVaultKeepsApart wants different tokens for one value of two entities or tenants, and none where nothing is kept.
func TestVaultKeepsApart(t *testing.T) {
	store, set := newStore(t), newSet(t)
	a := newVault(t, store, set, operators.SealOptions{Tenant: "a"})
	b := newVault(t, store, set, operators.SealOptions{Tenant: "b"})
	seen := map[string]bool{}
	for _, text := range []string{sealedBy(a, "ID", "v"), sealedBy(a, "IC", "v"), sealedBy(b, "ID", "v"), sealedBy(a, "ID", "w")} {
		seen[text[4:]] = true
	}
	require.Len(t, seen, 4)
	for _, e := range operators.NeverStoredEntities() {
		require.Equal(t, "["+string(e)+"]", sealedBy(a, e, "123"))
	}
	require.Equal(t, "[ID]", string(a.Replace(nil, redact.Value{Entity: "ID", Text: []byte("x")})), "no source")
	require.Equal(t, "[ID]", string(a.Replace(nil, redact.Value{Entity: "ID", Source: []byte("x"), Draft: true})))
	require.NoError(t, store.Sync())
	info, err := store.Info(0)
	require.NoError(t, err)
	for _, count := range info {
		require.Equal(t, 4, count.Records)
	}
}

// failing is a store of which one function fails.
type failing struct {
	vault.Store
	put, sync error
}

func (f failing) Put(r vault.Record, today vault.Day) (vault.Token, error) {
	if f.put != nil {
		return vault.Token{}, f.put
	}
	return f.Store.Put(r, today)
}

func (f failing) Sync() error { return errors.Join(f.sync, f.Store.Sync()) }

// TestVaultFails ends the text, with nothing of it out, whichever of the two ways the store fails in.
func TestVaultFails(t *testing.T) {
	set, full := newSet(t), errors.New("full")
	for _, store := range []vault.Store{failing{Store: newStore(t), put: full}, failing{Store: newStore(t), sync: full}} {
		op := newVault(t, store, set, operators.SealOptions{})
		r, err := redact.New(redact.Policy{Deny: []string{"hush"}, Default: op})
		require.NoError(t, err)
		out, err := r.String("say hush now")
		require.ErrorIs(t, err, full)
		require.Empty(t, out)
	}
	require.Equal(t, "[ID]", sealedBy(newVault(t, failing{Store: newStore(t), put: full}, set, operators.SealOptions{}), "ID", "x"))
	_, err := operators.Vault(nil, set, operators.SealOptions{})
	require.ErrorContains(t, err, "needs a store")
	_, err = operators.Vault(newStore(t), set, operators.SealOptions{Days: -1})
	require.ErrorContains(t, err, "lifetime")
}

// TestVaultConcurrently masks the same values in many streams: each mark has left with its value kept, and all have the
// same one for a value.
func TestVaultConcurrently(t *testing.T) {
	store, set := newStore(t), newSet(t)
	deny := make([]string, 50)
	for i := range deny {
		deny[i] = fmt.Sprintf("secret-%03d", i)
	}
	r, err := redact.New(redact.Policy{Deny: deny, Default: newVault(t, store, set, operators.SealOptions{})})
	require.NoError(t, err)
	text := strings.Join(deny, " and\n")
	outs := make([]string, 8)
	var wait sync.WaitGroup
	for i := range outs {
		wait.Go(func() {
			var err error
			outs[i], err = r.String(text)
			require.NoError(t, err)
			got, counts := restoredFrom(t, store, set, "", time.Now(), outs[i])
			require.Equal(t, operators.Restored{Restored: len(deny)}, counts)
			require.Equal(t, text, got)
		})
	}
	wait.Wait()
	for _, out := range outs {
		require.Equal(t, outs[0], out)
	}
}

// BenchmarkVault puts fresh values, synced in batches of a size: the first is one transaction a value.
func BenchmarkVault(b *testing.B) {
	for _, batch := range []int{1, 10, 100, 1000} {
		b.Run(fmt.Sprint(batch), func(b *testing.B) {
			set, _ := keys.New()
			op := newVault(b, newStore(b), set, operators.SealOptions{})
			n, dst := 0, []byte(nil)
			for b.Loop() {
				n++
				v := redact.Value{Entity: "EMAIL_ADDRESS", Source: fmt.Appendf(nil, "user%d@example.org", n)}
				dst = op.Replace(dst[:0], v)
				if n%batch == 0 && op.Settle() != nil {
					b.Fatal("cannot settle")
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "values/s")
		})
	}
}

// BenchmarkVaultRestore restores marks of a store with a hundred thousand values.
func BenchmarkVaultRestore(b *testing.B) {
	set, _ := keys.New()
	store := newStore(b)
	op := newVault(b, store, set, operators.SealOptions{})
	const values = 100000
	var text []byte
	for i := range values {
		v := redact.Value{Entity: "EMAIL_ADDRESS", Source: fmt.Appendf(nil, "user%d@example.org", i)}
		text = append(op.Replace(append(text, "user "...), v), '\n')
	}
	require.NoError(b, op.Settle())
	r, err := operators.NewRestorer(operators.RestoreOptions{Keys: set, Vault: store})
	require.NoError(b, err)
	var out []byte
	for b.Loop() {
		var counts operators.Restored
		if out, counts = r.Append(out[:0], text); counts.Restored != values {
			b.Fatal("not all are restored")
		}
	}
	b.ReportMetric(float64(values*b.N)/b.Elapsed().Seconds(), "values/s")
}
