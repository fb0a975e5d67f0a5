package main

import (
	"github.com/spf13/cobra"

	"github.com/redactd/redactd/policy"
)

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
