package main

import (
	"path/filepath"
	"slices"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/policy"
	"github.com/redactd/redactd/vault"
)

// keyOptions are the flags that say which keys values are sealed or restored with. None of them is read from the
// environment, which other programs may see or set.
type keyOptions struct {
	keyFile, kekFile, kekCommand, recipientFile, tenant, subject string
	keyID                                                        uint32 // see policy.Options
}

// keyFlags defines them, for all commands.
func (o *keyOptions) keyFlags(str func(p *string, name, value, usage string)) {
	str(&o.keyFile, "key-file", "", "a `FILE` with the keys of hash, token, encrypt, vault, fpe, surrogate and shift: a key set, or 32 secret bytes"+
		" and more; with restore also of seal")
	str(&o.recipientFile, "recipient", "", "a `FILE` with the public key that seal encrypts to")
	str(&o.kekFile, "kek-file", "", "a `FILE` with the key that the key set is encrypted with, or - for standard input")
	str(&o.kekCommand, "kek-command", "", kekCommandUsage)
	str(&o.subject, "subject", "", "whose data the text holds: operators that move dates move all of one subject alike")
	str(&o.tenant, "tenant", "", "whose values these are: each tenant has keys of its own")
}

// checkKeys refuses flags that are about keys which are not named.
func (a *app) checkKeys(args []string) error {
	switch {
	case a.keyFile == "" && (a.kekFile != "" || a.kekCommand != ""):
		return usage("--kek-file and --kek-command go with --key-file: name the file with the keys")
	case a.tenant != "" && a.keyFile == "" && a.recipientFile == "":
		return usage("--tenant goes with --key-file or --recipient: name the file with the keys")
	case a.kekFile == stdinName && (len(args) == 0 || slices.Contains(args, stdinName) || a.policyFile == stdinName):
		return usage("--kek-file - takes standard input: name the files to read")
	}
	return nil
}

// policyOptions returns what a policy needs besides its text: the folder of its file, that of standard input being the
// current one, and the keys and the vault that flags name.
func (a *app) policyOptions(file string) (o policy.Options, err error) {
	o.Dir, o.Tenant, o.KeyID = filepath.Dir(file), a.tenant, a.keyID
	if a.recipientFile != "" {
		if o.Recipient, err = keys.LoadRecipient(a.recipientFile); err != nil {
			return o, keyFault(a.recipientFile, err)
		}
	}
	if a.keyFile != "" {
		o.Keys, err = a.keySet()
	}
	if a.vaultFile != "" && err == nil {
		o.Vault, err = a.openVault(vault.Open)
	}
	return o, err
}

// keySet reads the file that --key-file names, once: the key-encryption key may come from standard input.
func (a *app) keySet() (*keys.Set, error) {
	if a.set != nil {
		return a.set, nil
	}
	kek, err := a.kekOfSet()
	if err != nil {
		return nil, err
	}
	set, err := keys.LoadFile(a.keyFile, kek)
	if err != nil {
		return nil, keyFault(a.keyFile, err)
	}
	a.set = set
	return set, nil
}

// kekOfSet returns the key-encryption key that the flags name, nil if they name none: a raw secret has none.
func (a *app) kekOfSet() (keys.KEK, error) {
	if a.kekFile == "" && a.kekCommand == "" {
		return nil, nil
	}
	return a.kek(a.kekFile, a.kekCommand)
}

// keyFault is keysFault where nothing was done yet: wrong usage, as with a policy.
func keyFault(file string, err error) *fault {
	f := keysFault(file, err)
	f.code = exitUsage
	return f
}
