package main

import (
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/vault"
)

// keys reads the files of keys and opens the vault that flags name: for the operators of policies, and to restore with.
func (o *options) keys() (p policy.Options, r *operators.Restorer, err error) {
	p.Tenant = o.tenant
	restore := operators.RestoreOptions{Tenant: o.tenant}
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
	if o.vaultFile != "" {
		store, err := vault.Open(o.vaultFile)
		if err != nil {
			return p, nil, usage("--vault: %s", unprefixed(err))
		}
		p.Vault, restore.Vault = store, store
	}
	if r, err = operators.NewRestorer(restore); err != nil {
		return p, nil, usage("--key-file: %s", unprefixed(err))
	}
	return p, r, nil
}
