package vaulttest_test

import (
	"path/filepath"
	"testing"

	"github.com/redactd/redactd/vault"
	"github.com/redactd/redactd/vault/vaulttest"
)

func TestFile(t *testing.T) {
	vaulttest.Run(t, func(t *testing.T) vault.Store {
		f, err := vault.Create(filepath.Join(t.TempDir(), "vault"))
		if err != nil {
			t.Fatal(err)
		}
		return f
	})
}
