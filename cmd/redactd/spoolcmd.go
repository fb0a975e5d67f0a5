package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/gateway/spool"
)

// spoolCommand groups what people do with the spool of a gateway that is stopped.
func spoolCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "spool",
		Short: "look at the spool of a gateway, and at what its upstream has refused",
		Long:  "The gateway is stopped before: a spool is for one process. Nothing of what is in an event is told but its id.",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return usage("spool needs a verb: list, retry or purge")
		},
	}
	var dir string
	cmd.PersistentFlags().StringVar(&dir, "spool", "", "its `FOLDER`")
	verb := func(use, short string, run func(s *spool.Spool, names []string, out io.Writer) error) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, RunE: func(cmd *cobra.Command, args []string) error {
			return withSpool(dir, func(s *spool.Spool) error { return run(s, args, cmd.OutOrStdout()) })
		}}
	}
	cmd.AddCommand(
		verb("list", "list events: what they wait for, name, age, bytes and id", listSpool),
		verb("retry [NAME]...", "let refused events wait for their delivery again: all, or those named", retrySpool),
		verb("purge NAME...|all", "remove refused events: those named, or all", purgeSpool))
	return cmd
}

// withSpool opens a spool that is there.
func withSpool(dir string, do func(*spool.Spool) error) error {
	if dir == "" {
		return usage("spool: name its folder with --spool")
	}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return failed("--spool: there is no such folder")
	}
	s, err := spool.Open(spool.Options{Dir: dir})
	if err == nil {
		err = do(s)
		err = errors.Join(err, s.Close())
	}
	var ours *fault
	if err == nil || errors.As(err, &ours) {
		return err
	}
	return failed("--spool: %s", unprefixed(err))
}

func listSpool(s *spool.Spool, names []string, out io.Writer) error {
	if len(names) > 0 {
		return usage("spool list takes no names")
	}
	if err := listAs("waits", s.Waiting(), out); err != nil {
		return err
	}
	return listAs("refused", s.Letters(), out)
}

func listAs(state string, list []spool.Letter, out io.Writer) error {
	for _, l := range list {
		age := time.Since(l.Received).Round(time.Second)
		if _, err := fmt.Fprintf(out, "%s\t%s\t%s\t%d\t%q\n", state, l.Name, age, l.Size, l.ID); err != nil {
			return errOutput
		}
	}
	return nil
}

var errOutput = failed("spool: the output cannot be written")

func retrySpool(s *spool.Spool, names []string, out io.Writer) error {
	return each(s, names, s.Revive, out, "wait for their delivery again")
}

func purgeSpool(s *spool.Spool, names []string, out io.Writer) error {
	if len(names) == 0 {
		return usage("spool purge: name events that were refused, as 'redactd spool list' does, or say all")
	}
	if slices.Equal(names, []string{"all"}) {
		names = nil
	}
	return each(s, names, s.Discard, out, "are removed")
}

// each does something with each refused event that is named, all if none is, and says with how many.
func each(s *spool.Spool, names []string, do func(spool.Letter) error, out io.Writer, done string) error {
	list, err := refused(s, names)
	if err != nil {
		return err
	}
	for _, l := range list {
		if err := do(l); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintln(out, len(list), "events", done); err != nil {
		return errOutput
	}
	return nil
}

// refused returns the refused events that are named, all if none is.
func refused(s *spool.Spool, names []string) ([]spool.Letter, error) {
	known := map[string]bool{}
	list := slices.DeleteFunc(s.Letters(), func(l spool.Letter) bool {
		known[l.Name] = true
		return len(names) > 0 && !slices.Contains(names, l.Name)
	})
	for _, name := range names {
		if !known[name] {
			return nil, usage("spool: a name is of no event that was refused: 'redactd spool list' has them")
		}
	}
	return list, nil
}
