package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/redactd/redactd/internal/build"
	"github.com/redactd/redactd/internal/completion"
	"github.com/redactd/redactd/internal/flagtext"
)

// Exit codes.
const (
	exitDone   = 0
	exitUsage  = 2 // the command line, a policy or a key is wrong
	exitFailed = 3 // the address cannot be listened on, or requests were cut off
)

// A fault is what went wrong, with its exit code. Its text never holds what a request, a policy or a key file held.
type fault struct {
	code int
	text string
}

// Error returns the text.
func (f *fault) Error() string { return f.text }

func usage(format string, args ...any) *fault { return &fault{exitUsage, fmt.Sprintf(format, args...)} }

func failed(format string, args ...any) *fault {
	return &fault{exitFailed, fmt.Sprintf(format, args...)}
}

// ending are the signals that end the process well. By themselves the last two would have it print its stacks and
// registers, which hold words of texts; a watchdog sends SIGABRT.
var ending = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGABRT}

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string, out, err io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, ending...)
	defer stop()
	cmd := command(slog.New(slog.NewJSONHandler(err, nil)), args)
	cmd.SetArgs(args)
	cmd.SetOut(out)
	cmd.SetErr(err)
	problem := cmd.ExecuteContext(ctx)
	if problem == nil {
		return exitDone
	}
	_, _ = fmt.Fprintln(err, "redactd:", problem)
	var f *fault
	if errors.As(problem, &f) {
		return f.code
	}
	return exitUsage
}

// command returns the command, whose flags are read again from args.
func command(log *slog.Logger, args []string) *cobra.Command {
	o := &options{again: func() (*options, error) { return settings(args, os.LookupEnv) }}
	cmd := &cobra.Command{
		Use:           "redactd",
		Short:         "mask card numbers and personal data in texts that come over HTTP",
		Long:          manual,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       build.This().Version,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.complete(os.LookupEnv); err != nil {
				return err
			}
			return serve(cmd.Context(), o, log)
		},
	}
	cmd.SetVersionTemplate(build.This().Line("redactd"))
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%s; see redactd --help", flagtext.Of(err)) })
	o.define(cmd)
	completeValues(cmd)
	cmd.AddCommand(probeCommand(), spoolCommand(), completion.Command("redactd", func(text string) error { return usage("%s", text) }))
	cmd.CompletionOptions.DisableDefaultCmd = true
	return cmd
}
