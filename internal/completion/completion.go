// Package completion prints what makes a shell complete the flags of a command.
package completion

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// shells write the completion of the command for a shell.
var shells = map[string]func(root *cobra.Command, w io.Writer) error{
	"bash": func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
	"zsh":  (*cobra.Command).GenZshCompletion,
	"fish": func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },

	"powershell": (*cobra.Command).GenPowerShellCompletionWithDesc,
}

// Command returns the subcommand of a program that prints it. Where no shell is named that it knows it fails with what
// usage makes of the reason.
func Command(program string, usage func(text string) error) *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use:       "completion " + strings.Join(names, "|"),
		Short:     "print the completion for a shell, to be loaded by its start file",
		Long:      "For this shell: source <(" + program + " completion bash)",
		Args:      cobra.ArbitraryArgs,
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || shells[args[0]] == nil {
				return usage("completion takes the name of a shell: " + strings.Join(names, ", "))
			}
			return shells[args[0]](cmd.Root(), cmd.OutOrStdout())
		},
	}
}
