package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/redactd/redactd/operators"
	"github.com/spf13/cobra"
)

// restoreCommand puts values back that --operator token and encrypt have sealed.
func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore [FILE...] --key-file FILE",
		Short: "put back what token and encrypt have sealed, with the key set that did it",
		Args:  cobra.ArbitraryArgs,
		RunE:  func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args) },
	}
}

func (a *app) restore(ctx context.Context, names []string) error {
	if a.keyFile == "" {
		return usage("--key-file is missing: name the file with the keys that the text was masked with")
	}
	set, err := a.keySet()
	if err != nil {
		return err
	}
	r, err := operators.NewRestorer(operators.RestoreOptions{Keys: set, Tenant: a.tenant})
	if err != nil {
		return usage(strings.TrimPrefix(err.Error(), "keys: "))
	}
	if len(names) == 0 {
		names = []string{stdinName}
	}
	var all operators.Restored
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
	a.sayRestored(all)
	return err
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
		{all.Unknown, "sealed with another key or for another tenant, or damaged"},
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
