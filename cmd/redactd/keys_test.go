package main

import (
	"crypto/rand"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/redact"
	"github.com/redactd/redactd/vault"
)

// TestKeysOfTheDaemon masks with the keys, the vault and the recipient that flags name, and restores.
func TestKeysOfTheDaemon(t *testing.T) {
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	secret := make([]byte, 32)
	_, _ = rand.Read(secret)
	require.NoError(t, os.WriteFile(file("key"), secret, 0o600))
	store, err := vault.Create(file("vault"))
	require.NoError(t, err)
	require.NoError(t, store.Close())
	identity, err := keys.NewIdentity()
	require.NoError(t, err)
	require.NoError(t, identity.Recipient().Save(file("recipient")))
	require.NoError(t, os.WriteFile(file("policy.yaml"), []byte("version: 1\noperators: {EMAIL_ADDRESS: vault, PHONE_NUMBER: seal, IBAN_CODE: token}\n"), 0o600))

	o := &options{keyFile: file("key"), vaultFile: file("vault"), recipient: file("recipient"), policies: []string{file("policy.yaml")}, compat: "safe", onError: "block"}
	c, err := o.config(slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	defer c.Options.Vault.Close()
	r, err := redact.New(c.Policies[0])
	require.NoError(t, err)
	masked, err := r.String("jo@example.com, +44 20 7946 0958, SE45 5000 0000 0583 9825 7466")
	require.NoError(t, err)
	require.Regexp(t, `^\[EMAIL_ADDRESS:\w+\], \[PHONE_NUMBER:\w+\], \[IBAN_CODE:\w+\]$`, masked)
	back, counts := c.Restorer.Append(nil, []byte(masked))
	require.Regexp(t, `^jo@example.com, \[PHONE_NUMBER:\w+\], SE45 5000 0000 0583 9825 7466$`, string(back))
	require.Equal(t, 2, counts.Restored, "what was sealed to a recipient is for its identity alone")
}

func TestKeysThatAreMissing(t *testing.T) {
	for want, o := range map[string]*options{
		"--vault go with --key-file": {vaultFile: "v"}, "--tenant goes with": {tenant: "a"}, "--recipient: ": {recipient: "nowhere"},
		"--key-file: ": {keyFile: "nowhere"},
	} {
		o.compat, o.onError = "safe", "block"
		_, err := o.config(slog.New(slog.DiscardHandler))
		require.ErrorContains(t, err, want)
	}
}
