package main

import (
	"path/filepath"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/policy"
)

// policyOptions returns what a policy needs besides its text: the folder of its file, that of standard input being the
// current one, and the key set that --key-file names, if it names one.
func (a *app) policyOptions(file string) (o policy.Options, err error) {
	o.Dir, o.Tenant = filepath.Dir(file), a.tenant
	if a.keyFile != "" {
		o.Keys, err = a.keySet()
	}
	return o, err
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
