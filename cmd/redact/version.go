package main

import (
	"github.com/redactd/redactd/internal/build"
	"github.com/spf13/cobra"
)

// versionCommand says which build this is.
func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "say which version this is",
		Args:  cobra.NoArgs,
	}
	cmd.Flags().StringVarP(&a.output, "output", "o", "text", "text or json")
	cmd.RunE = func(*cobra.Command, []string) error {
		b := build.This()
		var out []byte
		switch a.output {
		case "json", "jsonl": // which REDACT_OUTPUT may say
			out = appendJSON(nil, b)
		case "text":
			out = []byte(b.Line("redact"))
		default:
			return usage("--output is text or json")
		}
		_, err := a.out.Write(out)
		return err
	}
	return cmd
}
