package main

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

// completionCommand prints what makes a shell complete our flags.
func (a *app) completionCommand() *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use:       "completion " + strings.Join(names, "|"),
		Short:     "print the completion for a shell, to be loaded by its start file",
		Long:      "For this shell: source <(redact completion bash)",
		Args:      cobra.ArbitraryArgs,
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || shells[args[0]] == nil {
				return usage("completion takes the name of a shell: " + strings.Join(names, ", "))
			}
			return shells[args[0]](cmd.Root(), a.out)
		},
	}
}
