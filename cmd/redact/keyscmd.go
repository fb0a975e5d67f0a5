package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"syscall"

	"github.com/redactd/redactd/keys"
	"github.com/spf13/cobra"
)

// keysCommand groups what makes and changes key sets. A key-encryption key comes from a file or standard
// input only: arguments and environments of processes can be read by others.
func (a *app) keysCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "keys",
		Short: "make a key set or a key pair, rotate a set, or list keys",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("keys needs a verb: 'redact keys new FILE', 'redact keys rotate FILE'," +
				" 'redact keys pair FILE' or 'redact keys list FILE'")
		},
	}
	list := a.keysVerb("list", "list the keys of a key set, or identities: ids and states, never the keys", a.listKeys)
	a.listFlags(list)
	cmd.AddCommand(list, a.pairCommand(), a.keysVerb("new", "make a key set of one key in a new file", a.newKeys),
		a.keysVerb("rotate", "add a key and make it the primary one; the others still read", a.rotateKeys))
	return cmd
}

// keysVerb is a command on the file of a key set.
func (a *app) keysVerb(name, short string, do func(file string, kek keys.KEK) error) *cobra.Command {
	var kekFile, kekCommand string
	cmd := &cobra.Command{
		Use:   name + " FILE --kek-file KEKFILE",
		Short: short,
		Long: short + "\n\nEvery byte of KEKFILE counts, a line break at the end as well. This makes one:" +
			"\n  (umask 077; head -c 32 /dev/urandom > KEKFILE)",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == stdinName || args[0] == "" {
				return usage("keys " + name + " takes the name of one file, which holds the keys")
			}
			kek, err := a.kek(kekFile, kekCommand)
			if err != nil {
				return err
			}
			return do(args[0], kek)
		},
	}
	cmd.Flags().StringVar(&kekFile, "kek-file", "", "a `FILE` with the key-encryption key, or - for standard input")
	cmd.Flags().StringVar(&kekCommand, "kek-command", "", kekCommandUsage)
	return cmd
}

// keysFault words an error about a file of keys: what the system did is partial work, all else wrong usage.
func keysFault(file string, err error) *fault {
	f := &fault{code: exitUsage, place: file, text: strings.TrimPrefix(err.Error(), "keys: "), err: err}
	if number := syscall.Errno(0); errors.As(err, &number) {
		f.code = exitPartial
	}
	return f
}

func (a *app) newKeys(file string, kek keys.KEK) error {
	s, err := keys.New()
	if err == nil {
		err = s.Save(file, kek)
	}
	if err != nil {
		return keysFault(file, err)
	}
	return a.showKeys(s)
}

func (a *app) rotateKeys(file string, kek keys.KEK) error {
	var rotated *keys.Set
	err := keys.Update(file, kek, func(s *keys.Set) error {
		rotated = s
		return s.Rotate()
	})
	if err != nil {
		return keysFault(file, err)
	}
	return a.showKeys(rotated)
}

func (a *app) listKeys(file string, kek keys.KEK) error {
	if err := a.checkList(); err != nil {
		return err
	}
	set, identities, err := keys.LoadForRestore(file, kek)
	switch {
	case err != nil:
		return keysFault(file, err)
	case set == nil:
		return a.showIdentities(identities)
	}
	return a.showKeys(set)
}

// showKeys lists the keys of a set in the form that --output asks for: in words where there is no such flag.
func (a *app) showKeys(s *keys.Set) error {
	var out []byte
	var rows []listed
	for _, k := range s.Info() {
		out = fmt.Appendf(out, "%-10d %s\n", k.ID, stateOf(k))
		rows = append(rows, listed{k, []string{
			strconv.FormatUint(uint64(k.ID), 10), strconv.FormatBool(k.Primary), strconv.FormatBool(k.Enabled),
		}})
	}
	if a.output != "text" && a.output != "" {
		out = a.list([]string{"id", "primary", "enabled"}, rows)
	}
	_, err := a.out.Write(out)
	return err
}

func stateOf(k keys.Key) string {
	switch {
	case k.Primary:
		return "primary"
	case k.Enabled:
		return "enabled"
	}
	return "disabled"
}
