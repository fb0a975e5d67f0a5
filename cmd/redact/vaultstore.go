package main

import "github.com/redactd/redactd/vault"

// A namedVault is a vault whose errors name its file, not the text that was masked when it failed.
type namedVault struct {
	*vault.File
	name string
}

func (v namedVault) Put(r vault.Record, today vault.Day) (vault.Token, error) {
	t, err := v.File.Put(r, today)
	return t, v.broken(err)
}

func (v namedVault) Sync() error { return v.broken(v.File.Sync()) }

func (v namedVault) broken(err error) error {
	if err == nil {
		return nil
	}
	return vaultFault(v.name, err)
}

// openVault opens the file that --vault names, to the end of the run.
func (a *app) openVault(open func(path string) (*vault.File, error)) (vault.Store, error) {
	if a.vault == nil {
		f, err := open(a.vaultFile)
		if err != nil {
			return nil, vaultFault(a.vaultFile, err)
		}
		a.vault = f
	}
	return namedVault{a.vault, a.vaultFile}, nil
}

// closeVault closes the vault if it is open. All that was written is in it by then.
func (a *app) closeVault() {
	if a.vault != nil {
		_ = a.vault.Close()
	}
}
