package main

import (
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"
)

// No command and no flag is added without a word in the help.
func TestHelpNamesEverything(t *testing.T) {
	root := newApp().command()
	for _, cmd := range append(root.Commands(), root) {
		if cmd != root && cmd.Name() != "help" {
			require.Contains(t, manual, "redact "+cmd.Name())
		}
		cmd.Flags().VisitAll(inHelp(t, cmd))
		for _, verb := range cmd.Commands() {
			verb.Flags().VisitAll(inHelp(t, verb))
		}
	}
	root.PersistentFlags().VisitAll(inHelp(t, root))
}

// inHelp returns a function that looks for a flag in the help, those aside that do what a command does.
func inHelp(t *testing.T, cmd *cobra.Command) func(*pflag.Flag) {
	return func(f *pflag.Flag) {
		if f.Name != "help" && f.Name != "version" {
			require.Contains(t, manual, "--"+f.Name, cmd.CommandPath())
		}
	}
}
