package main

import (
	"strings"

	"github.com/redactd/redactd/keys"
)

// kekCommandUsage is what --kek-command says.
const kekCommandUsage = "a `PROGRAM` with its arguments, split at blanks, that encrypts and decrypts key sets"

// kek returns the key-encryption key in a file, or the one that a program keeps. That it is wrong is wrong usage, as
// with a policy. The program and its arguments are split at blanks, and there are no quotes: what needs others goes
// into a script.
func (a *app) kek(file, command string) (keys.KEK, error) {
	switch {
	case file != "" && command != "":
		return nil, usage("--kek-file and --kek-command: give one of them")
	case command != "":
		kek, err := keys.CommandKEK(strings.Fields(command)...)
		if err != nil {
			return nil, keyFault("--kek-command", err)
		}
		return kek, nil
	case file == "":
		return nil, usage("--kek-file is missing: name the file with the key-encryption key, or - for" +
			" standard input; (umask 077; head -c 32 /dev/urandom > FILE) makes one")
	}
	kek, err := a.readKEK(file)
	if err == nil {
		return kek, nil
	}
	if file == stdinName {
		file = stdinPlace
	}
	return nil, keyFault(file, err)
}

func (a *app) readKEK(file string) (keys.KEK, error) {
	if file != stdinName {
		return keys.LoadKEK(file)
	}
	src, err := a.open(stdinName)
	if err != nil {
		return nil, err
	}
	return keys.ReadKEK(src)
}
