package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/redactd/redactd/vault"
	"github.com/spf13/cobra"
)

// vaultCommand groups what makes and tends the file that --operator vault keeps values in.
func (a *app) vaultCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "vault",
		Short: "make the file that --operator vault keeps values in, or purge it",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("vault needs a verb: 'redact vault new', 'redact vault purge' or 'redact vault info'," +
				" each with --vault FILE")
		},
	}
	info := a.vaultVerb("info", "count the values by key, and check the whole file", a.infoVault)
	a.listFlags(info)
	cmd.AddCommand(info, a.vaultVerb("new", "make a vault in a new file", a.newVault),
		a.vaultVerb("purge", "delete the values that have expired", a.purgeVault))
	return cmd
}

// vaultVerb is a command on the file that --vault names.
func (a *app) vaultVerb(name, short string, do func() error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " --vault FILE",
		Short: short,
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if a.vaultFile == "" {
				return usage("--vault is missing: name the file of the vault")
			}
			return do()
		},
	}
}

func (a *app) newVault() error {
	f, err := vault.Create(a.vaultFile)
	if err != nil {
		return vaultFault(a.vaultFile, err)
	}
	return f.Close()
}

func (a *app) purgeVault() error {
	f, err := vault.Open(a.vaultFile)
	if err != nil {
		return vaultFault(a.vaultFile, err)
	}
	defer f.Close()
	n, err := f.Purge(vault.DayOf(time.Now()))
	if err == nil || n > 0 {
		_, _ = fmt.Fprintf(a.out, "%d purged\n", n)
	}
	if err != nil {
		return vaultFault(a.vaultFile, err)
	}
	return nil
}

// A vaultKey is what 'redact vault info' tells of a key of the set.
type vaultKey struct {
	Key     uint32 `json:"key"`
	Values  int    `json:"values"`
	Expired int    `json:"expired"`
}

func (a *app) infoVault() error {
	if err := a.checkList(); err != nil {
		return err
	}
	f, err := vault.OpenReadOnly(a.vaultFile)
	if err != nil {
		return vaultFault(a.vaultFile, err)
	}
	defer f.Close()
	byKey, err := f.Info(vault.DayOf(time.Now()))
	if err != nil {
		return vaultFault(a.vaultFile, err)
	}
	return a.showVault(byKey)
}

func (a *app) showVault(byKey map[uint32]vault.Count) error {
	var out []byte
	var rows []listed
	for _, id := range slices.Sorted(maps.Keys(byKey)) {
		k := vaultKey{id, byKey[id].Records, byKey[id].Expired}
		out = fmt.Appendf(out, "key %d: %d values, %d of them expired\n", k.Key, k.Values, k.Expired)
		rows = append(rows, listed{k, []string{fmt.Sprint(k.Key), fmt.Sprint(k.Values), fmt.Sprint(k.Expired)}})
	}
	if len(byKey) == 0 {
		out = []byte("no values\n")
	}
	if a.output != "text" {
		out = a.list([]string{"key", "values", "expired"}, rows)
	}
	_, err := a.out.Write(out)
	return err
}

// vaultFault words an error about a vault.
func vaultFault(file string, err error) *fault {
	return &fault{code: exitPartial, place: file, text: strings.TrimPrefix(err.Error(), "vault: "), err: err}
}
