package main

import (
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/vault"
)

// openVault opens the vault that a flag names, nil if none does. It stays open for as long as the process runs.
func (o *options) openVault() (vault.Store, error) {
	if o.vaultFile == "" {
		return nil, nil
	}
	store, err := vault.Open(o.vaultFile)
	if err != nil {
		return nil, usage("--vault: %s", unprefixed(err))
	}
	return store, nil
}

// keys reads the files of keys that flags name: for the operators of policies, and to restore with.
func (o *options) keys(store vault.Store) (p policy.Options, r *operators.Restorer, err error) {
	p.Tenant, p.Vault = o.tenant, store
	restore := operators.RestoreOptions{Tenant: o.tenant, Vault: store}
	if o.recipient != "" {
		if p.Recipient, err = keys.LoadRecipient(o.recipient); err != nil {
			return p, nil, usage("--recipient: %s", unprefixed(err))
		}
	}
	if o.keyFile == "" {
		return p, nil, nil
	}
	var kek keys.KEK
	if o.kekFile != "" {
		if kek, err = keys.LoadKEK(o.kekFile); err != nil {
			return p, nil, usage("--kek-file: %s", unprefixed(err))
		}
	}
	if restore.Keys, restore.Identities, err = keys.LoadForRestore(o.keyFile, kek); err != nil {
		return p, nil, usage("--key-file: %s", unprefixed(err))
	}
	p.Keys = restore.Keys
	if r, err = operators.NewRestorer(restore); err != nil {
		return p, nil, usage("--key-file: %s", unprefixed(err))
	}
	return p, r, nil
}
