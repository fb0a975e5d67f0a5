package main

import (
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/policy"
)

// shells write the completion of the command for a shell.
var shells = map[string]func(root *cobra.Command, w io.Writer) error{
	"bash": func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
	"zsh":  (*cobra.Command).GenZshCompletion,
	"fish": func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },

	"powershell": (*cobra.Command).GenPowerShellCompletionWithDesc,
}

// completionCommand prints what makes a shell complete our flags.
func completionCommand() *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use:       "completion " + strings.Join(names, "|"),
		Short:     "print the completion for a shell, to be loaded by its start file",
		Long:      "For this shell: source <(redactd completion bash)",
		Args:      cobra.ArbitraryArgs,
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || shells[args[0]] == nil {
				return usage("completion takes the name of a shell: %s", strings.Join(names, ", "))
			}
			return shells[args[0]](cmd.Root(), cmd.OutOrStdout())
		},
	}
}

// completeValues says what a shell may put behind the flags that take a word of a list.
func completeValues(cmd *cobra.Command) {
	for flag, values := range map[string][]string{
		"profile":         policy.Profiles(),
		"on-error":        {"block", "mask-all"},
		"presidio-compat": {"safe", "strict"},
	} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
}
