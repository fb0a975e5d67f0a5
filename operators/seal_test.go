package operators_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
)

// sealing are the operators of this file, by name.
var sealing = map[string]func(*keys.Set, operators.SealOptions) (redact.Operator, error){
	"token": operators.Token, "encrypt": operators.Encrypt,
	"seal": func(set *keys.Set, o operators.SealOptions) (redact.Operator, error) {
		return operators.SealTo(identityOf(set).Recipient(), o)
	},
}

// identities has one for each key set, so that what holds for those is asked of recipients as well.
var identities sync.Map

func identityOf(set *keys.Set) *keys.Identity {
	i, err := keys.NewIdentity()
	if err != nil {
		panic(err)
	}
	one, _ := identities.LoadOrStore(set, i)
	return one.(*keys.Identity)
}

func newSet(t *testing.T) *keys.Set {
	t.Helper()
	set, err := keys.New()
	require.NoError(t, err)
	return set
}

func newRestorer(t *testing.T, set *keys.Set, tenant string, now time.Time) *operators.Restorer {
	t.Helper()
	r, err := operators.NewRestorer(operators.RestoreOptions{
		Keys: set, Identities: []*keys.Identity{identityOf(set)}, Tenant: tenant, Now: func() time.Time { return now },
	})
	require.NoError(t, err)
	return r
}

func sealedBy(op redact.Operator, e redact.Entity, value string) string {
	return string(op.Replace(nil, redact.Value{Entity: e, Text: []byte(value), Source: []byte(value)}))
}

// restored are the counts of n values of an entity that are back.
func restored(e redact.Entity, n int) operators.Restored {
	return operators.Restored{Restored: n, Entities: map[redact.Entity]int{e: n}}
}

// TestSealedValuesComeBack seals random bytes of every length, among text that looks like marks.
func TestSealedValuesComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	set := newSet(t)
	r := newRestorer(t, set, "shop", time.Now())
	for name, seals := range sealing {
		op, err := seals(set, operators.SealOptions{Tenant: "shop"})
		require.NoError(t, err)
		for n := 1; n < 700; n++ {
			value := randomBytes(rng, n)
			masked := "[x " + sealedBy(op, "ID", value) + "] [ID] [ID:"
			require.NotContains(t, masked, value, name)
			got, counts := r.Append(nil, []byte(masked))
			require.Equal(t, "[x "+value+"] [ID] [ID:", string(got), name)
			require.Equal(t, restored("ID", 1), counts, name)
		}
	}
}

func randomBytes(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return string(b)
}

// TestTokensJoin wants the same token for the same value alone, and never the same encrypted one.
func TestTokensJoin(t *testing.T) {
	set := newSet(t)
	token, err := operators.Token(set, operators.SealOptions{})
	require.NoError(t, err)
	encrypt, err := operators.Encrypt(set, operators.SealOptions{})
	require.NoError(t, err)
	seen := map[string]bool{}
	for i := range 5000 {
		value := fmt.Sprintf("41111111%08d", i)
		for _, e := range []redact.Entity{"A", "B"} {
			text := sealedBy(token, e, value)
			require.Equal(t, text, sealedBy(token, e, value))
			body := text[strings.IndexByte(text, ':'):]
			require.False(t, seen[body], "collision")
			seen[body] = true
		}
		require.NotEqual(t, sealedBy(encrypt, "A", value), sealedBy(encrypt, "A", value))
	}
}

