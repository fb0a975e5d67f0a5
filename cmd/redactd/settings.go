package main

import (
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/server"
	"github.com/redactd/redactd/vault"
)

// settings reads the flags as they are now: those of the command line, the environment, and the file of --config.
func settings(args []string, lookup func(name string) (string, bool)) (*options, error) {
	o, cmd := &options{}, &cobra.Command{}
	o.define(cmd)
	if err := cmd.ParseFlags(args); err != nil {
		return nil, usage("the command line cannot be read again: start anew") // it was read before
	}
	return o, o.complete(lookup)
}

// complete sets flags from the environment and the file of --config.
func (o *options) complete(lookup func(name string) (string, bool)) error {
	if err := o.flags.FromEnvironment("REDACTD_", lookup); err != nil {
		return usage("%s", err)
	}
	if o.file == "" {
		return nil
	}
	if err := o.flags.FromFile(o.file); err != nil {
		return usage("--config: %s", err)
	}
	return nil
}

// changing are the flags that may have other values when they are read again.
var changing = []string{"policy", "profile", "key-file", "kek-file", "recipient", "tenant"}

// quiet is how long policies must not have changed before they are read again: whoever says that they have changed may be
// writing still.
const quiet = 250 * time.Millisecond

// reread returns what is to be masked with from now on. It tells the log of flags that changed and cannot.
func (o *options) reread(store vault.Store, log *slog.Logger) (server.Means, error) {
	now, err := o.again()
	if err == nil {
		err = now.check()
	}
	if err != nil {
		return server.Means{}, err
	}
	if names := o.flags.Differing(now.flags, changing); len(names) > 0 {
		log.Warn("settings have changed that need a new start, the old ones stay", "settings", strings.Join(names, ", "))
	}
	now.quiet = quiet
	return now.means(store)
}
