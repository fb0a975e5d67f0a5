package proof

import (
	"bytes"
	"fmt"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/redact/redacttest"
	"github.com/redactd/redactd/vault"
)

// sealing returns a redactor with the default policy that does the same with all that may be stored.
func sealing(t *testing.T, op redact.Operator, err error) *redact.Redactor {
	t.Helper()
	require.NoError(t, err)
	p := profile(t, "")
	p.Default = op
	for e := range p.Operators {
		if !operators.NeverStored(e) {
			p.Operators[e] = op
		}
	}
	r, err := redact.New(p)
	require.NoError(t, err)
	return r
}

// lost are marks and boxes: of what they stand for nothing is left.
var lost = regexp.MustCompile(`\[[A-Z][A-Z0-9_]*\]|▇`)

// TestSealedTexts masks every marked text with the operators that can be undone, and with hashes: masking twice is
// masking once, and restored is what there was, byte for byte, but for what may not be stored or is too long.
func TestSealedTexts(t *testing.T) {
	set, err := keys.New()
	require.NoError(t, err)
	identity, err := keys.NewIdentity()
	require.NoError(t, err)
	store, err := vault.Create(filepath.Join(t.TempDir(), "vault"))
	require.NoError(t, err)
	defer store.Close()
	restorer, err := operators.NewRestorer(operators.RestoreOptions{
		Keys: set, Identities: []*keys.Identity{identity}, Vault: store,
	})
	require.NoError(t, err)
	token, tokenErr := operators.Token(set, operators.SealOptions{})
	encrypt, encryptErr := operators.Encrypt(set, operators.SealOptions{})
	seal, sealErr := operators.SealTo(identity.Recipient(), operators.SealOptions{})
	kept, keptErr := operators.Vault(store, set, operators.SealOptions{})
	hash, hashErr := operators.Hash(set, "")
	for _, c := range []struct {
		r      *redact.Redactor
		undone bool
	}{
		{sealing(t, token, tokenErr), true}, {sealing(t, encrypt, encryptErr), true}, {sealing(t, seal, sealErr), true},
		{sealing(t, kept, keptErr), true},
		{sealing(t, hash, hashErr), false},
	} {
		whole, texts := 0, marked(t)
		for _, text := range texts {
			once, err := c.r.Append(nil, text)
			require.NoError(t, err)
			twice, err := c.r.Append(nil, once)
			require.NoError(t, err)
			require.Equal(t, string(once), string(twice), "masked twice: %q", text)
			back, counts := restorer.Append(nil, once)
			require.Zero(t, counts.Unknown+counts.Expired, "%q", once)
			if c.undone && len(lost.FindAll(back, -1)) == len(lost.FindAll(text, -1)) {
				require.True(t, bytes.Equal(text, back), "%q came back as %q", text, back)
				whole++
			}
		}
		if c.undone {
			require.Greater(t, whole, len(texts)*8/10, "most texts come back whole")
		}
	}
}

// TestNumberedTexts keeps all promises with numbers that values have in their order, however a text is cut.
func TestNumberedTexts(t *testing.T) {
	op, err := operators.Replace(operators.NumberedTemplate)
	r := sealing(t, op, err)
	for i, text := range marked(t) {
		if i%4 == 0 {
			require.NoError(t, redacttest.Promises(r, text), "%q", text)
		}
	}
}

// TestLookAlikes wants of random lines that values which are encrypted in their shape hide what names would: what stands
// in their place is not taken for a part of what is beside.
func TestLookAlikes(t *testing.T) {
	name, err := operators.Replace("")
	named := sealing(t, name, err)
	for _, keepBIN := range []bool{false, true} {
		fpe, err := operators.FPE(operators.FPEOptions{Key: []byte("0123456789abcdef0123456789abcdef"), KeepBIN: keepBIN})
		alike := sealing(t, fpe, err)
		from := newTexts(t, *seed)
		for i := range 4000 {
			text := bytes.ReplaceAll(from.next(30+i%300), []byte("\n"), nil)
			require.Equal(t, places(t, named, text), places(t, alike, text), "%q", text)
		}
	}
}

// places returns what is found where.
func places(t *testing.T, r *redact.Redactor, text []byte) (list []string) {
	t.Helper()
	for f, err := range r.Find(bytes.NewReader(text)) {
		require.NoError(t, err)
		list = append(list, fmt.Sprintf("%s %d-%d", f.Entity, f.Start, f.End))
	}
	return list
}