// TestWhatIsNotRestored has one case for each reason; the text stays as it was, to the byte.
func TestWhatIsNotRestored(t *testing.T) {
	set, day := newSet(t), 24*time.Hour
	now := time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC)
	for name, seals := range sealing {
		op, err := seals(set, operators.SealOptions{Tenant: "a", Days: 2, Now: func() time.Time { return now }})
		require.NoError(t, err)
		text := sealedBy(op, "ID", "secret value")
		for _, c := range []struct {
			about string
			r     *operators.Restorer
			text  string
			want  operators.Restored
		}{
			{"the day after", newRestorer(t, set, "a", now.Add(day)), text, restored("ID", 1)},
			{"expired", newRestorer(t, set, "a", now.Add(2*day)), text, operators.Restored{Expired: 1}},
			{"another key", newRestorer(t, newSet(t), "a", now), text, operators.Restored{Unknown: 1}},
			{"another tenant", newRestorer(t, set, "b", now), text, operators.Restored{Unknown: 1}},
			{"another entity", newRestorer(t, set, "a", now), resealed(text, "OTHER", nil), operators.Restored{Unknown: 1}},
			{"longer life", newRestorer(t, set, "a", now.Add(2*day)), resealed(text, "ID", func(b []byte) { b[5]++ }), operators.Restored{Unknown: 1}},
			{"changed", newRestorer(t, set, "a", now), resealed(text, "ID", func(b []byte) { b[len(b)-1]++ }), operators.Restored{Unknown: 1}},
			{"other kind", newRestorer(t, set, "a", now), resealed(text, "ID", func(b []byte) { b[0] = 99 }), operators.Restored{Unknown: 1}},
			{"cut", newRestorer(t, set, "a", now), text[:len(text)-2] + "]", operators.Restored{}},
		} {
			got, counts := c.r.Append(nil, []byte(c.text))
			require.Equal(t, c.want, counts, "%s: %s", name, c.about)
			if c.want.Restored == 0 {
				require.Equal(t, c.text, string(got), "%s: %s", name, c.about)
			}
		}
	}
}

// resealed is the mark with other data and a checksum that holds, as who wants to mislead can make it.
func resealed(text string, e redact.Entity, change func([]byte)) string {
	_, data, _ := redact.SealAt(nil, []byte(text))
	if change != nil {
		change(data)
	}
	return string(redact.AppendSeal(nil, e, data))
}

// TestRotation reads what was sealed before the key was changed.
func TestRotation(t *testing.T) {
	set := newSet(t)
	for name, seals := range sealing {
		before, err := seals(set, operators.SealOptions{})
		require.NoError(t, err)
		old := sealedBy(before, "ID", "old value")
		require.NoError(t, set.Rotate())
		after, err := seals(set, operators.SealOptions{})
		require.NoError(t, err)
		recent := sealedBy(after, "ID", "old value")
		require.NotEqual(t, old, recent, name)
		got, counts := newRestorer(t, set, "", time.Now()).Append(nil, []byte(old+recent))
		require.Equal(t, "old valueold value", string(got), name)
		require.Equal(t, 2, counts.Restored, name)
	}
}

// TestNeverStored wants the bare mark of what may not be kept, and of what is too long.
func TestNeverStored(t *testing.T) {
	set := newSet(t)
	hash, err := operators.Hash(set, "")
	require.NoError(t, err)
	ops := []redact.Operator{hash}
	for _, seals := range sealing {
		op, err := seals(set, operators.SealOptions{})
		require.NoError(t, err)
		require.Equal(t, "[ID]", sealedBy(op, "ID", strings.Repeat("x", 1000)))
		ops = append(ops, op)
	}
	for _, op := range ops {
		for _, e := range []redact.Entity{"CARD_CVV", "CARD_PIN", "CARD_PIN_BLOCK", "CARD_TRACK"} {
			require.Equal(t, "["+string(e)+"]", sealedBy(op, e, "123"), op.Name)
		}
	}
}

// TestHash wants one hash for one value however it is written, another for any other, and nothing to restore.
func TestHash(t *testing.T) {
	set := newSet(t)
	op, err := operators.Hash(set, "a")
	require.NoError(t, err)
	card := sealedBy(op, "CREDIT_CARD", "4111111111111111")
	require.Equal(t, card, sealedBy(op, "CREDIT_CARD", "4111-1111 1111.1111"))
	require.Equal(t, sealedBy(op, "EMAIL_ADDRESS", "Ada@Example.org"), sealedBy(op, "EMAIL_ADDRESS", "ada@example.org"))
	require.NotEqual(t, sealedBy(op, "EMAIL_ADDRESS", "a-da@example.org"), sealedBy(op, "EMAIL_ADDRESS", "ada@example.org"))
	other, err := operators.Hash(set, "b")
	require.NoError(t, err)
	for _, text := range []string{sealedBy(op, "CREDIT_CARD", "4111111111111112"), sealedBy(op, "ID", "4111111111111111"), sealedBy(other, "CREDIT_CARD", "4111111111111111")} {
		require.NotEqual(t, card[len(card)-20:], text[len(text)-20:])
	}
	got, counts := newRestorer(t, set, "a", time.Now()).Append(nil, []byte(card))
	require.Equal(t, card, string(got))
	require.Equal(t, operators.Restored{Hashed: 1}, counts)
}

