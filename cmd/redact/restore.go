package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/redactd/redactd/keys"
	"github.com/redactd/redactd/operators"
	"github.com/redactd/redactd/vault"
	"github.com/spf13/cobra"
)

// restoreCommand puts values back that --operator token, encrypt, seal and vault have sealed.
func (a *app) restoreCommand() *cobra.Command {
	var auditLog string
	cmd := &cobra.Command{
		Use:   "restore [FILE...] --key-file FILE",
		Short: "put back what token, encrypt, seal and vault have sealed, with the keys that open it",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if auditLog == "" && cmd.Flags().Changed("audit-log") { // a script's variable is not set
				return usage("--audit-log is empty: name one, or leave the flag out")
			}
			if a.edits != "" {
				return a.restoreEdits(cmd.Context(), args, auditLog)
			}
			return a.restore(cmd.Context(), args, auditLog)
		},
	}
	cmd.Flags().StringVar(&auditLog, "audit-log", "", "a `FILE` to record each run in: without it nothing is restored")
	cmd.Flags().StringVar(&a.edits, "edits", "", "put back what fpe and shift have written, where the `FILE` that --edits made says;"+
		" give the policy, the operator and the subject that the text was masked with")
	return cmd
}

// restore records what it is about to do before a value is let out, and how it ended.
func (a *app) restore(ctx context.Context, names []string, auditLog string) error {
	o, err := a.restoreOptions()
	if err != nil {
		return err
	}
	r, err := operators.NewRestorer(o)
	if err != nil {
		return usage(strings.TrimPrefix(strings.TrimPrefix(err.Error(), "operators: "), "keys: "))
	}
	if len(names) == 0 {
		names = []string{stdinName}
	}
	t, err := a.trailOf(auditLog, o, names)
	if err != nil {
		return err
	}
	defer t.close()
	all, err := a.restoreFiles(ctx, r, names)
	a.sayRestored(all)
	if e := t.end(all, err); err == nil {
		err = e
	}
	return err
}

// restoreOptions reads the file that --key-file names, and opens the one that --vault does.
func (a *app) restoreOptions() (o operators.RestoreOptions, err error) {
	if a.keyFile == "" {
		return o, usage("--key-file is missing: name the file with the keys that the text was masked with")
	}
	kek, err := a.kekOfSet()
	if err != nil {
		return o, err
	}
	o.Tenant = a.tenant
	if o.Keys, o.Identities, err = keys.LoadForRestore(a.keyFile, kek); err != nil {
		return o, keyFault(a.keyFile, err)
	}
	if a.vaultFile != "" {
		o.Vault, err = a.openVault(vault.OpenReadOnly)
	}
	return o, err
}

// restoreFiles writes the files, restored, to standard output.
func (a *app) restoreFiles(
	ctx context.Context, r *operators.Restorer, names []string,
) (all operators.Restored, err error) {
	err = a.each(ctx, names, a.out, func(ctx context.Context, name string, out io.Writer) error {
		src, err := a.open(name)
		if err != nil {
			return err
		}
		defer src.Close()
		counts, err := r.Copy(out, reading{ctx, src})
		all.Add(counts)
		if err != nil {
			return broken(name, err)
		}
		return nil
	})
	if err == nil && all.Failed > 0 {
		err = &fault{code: exitPartial, place: a.vaultFile, text: "it could not be read: try again, or restore from a copy"}
	}
	return all, err
}

// sayRestored tells how many values are back, and why others are not.
func (a *app) sayRestored(all operators.Restored) {
	text := fmt.Sprintf("%d restored", all.Restored)
	for _, c := range []struct {
		n   int
		why string
	}{
		{all.Hashed, "hashed, which nothing undoes"},
		{all.Expired, "expired"},
		{all.Unknown, "sealed with another key or for another tenant, not in the vault, or damaged"},
		{all.Failed, "in a vault that cannot be read"},
	} {
		if c.n > 0 {
			text += fmt.Sprintf("; %d left: %s", c.n, c.why)
		}
	}
	a.say("", text)
}

// reading stops when its context ends.
type reading struct {
	ctx context.Context
	r   io.Reader
}

func (r reading) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, errStopped
	}
	return r.r.Read(p)
}
