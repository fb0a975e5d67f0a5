package main

import (
	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/policy"
)

// policyOptions returns what policies need besides their text: the key set that --key-file names, if it names one.
func (a *app) policyOptions() (policy.Options, error) {
	if a.keyFile == "" {
		return policy.Options{}, nil
	}
	set, err := a.keySet()
	return policy.Options{Keys: set, Tenant: a.tenant}, err
}

// keySet reads the file that --key-file names.
func (a *app) keySet() (*keys.Set, error) {
	var kek keys.KEK
	if a.kekFile != "" {
		var err error
		if kek, err = keys.LoadKEK(a.kekFile); err != nil {
			return nil, keyFault(a.kekFile, err)
		}
	}
	set, err := keys.LoadFile(a.keyFile, kek)
	if err != nil {
		return nil, keyFault(a.keyFile, err)
	}
	return set, nil
}

// keyFault is keysFault where nothing was done yet: wrong usage, as with a policy.
func keyFault(file string, err error) *fault {
	f := keysFault(file, err)
	f.code = exitUsage
	return f
}