// TestRestoredAdds adds the counts of texts, whichever of them has some; what is added stays as it is.
func TestRestoredAdds(t *testing.T) {
	var all operators.Restored
	one := restored("A", 1)
	for _, o := range []operators.Restored{{Hashed: 1}, one, restored("B", 2), restored("A", 3), {Unknown: 4}} {
		all.Add(o)
	}
	require.Equal(t, operators.Restored{
		Restored: 6, Hashed: 1, Unknown: 4, Entities: map[redact.Entity]int{"A": 4, "B": 2},
	}, all)
	require.Equal(t, restored("A", 1), one)
}

// TestNothingToRestoreWith is refused: a text would come out as it is.
func TestNothingToRestoreWith(t *testing.T) {
	_, err := operators.NewRestorer(operators.RestoreOptions{Tenant: "a"})
	require.ErrorContains(t, err, "give the keys")
}

// TestRestorersPrintNoKeys prints one in every way.
func TestRestorersPrintNoKeys(t *testing.T) {
	r := newRestorer(t, newSet(t), "", time.Now())
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		require.Equal(t, "operators.Restorer", fmt.Sprintf(verb, r), verb)
		require.Equal(t, "operators.Restorer", fmt.Sprintf(verb, *r), verb)
	}
}

// TestCopyIsAppend restores a text through readers that give a byte, half of what is asked, or all.
func TestCopyIsAppend(t *testing.T) {
	set := newSet(t)
	op, err := operators.Token(set, operators.SealOptions{})
	require.NoError(t, err)
	r := newRestorer(t, set, "", time.Now())
	var text []byte
	for i := range 3000 {
		text = fmt.Appendf(text, "line %d [ %s\n", i, sealedBy(op, "ID", strings.Repeat("v", 1+i%600)))
	}
	text = append(text, "[ID:aaaa"...)
	want, counts := r.Append(nil, text)
	require.Equal(t, 3000, counts.Restored)
	for _, wrap := range []func(io.Reader) io.Reader{iotest.HalfReader, iotest.DataErrReader, func(r io.Reader) io.Reader { return r }} {
		var out bytes.Buffer
		got, err := r.Copy(&out, wrap(bytes.NewReader(text)))
		require.NoError(t, err)
		require.Equal(t, counts, got)
		require.True(t, bytes.Equal(want, out.Bytes()))
	}
	var out bytes.Buffer
	_, err = r.Copy(&out, iotest.OneByteReader(bytes.NewReader(text[:20000])))
	require.NoError(t, err)
	_, err = r.Copy(&out, iotest.ErrReader(io.ErrUnexpectedEOF))
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

// BenchmarkRestore is a log with a token in every other line.
func BenchmarkRestore(b *testing.B) {
	set, _ := keys.New()
	op, _ := operators.Token(set, operators.SealOptions{})
	r, _ := operators.NewRestorer(operators.RestoreOptions{Keys: set})
	var text []byte
	for i := range 10000 {
		text = fmt.Appendf(text, "2026-11-26 10:00:00 INFO request %d from the shop took 17 ms\nuser %s logged in\n", i, sealedBy(op, "EMAIL_ADDRESS", fmt.Sprintf("user%d@example.org", i)))
	}
	b.SetBytes(int64(len(text)))
	var out []byte
	for b.Loop() {
		out, _ = r.Append(out[:0], text)
	}
}
